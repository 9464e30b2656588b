package dev.sluice.ui.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.AccountPatch.Mapping;
import dev.sluice.domain.model.record.AccountPatch.SubjectRules;
import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
@DisplayName("What is done with an account, as commands")
public class AccountLinesTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final AccountLines LINES = new AccountLines("Retail");
    private static final Account ACCOUNT = new Account(
            PublicKey.parse("ADJM5VYRSWQ47O43UMML3XTIWQYYYVCHKLRRH2PZQMG3CY7EDNKXH62Y")
                    .orElseThrow(),
            new EnvironmentId(new UUID(0, 1)),
            "Order desk",
            AccountRole.MANAGED,
            Limits.core(),
            Release.NONE,
            NOW,
            null);

    /// One of each, for those who try them out.
    public static List<CommandLines> samples() {
        return List.of(
                LINES.add("Order desk"),
                LINES.usage(ACCOUNT),
                LINES.change(ACCOUNT, everything(), NOW),
                LINES.change(
                        ACCOUNT, defaults(new SubjectRules(List.of("a.>"), List.of(), List.of(), List.of("b"))), NOW),
                LINES.change(ACCOUNT, defaults(SubjectRules.NONE), NOW),
                LINES.change(ACCOUNT.withLimits(Limits.unlimited()), tiered(), NOW),
                LINES.change(ACCOUNT, AccountPatch.suspending(1), NOW),
                LINES.change(ACCOUNT, AccountPatch.suspending(0), NOW),
                LINES.change(ACCOUNT, AccountPatch.mapping(new Mapping("a.*", "b.$1", 30, "east", false)), NOW),
                LINES.change(ACCOUNT, AccountPatch.mapping(new Mapping("a.*", "b.$1", 0, "east", true)), NOW),
                LINES.change(ACCOUNT, AccountPatch.renaming("Orders"), NOW),
                LINES.remove(ACCOUNT));
    }

    private static AccountPatch everything() {
        var limits = new java.util.HashMap<String, Long>();
        for (var limit : AccountLimit.values()) {
            limits.put(limit.word(), 1_048_576L);
        }
        limits.put(AccountLimit.SUBSCRIPTIONS.word(), Limits.NO_LIMIT);
        return AccountPatch.builder()
                .limits(limits)
                .description("it's \"new\"")
                .infoUrl("https://example.com/a?b=c")
                .addTags(List.of("eu"))
                .removeTags(List.of("old"))
                .expires(NOW.plusSeconds(90 * 86_400L - 20).getEpochSecond())
                .wildcardExports(false)
                .bearerTokens(false)
                .build();
    }

    private static AccountPatch tiered() {
        return AccountPatch.builder()
                .limits(Map.of(AccountLimit.STREAMS.word(), 5L))
                .tier("R3")
                .expires(0L)
                .build();
    }

    private static AccountPatch defaults(SubjectRules rules) {
        return AccountPatch.builder().defaults(rules).build();
    }

    @Test
    void aLimitIsOneOfEachTool() {
        var patch = AccountPatch.builder()
                .limits(Map.of(AccountLimit.CONNECTIONS.word(), 20L, AccountLimit.LEAF_NODES.word(), -1L))
                .build();
        var lines = LINES.change(ACCOUNT, patch, NOW);
        assertEquals(
                "sluice account edit --environment Retail 'Order desk' --connections 20 --leaf-nodes unlimited",
                lines.sluiceText());
        assertEquals("""
                nsc edit account --name 'Order desk' --conns 20 --leaf-conns=-1
                nsc push --account 'Order desk'""", lines.nscText());
    }

    @Test
    void anEndIsTheSpanThatWasMeant() {
        assertTrue(LINES.change(ACCOUNT, everything(), NOW).sluiceText().contains("--expires 90d"));
        assertTrue(LINES.change(ACCOUNT, tiered(), NOW).sluiceText().contains("--expires never"));
    }

    @Test
    void whatNscCannotDoIsNotPretended() {
        assertEquals(
                List.of(),
                LINES.change(ACCOUNT, AccountPatch.renaming("Orders"), NOW).nsc());
        assertEquals(
                List.of(),
                LINES.change(ACCOUNT, defaults(SubjectRules.NONE), NOW).nsc());
        assertEquals(CommandLines.NONE, LINES.change(ACCOUNT, AccountPatch.none(), NOW));
    }

    @Test
    void severalChangesAreAsManyLinesAndTheNameChangesLast() {
        var patch = AccountPatch.builder()
                .name("Orders")
                .description("Order desk")
                .mappings(List.of(new Mapping("a", "b", 100, "", false)))
                .suspended(0L)
                .build();
        assertEquals(
                List.of("resume", "edit", "add", "rename"),
                LINES.change(ACCOUNT, patch, NOW).sluice().stream()
                        .map(line -> line.split(" ", 4)[2])
                        .toList());
    }

    @Test
    void whatATerminalWouldObeyIsWrittenByItsNumber() {
        var line = LINES.add("a\u001b[2J'\n\u202e").sluiceText();
        assertEquals("sluice account add --environment Retail $'a\\u001b[2J\\'\\u000a\\u202e'", line);
    }
}
