package dev.sluice.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.testing.Age;
import dev.sluice.testing.Inbox;
import dev.sluice.testing.Stranger;
import dev.sluice.testing.TestClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Servers look at the export that is imported and take any token whose subject contains that of the import: a
/// revoked token opens no other export of its account, now or later.
class RevokedTokenTest extends Journey {
    RevokedTokenTest() {
        super(Age.NEWEST, 1);
    }

    private Connection issued(Account account, String subject, ShareKind kind, Stranger partner) {
        return test.services().activations().issue(account.key(), export(account, subject, kind), partner.key());
    }

    private void flows(TestClient publisher, Inbox inbox, String subject) {
        var before = inbox.count();
        await().untilAsserted(() -> {
            publisher.publish(subject, "!");
            assertTrue(inbox.count() > before);
        });
    }

    private void revoked(Connection connection) {
        test.services()
                .federation()
                .end(connection.id(), ActingAccount.of(connection.exporter()), OperationOptions.now());
        assertEquals(ConnectionState.REVOKED, stateOf(connection));
    }

    @Test
    @DisplayName("S3-A9 a revoked token opens no narrower export, added later for somebody else")
    void narrower() {
        var a = account("org-a");
        var b = account("org-b");
        try (var stranger = Stranger.on(test)) {
            var wide = issued(a, "orders.>", ShareKind.STREAM, stranger);
            var heard = Inbox.of(stranger.client(), "orders.>");
            var publisher = at(a, 0);
            stranger.push(Stranger.using(wide, "orders.>"));
            flows(publisher, heard, "orders.eu.1");
            revoked(wide);
            test.services().exports().remove(export(wide), OperationOptions.now());
            accept(offer(a, b, "orders.eu.>"), null);
            stranger.push(Stranger.using(wide, "orders.eu.>"));
            silent(publisher, heard, "orders.eu.2");
        }
    }

    private static dev.sluice.domain.model.ExportId export(Connection connection) {
        return java.util.Objects.requireNonNull(connection.share().export());
    }

    private void silent(TestClient publisher, Inbox inbox, String subject) {
        var before = inbox.count();
        publisher.publish(subject, "not for you");
        await().during(SILENCE).until(() -> inbox.count() == before);
    }

    @Test
    @DisplayName("S3-A9 nor a crossing one, also of a service")
    void crossing() {
        var a = account("org-a");
        try (var stranger = Stranger.on(test)) {
            var stream = issued(a, "crossing.*.new", ShareKind.STREAM, stranger);
            var service = issued(a, "ask.*.now", ShareKind.SERVICE, stranger);
            revoked(stream);
            revoked(service);
            test.services().exports().remove(export(stream), OperationOptions.now());
            test.services().exports().remove(export(service), OperationOptions.now());
            export(a, "crossing.eu.*", ShareKind.STREAM);
            export(a, "ask.eu.*", ShareKind.SERVICE);
            stranger.push(Stranger.using(stream, "crossing.eu.new"), Stranger.using(service, "ask.eu.now"));
            silent(at(a, 0), Inbox.of(stranger.client(), "crossing.>"), "crossing.eu.new");
            var asked = Inbox.of(at(a, 0), "ask.>");
            silent(stranger.client(), asked, "ask.eu.now");
        }
    }

