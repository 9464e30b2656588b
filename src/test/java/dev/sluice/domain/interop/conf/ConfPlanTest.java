package dev.sluice.domain.interop.conf;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.interop.conf.ConfPlan.Arrival;
import dev.sluice.domain.interop.conf.ConfValue.Text;
import dev.sluice.domain.interop.plan.ImportItem;
import dev.sluice.domain.interop.plan.ImportNote;
import dev.sluice.domain.jwt.claims.JetStreamLimits;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
@DisplayName("The accounts of a server's configuration")
final class ConfPlanTest {
    static final String CONF = """
            # a comment, and a variable
            PASS = "s3cret"
            port: 4222
            system_account: SYS
            accounts {
              SYS { users = [ {user: admin, password: $PASS} ] }
              "shop eu": {
                jetstream { max_mem: 64MB, max_file = 1GB; max_streams 5 }
                limits: { max_conn: 10, max_payload: 64K }
                default_permissions { publish { deny: "admin.>" } }
                users = [
                  { user: web, password: $2a$11$abcdefghijklmnopqrstuv,
                    permissions: { publish: ["orders.>", "_INBOX.>"], subscribe: { allow: ["orders.>"], deny: [] },
                                   allow_responses: { max: 2, expires: "1m30s" } } }
                  { user: mute, password: $PASS, permissions: { publish: [] } }
                  { nkey: UC6NLCN7AS34YOJVCYD4PJ3QB7QGLYG5B5IMBT25VW5K4TNUJODM7BOX }
                ]
                exports [
                  { stream: "orders.>", accounts: [BILL, GONE] }
                  { service: prices.*, response_type: stream, response_threshold: "5s",
                    latency: { sampling: "50%", subject: "lat" } }
                ]
                mappings = { old: new, "split.*": [ {destination: "a.$1", weight: 30%}, {destination: "b.$1", weight: 70} ] }
              }
              BILL {
                imports = [
                  { stream: {account: "shop eu", subject: "orders.eu"}, prefix: shop }
                  { service: {account: "shop eu", subject: "prices.*"}, to: "vendor.prices.*" }
                  { stream: {account: "shop eu", subject: secret} }
                ]
              }
              HERE: {}
            }
            """;

    private static ConfPlan plan(String conf, String... here) {
        return ConfAccounts.plan(ConfParser.parse(conf), List.of(here));
    }

    private static List<ImportNote> notes(ConfPlan plan) {
        return plan.items().stream().map(ImportItem::note).toList();
    }

    @Test
    @DisplayName("G4 become accounts with limits, permissions, mappings, exports and users, and shares by consent")
    void comes() {
        var plan = plan(CONF, "here");
        assertEquals(
                List.of("shop eu", "BILL"),
                plan.accounts().stream().map(Arrival::name).toList());
        var shop = plan.accounts().getFirst();
        var limits = shop.shape().limits();
        assertEquals(10, limits.connections());
        assertEquals(64_000, limits.payload());
        assertEquals(new JetStreamLimits(64L << 20, 1L << 30, 5, -1, 0, 0, 0, false), limits.jetStream());
        assertEquals(
                List.of("admin.>"), shop.shape().defaultPermissions().publish().deny());
        assertEquals(
                List.of("web", "mute", "UC6NLCN7"),
                shop.users().stream().map(ConfPlan.Newcomer::name).toList());
        var web = shop.users().getFirst().patch();
        assertEquals(
                List.of("orders.>", "_INBOX.>"), requireNonNull(web.rules()).allowPublish());
        assertEquals(
                90_000_000_000L,
                requireNonNull(requireNonNull(web.responses()).granted()).ttlNanos());
        assertEquals(2, requireNonNull(shop.shape().mappings().get("split.*")).size());
        var prices = shop.shape().exports().getLast();
        assertEquals("Stream", prices.responseType());
        assertEquals(5_000_000_000L, prices.responseThreshold());
        assertEquals(50, requireNonNull(prices.latency()).sampling());
        assertEquals(
                List.of("orders.eu shop.orders.eu CONSENT", "prices.* vendor.prices.* PUBLIC"),
                plan.shares().stream()
                        .map(share -> share.subject() + " " + share.local() + " " + share.way())
                        .toList());
        assertTrue(shop.shape().exports().getFirst().tokenReq());
        assertTrue(notes(plan)
                .containsAll(List.of(
                        ImportNote.CONF_SYSTEM,
                        ImportNote.CONF_HERE,
                        ImportNote.CONF_PASSWORD,
                        ImportNote.CONF_NKEY,
                        ImportNote.CONF_UNUSED,
                        ImportNote.CONF_NO_EXPORT,
                        ImportNote.CONF_STAYS)));
        assertEquals(
                JetStreamLimits.OFF, plan.accounts().getLast().shape().limits().jetStream());
        assertTrue(
                plan.items().stream().noneMatch(item -> item.toString().contains("s3cret")),
                "a password is told to nobody");
    }

