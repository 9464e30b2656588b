package dev.sluice.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.interop.ContextImport;
import dev.sluice.domain.interop.NscImporter;
import dev.sluice.domain.interop.plan.ContextPlan.Verdict;
import dev.sluice.domain.interop.plan.ImportItem;
import dev.sluice.domain.interop.plan.ImportNote;
import dev.sluice.domain.interop.plan.ImportPlan;
import dev.sluice.domain.interop.plan.ImportRequest;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.Claims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.jwt.claims.SigningKey;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.codec.Armour;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.User;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.Seed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What other tools, and people with editors, really write: every reader of Sluice judges it alike.
class OtherToolsTest {
    private static final long IAT = 1_700_000_000;

    @TempDir
    Path home;

    private final Random random = new Random(11);
    private final Seed operator = seed(KeyKind.OPERATOR);
    private final Seed system = seed(KeyKind.ACCOUNT);
    private final Seed account = seed(KeyKind.ACCOUNT);
    private final Seed userKey = seed(KeyKind.USER);
    private Path store = Path.of("");

    @BeforeEach
    void writeOperator() throws Exception {
        store = Files.createDirectories(home.resolve("store"));
        write(
                "op",
                operator,
                OperatorClaims.builder(operator.publicKey().text(), "OP")
                        .systemAccount(system.publicKey().text())
                        .build());
        write("sys", operator, claims(system, "SYS").build());
        Files.writeString(store.resolve("op.nk"), new String(operator.text()));
    }

    @Test
    void aChangedNameNeverTakesThePlaceOfARealOne() throws Exception {
        var keys = List.of(seed(KeyKind.ACCOUNT), seed(KeyKind.ACCOUNT)).stream()
                .sorted((one, other) -> one.publicKey().compareTo(other.publicKey()))
                .toList();
        var changed = keys.getFirst();
        var real = keys.getLast();
        write(
                "changed",
                operator,
                claims(changed, "foo/bar")
                        .exports(List.of(named("a/b", "one.>"), named("a-b", "two.>")))
                        .build());
        write("real", operator, claims(real, "foo-bar").build());
        try (var workspace = Fixtures.workspace(home.resolve("workspace"))) {
            var environment = Fixtures.imported(workspace, home, store);
            var accounts = Fixtures.accounts(workspace, environment);
            assertEquals("foo-bar", name(accounts, real));
            assertEquals("foo-bar-2", name(accounts, changed));
            var exports = workspace.store().read(view -> view.exports().of(changed.publicKey()));
            assertEquals("two.>", subject(exports, "a-b"));
            assertEquals("one.>", subject(exports, "a-b-2"));
        }
    }

    @Test
    void anAccountThatSignedItselfIsToldSoWithItsUsers() throws Exception {
        write("customer", account, claims(account, "CUST").build());
        write("joe", account, user("joe", userKey, ""));
        var plan = plan();
        assertEquals(List.of(ImportNote.SELF_SIGNED), notes(plan, "CUST"));
        assertEquals(List.of(ImportNote.ACCOUNT_STAYS_OUT), notes(plan, "joe"));
        plan.items().map(ImportItem::words).forEach(words -> assertTrue(words.endsWith("."), words));
    }

    @Test
    void aUserOfAnAccountThatIsHereComesInByItself() throws Exception {
        write("a", operator, claims(account, "A").build());
        try (var workspace = Fixtures.workspace(home.resolve("workspace"))) {
            Fixtures.imported(workspace, home, store);
            var late = home.resolve("late.creds");
            try (var key = seed(KeyKind.USER)) {
                Files.writeString(late, creds(key, account, user("late", key, "")));
            }
            var importer = new NscImporter(Fixtures.means(home));
            var plan = importer.plan(ImportRequest.of(List.of(late)), workspace);
            assertEquals(List.of(ImportNote.COMES_IN), notes(plan, "A/late"));
            assertTrue(importer.apply(plan, workspace, Set.of()).isComplete());
            assertEquals(
                    List.of("late"),
                    workspace.store().read(view -> view.users().of(account.publicKey())).stream()
                            .map(User::name)
                            .toList());
            assertFalse(
                    importer.plan(ImportRequest.of(List.of(late)), workspace).bringsSomething());
        }
    }

