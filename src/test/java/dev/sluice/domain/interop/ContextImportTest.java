package dev.sluice.domain.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.interop.ContextImport.Draft;
import dev.sluice.domain.interop.plan.ContextPlan;
import dev.sluice.domain.interop.plan.ContextPlan.Verdict;
import dev.sluice.domain.interop.plan.ImportNote;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.codec.Armour;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.User;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.memory.MemoryFiles;
import dev.sluice.testing.scripted.UnitEnvironment;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
@DisplayName("Contexts of the NATS command line tool")
class ContextImportTest {
    private final UnitEnvironment unit = UnitEnvironment.start(1);
    private final Account account = unit.account("org-a");
    private final MemoryFiles files = new MemoryFiles();
    private final Seed key = Estate.seed(KeyKind.USER, 1);
    private final ContextImport contexts =
            new ContextImport(new InteropDependencies(files, files, files, unit.clock(), () -> new UUID(1, 2)));

    @AfterEach
    void close() {
        unit.close();
    }

    private String user(String name, Seed of) {
        var claims = UserClaims.of(Estate.text(of), name);
        try {
            return JwtWriter.encode(claims, unit.keys().signer(account.key()), Estate.IAT);
        } catch (JwtException e) {
            throw new AssertionError(e);
        }
    }

    private ContextPlan plan(String... names) {
        return contexts.plan(unit.workspace(), null, Set.of(names));
    }

    private static List<String> verdicts(ContextPlan plan) {
        return plan.entries().stream()
                .map(entry -> entry.context().name() + " " + entry.verdict())
                .toList();
    }

    @Test
    @DisplayName("each is judged: whose user it is, whether servers would let it in, what is missing")
    void judged() {
        var stranger = Estate.seed(KeyKind.ACCOUNT, 2);
        files.context("bare");
        files.context("gone", List.of(), null, key);
        files.context("no user", List.of(), "no token", key);
        files.context(
                "strange", List.of(), Estate.sign(UserClaims.of(Estate.text(key), "x"), stranger, Estate.IAT), key);
        var borrowed = UserClaims.of(Estate.text(key), "x")
                .withIssuerAccount(account.key().text());
        files.context("untrusted", List.of(), Estate.sign(borrowed, stranger, Estate.IAT), key);
        files.context("good", List.of(), user("joe", key), key);
        assertEquals(
                List.of(
                        "bare " + Verdict.NO_CREDS,
                        "gone " + Verdict.NO_SUCH_FILE,
                        "no user " + Verdict.NOT_A_USER,
                        "strange " + Verdict.ACCOUNT_UNKNOWN,
                        "untrusted " + Verdict.NOT_TRUSTED,
                        "good " + Verdict.NEW),
                verdicts(plan()));
        assertEquals(List.of("good " + Verdict.NEW), verdicts(plan("good")));
        assertEquals(
                ProblemCode.CONTEXT_UNKNOWN,
                assertThrows(ProblemException.class, () -> plan("nobody")).code());
    }

    @Test
    @DisplayName("a user comes in under a name of its own, with its seed, once")
    void comesIn() {
        unit.services().users().add(account.key(), "joe");
        files.context("joes", List.of("nats://h:4222", "http://x"), user("joe", key), key);
        var plan = plan();
        assertEquals(ImportNote.SERVER_LEFT_OUT, plan.troubles().getFirst().note());
        assertEquals(1, contexts.apply(plan, unit.workspace()));
        assertEquals(
                List.of("joe", "joe-2"),
                unit.services().users().list(account.key()).stream()
                        .map(User::name)
                        .toList());
        assertTrue(unit.keys().holds(key.publicKey()));
        assertEquals(List.of("joes " + Verdict.HERE), verdicts(plan()));
        assertEquals(0, contexts.apply(plan(), unit.workspace()));
        // Servers that are known are not replaced by somebody's context.
        assertEquals(unit.servers().urls(), unit.services().environment().servers());
    }

    @Test
    @DisplayName("an environment without servers gets those of the context, as the tool reads them")
    void bringsServers() {
        unit.disk().write(tx -> {
            var now = unit.services().environment();
            tx.environments().save(withoutServers(now));
            return now;
        });
        files.context("joes", List.of("127.0.0.1:4222", "http://x"), user("joe", key), key);
        assertEquals(1, contexts.apply(plan(), unit.workspace()));
        assertEquals(
                List.of("nats://127.0.0.1:4222"), unit.services().environment().servers());
    }

    private static Environment withoutServers(Environment now) {
        return new Environment(
                now.id(),
                now.name(),
                now.level(),
                now.operator(),
                now.signingKey(),
                now.systemAccount(),
                now.operatorJwt(),
                List.of());
    }

    @Test
    @DisplayName("a locked vault takes no seed, and so no user")
    void locked() {
        files.context("joes", List.of(), user("joe", key), key);
        var plan = plan();
        unit.keys().lock();
        var refused = assertThrows(ProblemException.class, () -> contexts.apply(plan, unit.workspace()));
        assertEquals(ProblemCode.VAULT_LOCKED, refused.code());
        assertEquals(List.of(), unit.services().users().list(account.key()));
    }

    @Test
    @DisplayName("a user goes out as a context with creds that its server lets in")
    void goesOut() throws Exception {
        var user = unit.services().users().add(account.key(), "joe of x");
        var draft = new Draft(unit.services().environment().id(), user, null, null);
        contexts.export(unit.workspace(), draft);
        assertEquals("nats://n1:4222", files.written().get("KO-org-a-joe-of-x.json"));
        var creds = String.valueOf(files.written().get("KO-org-a-joe-of-x.creds"));
        assertEquals(user.jwt(), Armour.token(creds).strip());
        var again = assertThrows(ProblemException.class, () -> contexts.export(unit.workspace(), draft));
        assertEquals(ProblemCode.CONTEXT_EXISTS, again.code());
    }
}
