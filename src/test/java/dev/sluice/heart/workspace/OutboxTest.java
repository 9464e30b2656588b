package dev.sluice.heart.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.event.Inbox;
import dev.sluice.domain.event.OutboxPublisher;
import dev.sluice.domain.federation.environment.EventUsers;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.record.Notification;
import dev.sluice.domain.model.record.Notification.Delivery;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.EventTransport.Announcement;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.scripted.Partners;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What accounts are told of, and how it gets there.
@Tag("unit")
class OutboxTest {
    private final Partners partners = new Partners();
    private final Inbox inbox = partners.services().recorder().inbox();
    private final List<Announcement> heard = new ArrayList<>();
    private final List<String> users = new ArrayList<>();
    private @Nullable ProblemCode failure;
    private final OutboxPublisher outbox = partners.services()
            .recorder()
            .outbox(
                    partners.services().environment().id(),
                    new EventUsers(
                            partners.unit().keys(),
                            partners.services().environment().id()),
                    (_, credentials, announcements) -> {
                        users.add(credentials.userJwt());
                        credentials.seed().close();
                        if (failure != null) {
                            throw ProblemException.of(failure, "a server");
                        }
                        heard.addAll(announcements);
                    });

    @AfterEach
    void close() {
        outbox.close();
        partners.close();
    }

    private List<String> types() {
        return heard.stream().map(one -> one.notification().type()).toList();
    }

    private List<Notification> told(PublicKey account) {
        return inbox.of(account, 100);
    }

    @Test
    void bothSidesAreToldOfAConnectionOnce() throws JwtException {
        var connection = partners.share("orders", "orders.>");
        assertEquals(
                List.of("federation.connection.activated", "federation.export.created"),
                told(partners.importer()).stream().map(Notification::type).toList());
        assertEquals(4, outbox.deliver());
        assertEquals(
                Set.of(Delivery.SENT),
                Set.copyOf(told(partners.importer()).stream()
                        .map(Notification::delivery)
                        .toList()));
        assertEquals(0, outbox.deliver());
        assertTrue(heard.stream()
                .allMatch(one -> one.subject().endsWith(one.notification().type())));
        var rights = JwtReader.decodeUser(users.getFirst()).claims().limits().permissions();
        assertEquals(1, rights.publish().allow().size());
        assertEquals(List.of(">"), rights.subscribe().deny());
        heard.clear();
        partners.end(connection, partners.exporter());
        outbox.deliver();
        assertEquals(List.of("federation.connection.revoked", "federation.connection.revoked"), types());
    }

    @Test
    void whatCannotBeToldNowWaits() {
        partners.offer("orders", "orders.>");
        failure = ProblemCode.SERVER_UNREACHABLE;
        assertEquals(0, outbox.deliver());
        partners.unit().keys().lock();
        failure = null;
        assertEquals(0, outbox.deliver());
        partners.unit().keys().unlock();
        assertEquals(1, outbox.deliver());
        assertEquals(List.of("federation.export.created"), types());
    }

    @Test
    void anAccountThatServersDoNotLetInKeepsNoOtherWaitingAndIsAskedLater() {
        partners.share("orders", "orders.>");
        failure = ProblemCode.LINK_REFUSED;
        assertEquals(0, outbox.deliver());
        assertEquals(2, users.size(), "both were tried");
        failure = null;
        assertEquals(0, outbox.deliver(), "they rest");
        partners.unit().clock().advance(Duration.ofMinutes(11));
        assertEquals(4, outbox.deliver());
    }

    @Test
    void nobodyIsToldInAnAccountOfOthers() {
        var far = partners.services()
                .accounts()
                .addExternal("far", partners.unit().keys().create(KeyKind.ACCOUNT));
        partners.services()
                .federation()
                .offer(new OfferDraft(partners.exporter(), far.key(), "orders", "orders.>", ShareKind.STREAM));
        partners.write(tx -> {
            var row = tx.accounts().find(far.key()).orElseThrow();
            var id = partners.services().environment().id();
            assertEquals(List.of(), tx.notifications().undelivered(id, Set.of(row.key()), 10));
        });
        outbox.deliver();
        assertEquals(List.of(), heard);
    }

    @Test
    void whatComesWithTheEndOfOffersIsToldAndRead() {
        var offer = partners.offer("orders", "orders.>");
        partners.services().federation().decline(offer.id(), ActingAccount.unnamed(), "no");
        var id = partners.services().environment().id();
        assertEquals(3, inbox.unread(id));
        assertEquals(2, inbox.unread(partners.importer()));
        inbox.markRead(told(partners.importer()).getFirst().id());
        assertEquals(1, inbox.unread(partners.importer()));
        inbox.markAllRead(id);
        assertEquals(0, inbox.unread(id));
        assertEquals(3, inbox.of(id, 10).size());
        assertEquals(1, inbox.of(id, 1).size());
    }

    @Test
    void theImportersOfADeletedAccountAreTold() {
        partners.share("orders", "orders.>");
        outbox.deliver();
        heard.clear();
        partners.services().accounts().remove(partners.exporter(), OperationOptions.now());
        outbox.deliver();
        assertEquals(List.of("federation.connection.terminated", "federation.source.deleted"), types());
    }

    @Test
    void anEndThatComesNearIsToldOnce() {
        var connection = partners.share("orders", "orders.>");
        partners.services().federation().renew(connection.id(), Duration.ofDays(40), OperationOptions.now());
        outbox.deliver();
        heard.clear();
        for (var day = 0; day < 15; day++) {
            partners.unit().clock().advance(Duration.ofDays(1));
            partners.services().maintenance().round();
            outbox.deliver();
        }
        assertEquals(List.of("federation.connection.expiring", "federation.connection.expiring"), types());
    }
}
