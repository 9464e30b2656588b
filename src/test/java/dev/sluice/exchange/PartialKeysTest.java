package dev.sluice.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.AccountView.Ability;
import dev.sluice.domain.interop.ContextImport;
import dev.sluice.domain.interop.NscImporter;
import dev.sluice.domain.interop.plan.CliContext;
import dev.sluice.domain.interop.plan.ContextPlan;
import dev.sluice.domain.interop.plan.ImportItem;
import dev.sluice.domain.interop.plan.ImportNote;
import dev.sluice.domain.interop.plan.ImportRequest;
import dev.sluice.domain.interop.plan.ImportStatus;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.ui.testing.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// An nsc environment whose account keys are not all there. One workspace for all.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartialKeysTest {
    private final Path root;
    private final TestWorkspace workspace;
    private final Environment environment;
    private final EnvironmentServices services;

    PartialKeysTest(@TempDir Path root) throws IOException {
        this.root = root;
        var store = root.resolve("ko");
        copy(Fixtures.ROOT.resolve("ko"), store);
        for (var account : List.of("ACCTA", "ACCTB")) {
            var token = Files.readString(store.resolve("stores/KO/accounts/" + account + "/" + account + ".jwt"));
            var key = subject(token);
            Files.delete(store.resolve("keys/keys/A/" + key.substring(1, 3) + "/" + key + ".nk"));
        }
        workspace = Fixtures.workspace(root.resolve("workspace"));
        environment = Fixtures.imported(workspace, root, store);
        services = workspace.services(environment.id());
    }

    @AfterAll
    void close() {
        workspace.close();
    }

    private Account account(String name) {
        return services.accounts().find(name);
    }

    private Set<Ability> abilities(String name) {
        return services.accounts().view(account(name).key()).abilities();
    }

    @Test
    @DisplayName("S0-5: an activation is minted with a signing key, for a public key alone")
    void aPlainSigningKeyGrantsAndMints() throws Exception {
        assertEquals(Set.of(Ability.SIGN, Ability.GRANT, Ability.MINT), abilities("ACCTA"));
        var exporter = account("ACCTA").key();
        var export = services.exports().find(exporter, "CARTEVENTS-GRANT-STREAM");
        var partner = Seed.generate(KeyKind.ACCOUNT, new Random(3)::nextBytes).publicKey();
        var issued = services.activations().issue(exporter, export, partner);
        var token = JwtReader.decodeActivation(String.valueOf(issued.grant().token()))
                .claims();
        assertEquals(exporter.text(), token.issuerAccount());
        assertFalse(token.issuer().equals(exporter.text()));
        assertEquals(partner.text(), token.subject());
        var user = JwtReader.decodeUser(services.users().add(exporter, "new").jwt())
                .claims();
        assertEquals(exporter.text(), user.issuerAccount());
    }

    @Test
    void aScopedKeyOnlyMints() throws Exception {
        assertEquals(Set.of(Ability.SIGN, Ability.MINT), abilities("ACCTB"));
        var user = JwtReader.decodeUser(
                        services.users().add(account("ACCTB").key(), "bound").jwt())
                .claims();
        assertTrue(user.limits().isScoped());
        assertEquals(account("ACCTB").key().text(), user.issuerAccount());
    }

    @Test
    @DisplayName("jwt-facts.md#6 what an edit by nsc lost is seen when it is imported again")
    void damageIsSeen() throws Exception {
        var account = account("ACCTA");
        var released =
                JwtReader.decodeAccount(String.valueOf(account.release().jwt())).claims();
        var exports =
                released.exports().stream().map(PartialKeysTest::asNscEdits).toList();
        var limits = account("ACCTC");
        var damaged = released.copy().exports(exports).build();
        var file = Files.createDirectories(root.resolve("edited")).resolve("ACCTA.jwt");
        Files.writeString(file, signed(damaged));
        var strict =
                JwtReader.decodeAccount(String.valueOf(limits.release().jwt())).claims();
        var loosened = strict.copy()
                .limits(strict.limits()
                        .copy()
                        .allowWildcardExports()
                        .allowBearerTokens()
                        .build())
                .build();
        Files.writeString(file.resolveSibling("ACCTC.jwt"), signed(loosened));
        var plan = new NscImporter(Fixtures.means(root)).plan(ImportRequest.of(List.of(file.getParent())), workspace);
        var notes = plan.items()
                .filter(item -> item.status() == ImportStatus.DAMAGED)
                .map(ImportItem::note)
                .collect(Collectors.toSet());
        assertEquals(
                Set.of(
                        ImportNote.LOST_REVOCATIONS,
                        ImportNote.LOST_POSITION,
                        ImportNote.LOST_RESPONSE_TYPE,
                        ImportNote.LOST_WILDCARD_BAN,
                        ImportNote.LOST_BEARER_BAN,
                        // Left by the real nsc when the fixture was made.
                        ImportNote.JETSTREAM_MINUS_ONE),
                notes);
        assertFalse(plan.bringsSomething());
    }

    @Test
    void contextsOfKnownAccountsAreSeen() throws Exception {
        var contexts = Files.createDirectories(root.resolve("contexts"));
        var creds = root.resolve("ko/keys/creds/KO/ACCTC/acctc-user.creds");
        Files.writeString(contexts.resolve("known.json"), "{\"url\":\"nats://a:1\",\"creds\":\"" + creds + "\"}");
        Files.writeString(contexts.resolve("broken.json"), "{");
        Files.writeString(contexts.resolve("gone.json"), "{\"creds\":\"/nowhere/x.creds\"}");
        Files.writeString(contexts.resolve("nsc.json"), "{\"nsc\":\"nsc://KO/ACCTA/x\",\"creds\":\"\"}");
        var plan = new ContextImport(Fixtures.means(root)).plan(workspace, contexts, Set.of());
        assertEquals(
                List.of(
                        "gone " + ContextPlan.Verdict.NO_SUCH_FILE,
                        "known " + ContextPlan.Verdict.HERE,
                        "nsc " + ContextPlan.Verdict.NO_CREDS),
                plan.entries().stream()
                        .map(entry -> entry.context().name() + " " + entry.verdict())
                        .toList());
        assertEquals(1, plan.troubles().size());
    }

    @Test
    void contextsMadeByTheRealToolAreRead() {
        var found = Fixtures.means(root).contexts().read(Fixtures.ROOT.resolve("contexts/nats/context"));
        assertEquals(
                List.of("plain", "shop"),
                found.contexts().stream().map(CliContext::name).toList());
        assertEquals(
                List.of("nats://one:4222", "nats://two:4222"),
                found.contexts().getFirst().urls());
    }

    /// jwt-facts.md#4.2, no. 1.
    private static ExportClaim asNscEdits(ExportClaim export) {
        var type = export.isService() ? "Singleton" : "";
        return export.copy()
                .revocations(Map.of())
                .accountTokenPosition(0)
                .responseType(type)
                .build();
    }

    private String signed(AccountClaims claims) throws Exception {
        return JwtWriter.encode(claims, workspace.vault().signer(environment.signingKey()), claims.issuedAt() + 60);
    }

    private static String subject(String token) {
        try {
            return JwtReader.decodeAccount(token).claims().subject();
        } catch (JwtException e) {
            throw new AssertionError(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var walk = Files.walk(from)) {
            for (var path : walk.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