    @Test
    @DisplayName(
            "S3-A9 a revocation stands in each export that it reaches, of its kind, and in those kept as they came")
    void everyExport() {
        var a = account("org-a");
        try (var stranger = Stranger.on(test)) {
            var wide = issued(a, "every.*.x", ShareKind.STREAM, stranger);
            revoked(wide);
            var target = stranger.key().text();
            export(a, "every.eu.*", ShareKind.STREAM);
            export(a, "every.*.y", ShareKind.STREAM);
            export(a, "every.eu.x.service", ShareKind.SERVICE);
            var kept = AccountClaims.builder(a.key().text(), a.name())
                    .exports(List.of(
                            ExportClaim.builder("every.*.x", ShareKind.STREAM)
                                    .name("twice")
                                    .tokenRequired()
                                    .build(),
                            ExportClaim.builder("every.>.x", ShareKind.STREAM)
                                    .name("odd")
                                    .tokenRequired()
                                    .build(),
                            ExportClaim.builder("every.us.x", ShareKind.STREAM)
                                    .name("open")
                                    .build()))
                    .build();
            Map<String, Boolean> held = test.store().rehearse(tx -> {
                var row = tx.accounts().find(a.key()).orElseThrow().withRest(ClaimRest.write(kept));
                tx.accounts().save(row);
                return ClaimsPlanner.claims(tx, row).exports().stream()
                        .collect(java.util.stream.Collectors.toMap(
                                claim -> claim.name().startsWith("export") ? claim.subject() : claim.name(),
                                claim -> claim.revocations().containsKey(target)));
            });
            assertEquals(
                    Map.of(
                            "every.*.x", true,
                            "every.eu.*", true,
                            "every.*.y", false,
                            "every.eu.x.service", false,
                            "twice", true,
                            "odd", true,
                            "open", false),
                    held);
        }
    }

    @Test
    @DisplayName("S3-A9 the same partner's other connection, on an export that the revocation reaches, is not cut")
    void bystander() {
        var a = account("org-a");
        var b = account("org-b");
        export(a, "by.eu.*", ShareKind.STREAM);
        export(a, "by.*.new", ShareKind.STREAM);
        var first = accept(offer(a, b, "by.eu.*"), "one.eu.*");
        var second = accept(offer(a, b, "by.*.new"), "two.*.new");
        var kept = Inbox.of(at(b, 0), "two.>");
        var cut = Inbox.of(at(b, 0), "one.>");
        var publisher = at(a, 0);
        flows(publisher, kept, "by.us.new");
        flows(publisher, cut, "by.eu.old");
        revoked(first);
        silent(publisher, cut, "by.eu.old");
        flows(publisher, kept, "by.us.new");
        assertTrue(test.services().federation().get(second.id()).grant().iat()
                > second.grant().iat());
        assertEquals(ConnectionState.ACTIVE, stateOf(second));
        assertTrue(test.services().accounts().prove(b.key()).isEffective());
    }

    @Test
    @DisplayName("S3-A9 a token that opens more than is imported by it is revoked for all that it opens")
    void widerThanItsImport() {
        var a = account("org-a");
        try (var stranger = Stranger.on(test)) {
            var wide = issued(a, "wider.>", ShareKind.STREAM, stranger);
            var share = wide.share();
            test.services()
                    .context()
                    .commit(tx -> wide.with(new Connection.Share(
                            share.name(),
                            share.kind(),
                            Subject.of("wider.eu.>"),
                            share.exporter(),
                            share.importer(),
                            share.export())));
            revoked(wide);
            var row = test.services().revocations().list(a.key()).getFirst();
            assertEquals(Subject.of("wider.>"), row.revocation().subject());
            assertEquals(1, row.tokens().size());
        }
    }

    @Test
    @DisplayName("S3-A9 an export that another tool added is taken with what was revoked before")
    void taken() throws Exception {
        var a = account("org-a");
        try (var stranger = Stranger.on(test)) {
            var wide = issued(a, "drift.>", ShareKind.STREAM, stranger);
            revoked(wide);
            test.services().exports().remove(export(wide), OperationOptions.now());
            test.otherTool()
                    .push(
                            a,
                            claims -> claims.copy()
                                    .exports(List.of(ExportClaim.builder("drift.eu.>", ShareKind.STREAM)
                                            .name("theirs")
                                            .tokenRequired()
                                            .build()))
                                    .build());
            test.services().drifts().takeTheirs(a.key(), OperationOptions.now());
            var rows = test.services().exports().list(a.key());
            assertEquals(
                    List.of(Subject.of("drift.eu.>")),
                    rows.stream().map(Export::subject).toList());
            stranger.push(Stranger.using(wide, "drift.eu.>"));
            silent(at(a, 0), Inbox.of(stranger.client(), "drift.>"), "drift.eu.1");
            assertFalse(test.services().revocations().list(rows.getFirst()).isEmpty());
        }
    }
}
