package dev.sluice.domain.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationOptions.Timing;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.AccountPatch.Mapping;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.scripted.UnitEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What accounts say of themselves: once, twice, staged, with a server away, and put back.
@Tag("unit")
class AccountEditsTest {
    private static final OperationOptions NOW = OperationOptions.now();

    private final UnitEnvironment unit = UnitEnvironment.start(3);
    private final Account acme = unit.account("ACME");

    @AfterEach
    void end() {
        unit.close();
    }

    private Outcome change(AccountPatch patch, OperationOptions options) {
        return unit.services().edits().change(acme.key(), patch, options).outcome();
    }

    private AccountClaims on(int server) {
        return claims(server, acme.key());
    }

    private AccountClaims claims(int server, PublicKey key) {
        try {
            return JwtReader.decodeAccount(
                            Objects.requireNonNull(unit.servers().server(server).stored(key)))
                    .claims();
        } catch (JwtException e) {
            throw new AssertionError(e);
        }
    }

    private static AccountPatch limits(Map<String, Long> limits) {
        var none = AccountPatch.none();
        return AccountPatch.builder()
                .limits(limits)
                .addTags(none.addTags())
                .removeTags(none.removeTags())
                .build();
    }

    private static AccountPatch tiered(String tier, Map<String, Long> limits) {
        return AccountPatch.builder().limits(limits).tier(tier).build();
    }

    @Test
    @DisplayName("S4-1 limits and words reach every server; the same again is pushed to nobody")
    void once() {
        var patch = AccountPatch.builder()
                .limits(Map.of("connections", 5L, "data", 1000L, "jetstream-disk", 1_000_000L))
                .description("Tools")
                .infoUrl("http://localhost/acme")
                .addTags(List.of("Gold", "eu"))
                .removeTags(List.of("eu"))
                .wildcardExports(false)
                .bearerTokens(false)
                .build();
        assertInstanceOf(Outcome.Done.class, change(patch, NOW));
        for (var server = 0; server < 3; server++) {
            var claims = on(server);
            assertEquals(5, claims.limits().connections());
            assertEquals(1000, claims.limits().data());
            assertEquals(1_000_000, claims.limits().jetStream().diskStorage());
            // Storage without streams could not be used.
            assertEquals(-1, claims.limits().jetStream().streams());
            assertFalse(claims.limits().wildcardExports());
            assertTrue(claims.limits().disallowBearer());
            assertEquals(List.of("gold"), claims.tags());
            assertEquals("Tools", claims.description());
        }
        var again = assertInstanceOf(Outcome.Done.class, change(patch, NOW));
        assertEquals(List.of(), again.reports());
    }

    @Test
    @DisplayName("S4-1 limits by replicas and flat ones exclude each other")
    void tiers() {
        change(limits(Map.of("jetstream-disk", 5L)), NOW);
        change(tiered("R3", Map.of("jetstream-disk", 7L, "streams", 2L)), NOW);
        var limits = on(0).limits();
        assertEquals(7, Objects.requireNonNull(limits.tiers().get("R3")).diskStorage());
        assertEquals(0, limits.jetStream().diskStorage());
        var refused = assertThrows(ProblemException.class, () -> change(limits(Map.of("jetstream-disk", 5L)), NOW));
        assertEquals(ProblemCode.TIERED_LIMITS, refused.code());
    }

    @Test
    @DisplayName("S4-2 suspending waits for no server that is away, and is finished when it is back")
    void suspensionWithAServerAway() {
        change(limits(Map.of("connections", 5L)), NOW);
        unit.servers().server(2).crash();
        assertInstanceOf(Outcome.Partial.class, change(AccountPatch.suspending(1), NOW));
        assertEquals(0, on(0).limits().connections());
        assertEquals(0, on(0).limits().leafNodes());
        unit.servers().server(2).start();
        unit.services().publisher().pushAll(NOW);
        assertEquals(0, on(2).limits().connections());
        assertInstanceOf(Outcome.Done.class, change(AccountPatch.suspending(0), NOW));
        assertEquals(5, on(2).limits().connections());
        assertEquals(-1, on(2).limits().leafNodes());
    }