    @Test
    void aUserOfARemovedSigningKeyIsTrustedByNoReader() throws Exception {
        write("a", operator, claims(account, "A").build());
        try (var workspace = Fixtures.workspace(home.resolve("workspace"));
                var removed = seed(KeyKind.ACCOUNT);
                var key = seed(KeyKind.USER)) {
            Fixtures.imported(workspace, home, store);
            var old = Files.writeString(
                    home.resolve("old.creds"),
                    creds(key, removed, user("old", key, account.publicKey().text())));
            // An older copy of the account, which still had the key, does not bring it back.
            var had = claims(account, "A")
                    .signingKeys(
                            List.of(new SigningKey.Plain(removed.publicKey().text())))
                    .build();
            write("a", operator, had);
            var again = new NscImporter(Fixtures.means(home)).plan(ImportRequest.of(List.of(old, store)), workspace);
            assertEquals(List.of(ImportNote.STRANGER), notes(again, "old"));
            var contexts = context("old", "nats://h:4222", old);
            var plan = new ContextImport(Fixtures.means(home)).plan(workspace, contexts, Set.of());
            assertEquals(Verdict.NOT_TRUSTED, plan.entries().getFirst().verdict());
        }
    }

    @Test
    void addressesOfContextsAreReadAsTheNatsToolReadsThem() throws Exception {
        write("a", operator, claims(account, "A").build());
        try (var workspace = Fixtures.workspace(home.resolve("workspace"));
                var key = seed(KeyKind.USER)) {
            Fixtures.imported(workspace, home, store);
            var file = Files.writeString(home.resolve("u.creds"), creds(key, account, user("u", key, "")));
            var contexts = context("plain", "127.0.0.1:4222,my_nats,http://x,nats://u:secret@h", file);
            var reader = new ContextImport(Fixtures.means(home));
            var plan = reader.plan(workspace, contexts, Set.of());
            assertEquals(
                    List.of("http://x is no", "nats://h is no"),
                    plan.troubles().stream()
                            .map(item -> item.words().substring(0, item.words().indexOf(" address")))
                            .toList());
            assertEquals(1, reader.apply(plan, workspace));
            assertEquals(
                    List.of("nats://127.0.0.1:4222", "nats://my_nats"),
                    workspace.environments().all().getFirst().servers());
        }
    }

    @Test
    void whatAnEditorPutsBeforeCredsIsPassedOver() throws Exception {
        write("a", operator, claims(account, "A").build());
        for (var before : List.of("\ufeff", "# handed out by ops\n", "\ufeff\n--- see below ---\n\n")) {
            try (var key = seed(KeyKind.USER)) {
                var text = creds(key, account, user("u", key, ""));
                var file = Files.writeString(store.resolve("u.creds"), before + text);
                assertEquals(List.of(ImportNote.COMES_IN), notes(plan(), "A/u"));
                assertEquals(
                        file,
                        Fixtures.means(home)
                                .contexts()
                                .creds(file)
                                .orElseThrow()
                                .file());
            }
        }
        Files.writeString(
                store.resolve("u.creds"),
                "\ufeff" + JwtWriter.encode(user("u", userKey, ""), TokenSigner.of(account), IAT));
        assertTrue(plan().items().noneMatch(item -> item.note() == ImportNote.NO_TOKEN));
    }

    private ImportPlan plan() {
        return new NscImporter(Fixtures.means(home)).plan(ImportRequest.of(List.of(store)));
    }

    private static List<ImportNote> notes(ImportPlan plan, String name) {
        return plan.items()
                .filter(item -> item.name().equals(name))
                .map(ImportItem::note)
                .toList();
    }

    private static String name(List<Account> accounts, Seed key) {
        return accounts.stream()
                .filter(row -> row.key().equals(key.publicKey()))
                .findFirst()
                .orElseThrow()
                .name();
    }

    private static String subject(List<Export> exports, String name) {
        return exports.stream()
                .filter(export -> export.name().equals(name))
                .findFirst()
                .orElseThrow()
                .subject()
                .text();
    }

    private static ExportClaim named(String name, String subject) {
        return ExportClaim.builder(subject, ShareKind.STREAM).name(name).build();
    }

    private static AccountClaims.Builder claims(Seed key, String name) {
        return AccountClaims.builder(key.publicKey().text(), name);
    }

    private static UserClaims user(String name, Seed key, String issuerAccount) {
        return UserClaims.of(key.publicKey().text(), name).withIssuerAccount(issuerAccount);
    }

    private static String creds(Seed key, Seed signer, UserClaims claims) throws Exception {
        return new String(Armour.creds(JwtWriter.encode(claims, TokenSigner.of(signer), IAT), key));
    }

    private Path context(String name, String url, Path creds) throws Exception {
        var folder = Files.createDirectories(home.resolve("contexts-" + name));
        Files.writeString(folder.resolve(name + ".json"), "{\"url\":\"%s\",\"creds\":\"%s\"}".formatted(url, creds));
        return folder;
    }

    private Seed seed(KeyKind kind) {
        return Seed.generate(kind, random::nextBytes);
    }

    private void write(String name, Seed signer, Claims claims) throws Exception {
        Files.writeString(store.resolve(name + ".jwt"), JwtWriter.encode(claims, TokenSigner.of(signer), IAT));
    }
}