    @Test
    @DisplayName(
            "G4 get no more rights than the file gives: an empty list allows nothing, and what cannot be read stays out")
    void noMore() {
        assertEquals(
                List.of(">"),
                requireNonNull(plan(CONF)
                                .accounts()
                                .getFirst()
                                .users()
                                .get(1)
                                .patch()
                                .rules())
                        .denyPublish());
        var users =
                "accounts { A { users [ {user: a, permissions: {publish: $NOWHERE}}, {user: b, permissions: {pubs: x}},"
                        + " {user: c, valid_until: tomorrow}, {user: d} ] } }";
        var plan = plan(users);
        assertEquals(
                List.of("d"),
                plan.accounts().getFirst().users().stream()
                        .map(ConfPlan.Newcomer::name)
                        .toList());
        assertTrue(notes(plan).contains(ImportNote.CONF_VARIABLE));
        assertEquals(
                List.of(), plan("accounts { A { limits { max_conn: many } } }").accounts());
        assertEquals(
                List.of(),
                plan("accounts { A { default_permissions { publish { allowed: x } } } }")
                        .accounts());
        assertEquals(
                List.of(),
                plan("accounts { A { exports: [{stream: 'a.>', allow: [B]}] } }")
                        .accounts()
                        .getFirst()
                        .shape()
                        .exports());
        var bound = plan(
                "accounts { A { exports: [{stream: 'a.>', accounts: []}] } B { imports: [{stream: {account: A, subject: 'a.b'}}] } }");
        assertEquals(List.of(), bound.shares());
    }

    @Test
    @DisplayName("G4 are read as servers read them")
    void language() {
        var block = ConfParser.parse("""
                { "a": 'x\\n', b = "x\\x41\\n"; c [ 1, two
                  "three" // last
                ] d { e $v } v: 5
                w: 7, f { g: $w } h (
                  text {
                )
                i:
                j: true }
                """);
        assertEquals("x\\n", text(block, "a"));
        assertEquals("xA\n", text(block, "b"));
        assertEquals(3, ConfReading.items(block.find("c").orElseThrow(), "c").size());
        assertThrows(
                ConfFault.class, () -> text(ConfReading.block(block.find("d").orElseThrow(), "d"), "e"));
        assertEquals("7", text(ConfReading.block(block.find("f").orElseThrow(), "f"), "g"));
        assertTrue(text(block, "h").contains("text {"));
        assertEquals("", text(block, "i"));
        assertTrue(block.find("j").orElseThrow() instanceof Text text && text.isYes());
        assertEquals(
                List.of("a", "b", "c", "d", "v", "f", "h", "i", "j"),
                block.others().stream().map(ConfValue.Field::key).toList());
        assertNull(plan("accounts { A {} }").accounts().getFirst().users().stream()
                .findAny()
                .orElse(null));
    }

    private static String text(ConfValue.Block block, String key) {
        return ConfReading.text(block.find(key).orElseThrow(), key);
    }

    @Test
    @DisplayName("G4 from a hostile file are bounded, and a fault names its line")
    void hostile() {
        for (var conf : List.of(
                "a { b",
                "a [ 1",
                "a \"x",
                "a (x",
                "}",
                "a: ]",
                "{a: 1} b",
                "a: \"\\q\"",
                "a " + "[".repeat(100_000),
                "a " + "{a ".repeat(100_000),
                "a [" + "{} ".repeat(300_000) + "]",
                "a: \"\\x",
                ":",
                "\u0000")) {
            assertThrows(ConfFault.class, () -> ConfParser.parse(conf), conf.substring(0, Math.min(20, conf.length())));
        }
        var fault = assertThrows(ConfFault.class, () -> ConfParser.parse("a: 1\nb: \"\\q\"\n"));
        assertEquals(2, fault.line());
        assertEquals(List.of(), plan("").accounts());
        assertThrows(ConfFault.class, () -> plan("accounts: 7"));
    }
}