    @Test
    @DisplayName("S4-2 a suspended account stays so whatever else changes, and comes back with that")
    void editsWhileSuspended() {
        change(AccountPatch.suspending(1), NOW);
        change(limits(Map.of("connections", 9L)), NOW);
        assertEquals(0, on(0).limits().connections());
        change(AccountPatch.suspending(0), NOW);
        assertEquals(9, on(0).limits().connections());
    }

    @Test
    @DisplayName("S4-3 staged changes wait for a push, one on the other")
    void staged() {
        var later = new OperationOptions(Timing.STAGE, Set.of(), Progress.NONE);
        assertInstanceOf(Outcome.Staged.class, change(AccountPatch.renaming("Acme-Ltd"), later));
        change(AccountPatch.mapping(new Mapping("a.*", "b.$1", 100, "", false)), later);
        assertEquals("ACME", on(0).base().name());
        unit.services().publisher().pushAll(NOW);
        assertEquals("Acme-Ltd", on(0).base().name());
        assertEquals(Set.of("a.*"), on(0).mappings().keySet());
        assertEquals(
                "Acme-Ltd", unit.services().accounts().find(acme.key().text()).name());
    }

    @Test
    @DisplayName("S4-3 an earlier JWT comes back with what it said, and neither suspends nor resumes")
    void putBack() {
        change(AccountPatch.mapping(new Mapping("a", "b", 100, "", false)), NOW);
        var number = unit.services().revisions().list(acme.key()).getFirst().number();
        change(AccountPatch.mapping(new Mapping("a", null, 0, "", true)), NOW);
        assertEquals(Set.of(), on(0).mappings().keySet());
        change(AccountPatch.suspending(1), NOW);
        unit.services().revisions().putBack(acme.key(), number, NOW);
        assertEquals(Set.of("a"), on(0).mappings().keySet());
        assertEquals(0, on(0).limits().connections());
        change(AccountPatch.suspending(0), NOW);
        assertEquals(-1, on(0).limits().connections());
    }

    @Test
    @DisplayName("S4-3 names of others, the system account, and nothing at all are refused")
    void refusals() {
        unit.account("Other");
        assertEquals(ProblemCode.ACCOUNT_EXISTS, refused(acme.key(), AccountPatch.renaming("other")));
        assertEquals(ProblemCode.PATCH_EMPTY, refused(acme.key(), AccountPatch.none()));
        var system = unit.services().environment().systemAccount();
        assertEquals(ProblemCode.ACCOUNT_PROTECTED, refused(system, AccountPatch.renaming("S")));
    }

    @Test
    @DisplayName("S4-3 what an account of others is called here is ours to say, and nothing else of it")
    void external() {
        var far = unit.services().accounts().addExternal("far", unit.keys().create(KeyKind.ACCOUNT));
        var renamed = unit.services().edits().change(far.key(), AccountPatch.renaming("Far-Ltd"), NOW);
        assertInstanceOf(Outcome.Local.class, renamed.outcome());
        assertEquals(far.key(), unit.services().accounts().find("Far-Ltd").key());
        // There is nothing of it that a push could carry.
        var later = new OperationOptions(Timing.STAGE, Set.of(), Progress.NONE);
        assertInstanceOf(
                Outcome.Local.class,
                unit.services()
                        .edits()
                        .change(far.key(), AccountPatch.renaming("far"), later)
                        .outcome());
        assertEquals("far", unit.services().accounts().find(far.key().text()).name());
        assertEquals(ProblemCode.ACCOUNT_EXISTS, refused(far.key(), AccountPatch.renaming("Acme")));
        assertEquals(ProblemCode.PATCH_EMPTY, refused(far.key(), AccountPatch.none()));
        for (var patch : List.of(
                limits(Map.of("connections", 5L)),
                AccountPatch.suspending(1),
                AccountPatch.tiering(new AccountPatch.Tiering("gold", "")),
                AccountPatch.mapping(new Mapping("a", "b", 100, "", false)))) {
            assertEquals(ProblemCode.ACCOUNT_EXTERNAL, refused(far.key(), patch));
        }
    }

    private ProblemCode refused(PublicKey key, AccountPatch patch) {
        return assertThrows(
                        ProblemException.class, () -> unit.services().edits().change(key, patch, NOW))
                .code();
    }
}
