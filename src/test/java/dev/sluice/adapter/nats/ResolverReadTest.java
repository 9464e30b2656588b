package dev.sluice.adapter.nats;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.adapter.sandbox.ServerCluster;
import dev.sluice.domain.federation.environment.SystemRights;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.port.LoadedAccount;
import dev.sluice.domain.port.LoadedAccount.Completeness;
import dev.sluice.domain.port.LoadedAccount.ExportStatus;
import dev.sluice.domain.port.LoadedAccount.ImportStatus;
import dev.sluice.domain.port.LoadedAccount.Validity;
import dev.sluice.domain.port.Resolver;
import dev.sluice.domain.port.Subscription;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestClient;
import dev.sluice.testing.TestLinks;
import dev.sluice.testing.TestOperator;
import dev.sluice.testing.TestServers;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolverReadTest {
    private final TestOperator operator = new TestOperator();
    private final Seed exporter = TestOperator.seed(KeyKind.ACCOUNT);
    private final Seed importer = TestOperator.seed(KeyKind.ACCOUNT);

    @ParameterizedTest
    @CsvSource({"NEWEST, 1", "NEWEST, 3", "OLDEST, 1", "OLDEST, 3"})
    void whatIsEnforcedReadsTheSameOnEveryVersion(Age age, int count) {
        try (var cluster = TestServers.start(age, operator.trust(), count);
                var link = TestLinks.open(operator, SystemRights.PUSHER, cluster.urls())) {
            var resolver = link.resolver();
            var exporting = push(resolver, exporterClaims());
            var importing = push(resolver, importerClaims(consent("orders.>", ShareKind.STREAM)));
            var expected = resolver.expected();
            assertEquals(
                    count, resolver.enforced(importer.publicKey(), expected).size());
            resolver.enforced(importer.publicKey(), expected).forEach(each -> assertNull(each.detail(), "not loaded"));

            try (var _ = connect(importer, cluster)) {
                var imported = loaded(resolver, importer);
                assertEquals(importing, imported.jwt());
                assertEquals(Completeness.COMPLETE, imported.completeness());
                var from = exporter.publicKey().text();
                assertEquals(
                        List.of(
                                new ImportStatus(from, ShareKind.STREAM, "orders.>", "vendor-orders.>", Validity.VALID),
                                new ImportStatus(from, ShareKind.SERVICE, "price.get", "prices", Validity.VALID)),
                        imported.imports());
                var exported = loaded(resolver, exporter);
                assertEquals(exporting, exported.jwt());
                assertEquals(
                        List.of(
                                new ExportStatus(ShareKind.STREAM, "orders.>"),
                                new ExportStatus(ShareKind.SERVICE, "price.get")),
                        exported.exports().stream()
                                .sorted((a, b) -> a.kind().compareTo(b.kind()))
                                .toList());

                // Taking the export away marks the import that was good before.
                push(resolver, AccountClaims.builder(from, "ACCTA").build());
                assertTrue(loaded(resolver, importer).imports().stream()
                        .allMatch(each -> each.validity() == Validity.INVALID));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"NEWEST, 1", "OLDEST, 1"})
    void anImportWithoutConsentIsMissing(Age age, int count) {
        try (var cluster = TestServers.start(age, operator.trust(), count);
                var link = TestLinks.open(operator, SystemRights.PUSHER, cluster.urls())) {
            var resolver = link.resolver();
            push(resolver, exporterClaims());
            push(resolver, importerClaims(""));
            try (var _ = connect(importer, cluster)) {
                var detail = loaded(resolver, importer);
                assertEquals(Completeness.INCOMPLETE, detail.completeness());
                assertEquals(
                        List.of("price.get"),
                        detail.imports().stream().map(ImportStatus::subject).toList());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"NEWEST, 1", "NEWEST, 3", "OLDEST, 1", "OLDEST, 3"})
    void theImportersShadowCountsWhatItGets(Age age, int count) {
        try (var cluster = TestServers.start(age, operator.trust(), count);
                var link = TestLinks.open(operator, SystemRights.PUSHER, cluster.urls())) {
            var resolver = link.resolver();
            push(resolver, exporterClaims());
            push(resolver, importerClaims(consent("orders.>", ShareKind.STREAM)));
            try (var publisher = connect(exporter, cluster);
                    var listener = connect(importer, cluster)) {
                listener.connection().createDispatcher(_ -> {}).subscribe("vendor-orders.eu.*", "workers");
                listener.flush();
                var shadow = await().until(() -> shadow(resolver), Optional::isPresent)
                        .orElseThrow();
                assertEquals(importer.publicKey().text(), shadow.owner());
                assertEquals("orders.eu.*", shadow.subject());
                assertEquals("workers", shadow.queue());
                assertEquals(0, shadow.messages());

                // Interest takes a moment to reach the publisher's server.
                await().until(() -> {
                    publisher.publish("orders.eu.new", "1");
                    return shadow(resolver).orElseThrow().messages() > 3;
                });
                var reports = resolver.subscriptions(
                        List.of(exporter.publicKey(), importer.publicKey()), resolver.expected());
                assertEquals(2, reports.size());
                reports.forEach(report -> {
                    assertEquals(count, report.answered());
                    assertEquals(count, report.expected());
                });
                assertTrue(reports.getLast().subscriptions().stream()
                        .allMatch(
                                each -> each.owner().equals(importer.publicKey().text())));
                assertFalse(reports.getLast().subscriptions().isEmpty());
            }
        }
    }

    private Optional<Subscription> shadow(Resolver resolver) {
        return resolver.subscriptions(exporter.publicKey(), resolver.expected()).subscriptions().stream()
                .filter(each -> each.owner().equals(importer.publicKey().text()))
                .findFirst();
    }

    private AccountClaims exporterClaims() {
        return AccountClaims.builder(exporter.publicKey().text(), "ACCTA")
                .exports(List.of(
                        ExportClaim.builder("orders.>", ShareKind.STREAM)
                                .name("orders")
                                .tokenRequired()
                                .build(),
                        ExportClaim.builder("price.get", ShareKind.SERVICE)
                                .name("prices")
                                .build()))
                .build();
    }

    private AccountClaims importerClaims(String token) {
        var from = exporter.publicKey().text();
        return AccountClaims.builder(importer.publicKey().text(), "ACCTB")
                .imports(List.of(
                        ImportClaim.builder("orders.>", ShareKind.STREAM, from)
                                .name("orders")
                                .token(token)
                                .localSubject("vendor-orders.>")
                                .build(),
                        ImportClaim.builder("price.get", ShareKind.SERVICE, from)
                                .name("prices")
                                .localSubject("prices")
                                .build()))
                .build();
    }

    private String consent(String subject, ShareKind kind) {
        return operator.activation(exporter, importer.publicKey(), subject, kind);
    }

    private String push(Resolver resolver, AccountClaims claims) {
        var jwt = operator.sign(claims, operator.operatorSeed());
        var key = new PublicKey(claims.subject());
        var report = resolver.push(key, jwt, resolver.expected());
        assertTrue(report.isComplete(), report.summary());
        return jwt;
    }

    private TestClient connect(Seed account, ServerCluster cluster) {
        return operator.connect(account, cluster.urls().toArray(String[]::new));
    }

    /// What the one server enforces that has the account loaded.
    private static LoadedAccount.Detail loaded(Resolver resolver, Seed account) {
        var details = resolver.enforced(account.publicKey(), resolver.expected()).stream()
                .filter(LoadedAccount::isLoaded)
                .map(each -> Objects.requireNonNull(each.detail()))
                .toList();
        assertFalse(details.isEmpty());
        details.forEach(detail -> assertEquals(details.getFirst(), detail));
        assertNotNull(details.getFirst().jwt());
        return details.getFirst();
    }
}
