package dev.sluice.contract;

import static dev.sluice.domain.model.ShareKind.STREAM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.LoadedAccount.Detail;
import dev.sluice.domain.port.LoadedAccount.ImportStatus;
import dev.sluice.domain.port.LoadedAccount.Validity;
import dev.sluice.domain.port.Resolver;
import dev.sluice.domain.port.ServerLink;
import dev.sluice.domain.port.Subscription;
import dev.sluice.testing.TestOperator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Two accounts of which one may import what the other exports, and a link over which both are pushed and asked
/// for.
record Pair(ServersUnderTest servers, ServerLink link, Seed exporter, Seed importer) implements AutoCloseable {
    private static final String SUBJECT = "orders.>";

    Pair(ServersUnderTest servers, ServerLink link) {
        this(servers, link, TestOperator.seed(KeyKind.ACCOUNT), TestOperator.seed(KeyKind.ACCOUNT));
    }

    Resolver resolver() {
        return link.resolver();
    }

    ExpectedServers expected() {
        return resolver().expected();
    }

    AccountClaims.Builder account(Seed seed) {
        return AccountClaims.builder(seed.publicKey().text(), seed.equals(exporter) ? "org-a" : "org-b");
    }

    ExportClaim.Builder export() {
        return ExportClaim.builder(SUBJECT, STREAM).name("orders").tokenRequired();
    }

    AccountClaims exports() {
        return account(exporter).exports(List.of(export().build())).build();
    }

    /// With what the importer was given up to then taken back.
    AccountClaims revoking(long until) {
        var revoked = export().revocations(Map.of(importer.publicKey().text(), until));
        return account(exporter).exports(List.of(revoked.build())).build();
    }

    AccountClaims imports(String token) {
        var wish = ImportClaim.builder(SUBJECT, STREAM, exporter.publicKey().text())
                .name("orders")
                .token(token);
        return account(importer).imports(List.of(wish.build())).build();
    }

    String activation() {
        return servers.operator().activation(exporter, importer.publicKey(), SUBJECT, STREAM);
    }

    String sign(AccountClaims claims) {
        return servers.operator().sign(claims, servers.operator().operatorSeed());
    }

    PushReport push(String jwt) {
        return resolver().push(exporter.publicKey(), jwt, expected());
    }

    PushReport delete(String request) {
        return resolver().delete(exporter.publicKey(), request, expected());
    }

    /// Both pushed, with a client of the importer at the first server.
    void share() {
        assertTrue(push(sign(exports())).isComplete());
        assertTrue(push(sign(imports(activation()))).isComplete());
        servers.listen(0, importer, "orders.eu");
        assertEquals(List.of(Validity.VALID), validities());
    }

    List<String> stored(Seed account) {
        return resolver().stored(account.publicKey(), expected());
    }

    /// What the one server that is asked acts on.
    Detail enforced(Seed account) {
        return Objects.requireNonNull(
                resolver().enforced(account.publicKey(), expected()).getFirst().detail());
    }

    List<Validity> validities() {
        return enforced(importer).imports().stream().map(ImportStatus::validity).toList();
    }

    /// Subjects in the exporter's table that belong to clients of the importer.
    List<String> shadows() {
        return resolver().subscriptions(exporter.publicKey(), expected()).subscriptions().stream()
                .filter(one -> one.owner().equals(importer.publicKey().text()))
                .map(Subscription::subject)
                .toList();
    }

    @Override
    public void close() {
        link.close();
    }
}
