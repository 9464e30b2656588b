package dev.sluice.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.Rebuild;
import dev.sluice.domain.interop.NscImporter;
import dev.sluice.domain.interop.plan.ImportItem;
import dev.sluice.domain.interop.plan.ImportNote;
import dev.sluice.domain.interop.plan.ImportRequest;
import dev.sluice.domain.interop.plan.ImportStatus;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.diff.ClaimDiff;
import dev.sluice.domain.jwt.json.ReadMode;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.Reason;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NscImportTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ko", "strict", "flat"})
    void whatComesInIsRebuiltAsItWas(String fixture) throws Exception {
        try (var workspace = Fixtures.workspace(folder)) {
            var environment = Fixtures.imported(workspace, folder, Fixtures.ROOT.resolve(fixture));
            var accounts = Fixtures.accounts(workspace, environment);
            assertFalse(accounts.isEmpty());
            for (var account : accounts) {
                var original = JwtReader.decodeAccount(
                                String.valueOf(account.release().jwt()), ReadMode.KEEP_UNKNOWN)
                        .claims();
                var rebuilt = Rebuild.of(workspace.store(), account);
                assertEquals(List.of(), ClaimDiff.between(original, rebuilt), account.name());
                assertEquals(original.limits(), rebuilt.limits());
                assertEquals(original.exports(), rebuilt.exports());
                assertEquals(original.imports(), rebuilt.imports());
            }
        }
    }

    @Test
    void aWholeEnvironmentComesIn() {
        try (var workspace = Fixtures.workspace(folder)) {
            var environment = Fixtures.imported(workspace, folder, Fixtures.ROOT.resolve("ko"));
            assertEquals("KO", environment.name());
            assertEquals(Level.PRODUCTION, environment.level());
            assertEquals(List.of("nats://localhost:4222"), environment.servers());
            assertTrue(workspace.vault().holds(environment.operator()));
            assertTrue(workspace.vault().holds(environment.signingKey()));
            var accounts = Fixtures.accounts(workspace, environment).stream()
                    .collect(Collectors.toMap(Account::name, account -> account));
            assertEquals(Set.of("ACCTA", "ACCTB", "ACCTC", "SYS"), accounts.keySet());
            assertEquals(AccountRole.SYSTEM, named(accounts, "SYS").role());
            workspace.store().read(view -> {
                assertEquals(
                        5, view.exports().of(named(accounts, "ACCTA").key()).size());
                assertEquals(
                        3, view.imports().of(named(accounts, "ACCTB").key()).size());
                assertEquals(
                        List.of("acctb-user", "scoped"),
                        view.users().of(named(accounts, "ACCTB").key()).stream()
                                .map(user -> user.name())
                                .toList());
                var connections = view.connections().in(environment.id());
                assertEquals(3, connections.size());
                connections.forEach(connection -> {
                    assertEquals(ConnectionState.DEGRADED, connection.state());
                    assertEquals(Reason.NOT_PROVEN, connection.status().reason());
                });
                return view;
            });
        }
    }

    @Test
    void aDryRunChangesNothingAndSaysEverything() {
        try (var workspace = Fixtures.workspace(folder)) {
            var importer = new NscImporter(Fixtures.means(folder));
            var plan = importer.plan(ImportRequest.of(List.of(Fixtures.ROOT)), workspace);
            assertEquals(
                    Set.of("KO", "STRICT", "FLAT"),
                    plan.operators().stream()
                            .map(operator -> operator.environment())
                            .collect(Collectors.toSet()));
            assertTrue(plan.bringsSomething());
            plan.items().map(ImportItem::words).forEach(words -> assertTrue(words.endsWith("."), words));
            assertEquals(List.of(), workspace.environments().all());
        }
    }

    @Test
    void asecondImportBringsNothing() {
        try (var workspace = Fixtures.workspace(folder)) {
            Fixtures.imported(workspace, folder, Fixtures.ROOT.resolve("ko"));
            var again = new NscImporter(Fixtures.means(folder))
                    .plan(ImportRequest.of(List.of(Fixtures.ROOT.resolve("ko"))), workspace);
            assertFalse(again.bringsSomething());
            assertEquals(0, again.count(ImportStatus.NEW));
            assertEquals(4, again.operators().getFirst().count(ImportStatus.HERE, ImportItem.Kind.ACCOUNT));
        }
    }

    @Test
    void chosenOperatorsOnly() {
        try (var workspace = Fixtures.workspace(folder)) {
            var request = new ImportRequest(List.of(Fixtures.ROOT), Level.STAGING, Set.of("strict"));
            var importer = new NscImporter(Fixtures.means(folder));
            var plan = importer.plan(request, workspace);
            assertEquals(
                    2,
                    plan.items()
                            .filter(item -> item.note() == ImportNote.NOT_CHOSEN)
                            .count());
            importer.apply(plan, workspace, Set.of());
            var environment = workspace.environments().all();
            assertEquals(1, environment.size());
            assertEquals(Level.STAGING, environment.getFirst().level());
            // The identity key of a strict operator signs nothing but itself.
            assertFalse(environment
                    .getFirst()
                    .operator()
                    .equals(environment.getFirst().signingKey()));
        }
    }

    private static Account named(Map<String, Account> accounts, String name) {
        return Objects.requireNonNull(accounts.get(name));
    }
}
