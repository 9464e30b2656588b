package dev.sluice.heart.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.environment.EnvironmentSettings;
import dev.sluice.domain.federation.environment.Environments;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.ResolverKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.AccountServer.Answer;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.memory.MemoryAccountServer;
import dev.sluice.testing.scripted.Partners;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Servers that come by account JWTs in other ways than by keeping what is pushed.
@Tag("unit")
class ResolversTest {
    private static final ResolverKind URL = new ResolverKind.Url(URI.create("http://accounts:9090/jwt/v1/"));

    private final Partners partners = new Partners();
    private final MemoryAccountServer accountServer = new MemoryAccountServer();
    private final EnvironmentSettings settings =
            new Environments(partners.unit().ports()).settings();

    @AfterEach
    void close() {
        partners.close();
    }

    private void set(ResolverKind kind) {
        settings.setResolver(partners.services().environment().id(), kind);
        partners.unit().reach(_ -> accountServer);
        // What servers have already, the account server has too.
        for (var key : new PublicKey[] {partners.exporter(), partners.importer()}) {
            accountServer.push(
                    key, Objects.requireNonNull(partners.account(key).release().jwt()));
        }
    }

    @Test
    void whatIsSetIsRememberedUntilServersAreToShowIt() {
        var id = partners.services().environment().id();
        assertEquals(Optional.empty(), settings.resolver(id));
        settings.noteResolver(id, URL);
        settings.noteResolver(id, URL);
        assertEquals(Optional.of(URL), settings.notedResolver(id));
        settings.setResolver(id, new ResolverKind.Memory());
        assertEquals(Optional.of(new ResolverKind.Memory()), settings.resolver(id));
        assertEquals(Optional.empty(), settings.notedResolver(id));
        settings.setResolver(id, null);
        assertEquals(Optional.empty(), settings.resolver(id));
    }

    @Test
    void anAccountServerIsGivenItFirstAndWhoeverHasItLoadedIsTold() {
        set(URL);
        var connection = partners.share("orders", "orders.>");
        assertEquals(ConnectionState.ACTIVE, connection.state());
        assertEquals(
                partners.account(partners.importer()).release().jwt(),
                accountServer.stored().get(partners.importer()));
        partners.push();
        partners.assertInStep();
        partners.end(connection, partners.exporter());
        assertEquals(ConnectionState.REVOKED, partners.state(connection));
    }

    @Test
    void whatAnAccountServerRefusesGoesToNobody() {
        set(URL);
        var offer = partners.offer("orders", "orders.>");
        var before = partners.unit().servers().server(0).stored(partners.exporter());
        for (var answer :
                new Answer[] {new Answer.Refused(500, "full"), new Answer.Failed("timed out"), new Answer.Missing()}) {
            accountServer.says(partners.exporter(), answer);
            assertThrows(ProblemException.class, () -> partners.accept(offer), answer::toString);
            assertEquals(before, partners.unit().servers().server(0).stored(partners.exporter()));
            accountServer.heal();
            partners.push();
            assertEquals(ConnectionState.PENDING, partners.state(offer));
        }
        partners.assertFlows(false, offer);
        assertEquals(ConnectionState.ACTIVE, partners.accept(offer).state());
    }

    @Test
    void anAccountServerDeletesNothingSoThatTheAccountStaysLockedOut() {
        set(URL);
        assertInstanceOf(
                Outcome.Done.class,
                partners.services()
                        .accounts()
                        .remove(partners.importer(), OperationOptions.now())
                        .outcome());
        assertEquals(
                Removal.Stage.STAYS_LOCKED_OUT,
                partners.services()
                        .accounts()
                        .removal(partners.importer())
                        .orElseThrow()
                        .stage());
    }

    @Test
    void whatIsInstalledByHandWaitsUntilServersAreSeenToHaveIt() {
        set(new ResolverKind.Memory());
        var added = partners.services()
                .exports()
                .add(partners.exportDraft("feed", "feed.>", Visibility.PRIVATE), OperationOptions.now());
        assertTrue(assertInstanceOf(Outcome.Partial.class, added.outcome()).isWaiting());
        assertFalse(partners.account(partners.exporter()).release().confirmed());
        var signed = Objects.requireNonNull(
                partners.account(partners.exporter()).release().jwt());
        for (var server : partners.unit().servers().servers()) {
            assertFalse(signed.equals(server.stored(partners.exporter())), "nothing is sent");
            server.lose(partners.exporter());
            server.bringBack(partners.exporter(), signed);
        }
        assertInstanceOf(Outcome.Done.class, partners.push());
        assertTrue(partners.account(partners.exporter()).release().confirmed());
        partners.assertInStep();
    }

    @Test
    void nothingIsPushedWhereNobodySaysWhereServersLook() {
        partners.unit().servers().keepNothing();
        partners.unit().reach(_ -> accountServer);
        var problem = assertThrows(ProblemException.class, () -> partners.export("feed", "feed.>", Visibility.PRIVATE));
        assertEquals(ProblemCode.RESOLVER_UNSUPPORTED, problem.code());
        settings.noteResolver(partners.services().environment().id(), URL);
        partners.unit().reach(_ -> accountServer);
        partners.export("feed", "feed.>", Visibility.PRIVATE);
        assertTrue(accountServer.stored().containsKey(partners.exporter()));
    }
}
