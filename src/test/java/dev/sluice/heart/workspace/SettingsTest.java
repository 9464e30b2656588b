package dev.sluice.heart.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.federation.environment.PendingLifetime;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.operation.Settings;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.testing.scripted.Partners;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a workspace is set to, and what that does to operations.
@Tag("unit")
class SettingsTest {
    private final Partners partners = new Partners();
    private final Settings settings = partners.services().recorder().settings();

    @AfterEach
    void close() {
        partners.close();
    }

    @Test
    void anObserverChangesNothing() {
        assertEquals(Profile.ADMINISTRATOR, settings.profile());
        // The vault has the last word of it.
        settings.setProfile(Profile.OBSERVER, () -> {});
        assertEquals(Profile.ADMINISTRATOR, settings.profile());
        settings.setProfile(
                Profile.OBSERVER, () -> partners.unit().keys().setProfile(Profile.OBSERVER, Passphrase.none()));
        assertEquals(Profile.OBSERVER, settings.profile());
        partners.refusesAndLogs(ProblemCode.OBSERVER_ONLY, () -> partners.offer("orders", "orders.>"));
        partners.refusesAndLogs(ProblemCode.OBSERVER_ONLY, () -> partners.export("feed", "feed.>", Visibility.PUBLIC));
        assertEquals(Profile.OBSERVER.word(), partners.audited().actor().profile());
    }

    @Test
    void aProfileThatCannotBeBoundToThePassphraseIsNotSet() {
        var problem = assertThrows(
                ProblemException.class,
                () -> settings.setProfile(Profile.OBSERVER, () -> {
                    throw ProblemException.of(ProblemCode.WRONG_PASSPHRASE);
                }));
        assertEquals(ProblemCode.WRONG_PASSPHRASE, problem.code());
        assertEquals(Profile.ADMINISTRATOR, settings.profile());
        assertEquals(AuditOutcome.REFUSED, partners.audited().ending().outcome());
    }

    @Test
    void theLogCallsThePersonByTheNameThatIsSet() {
        assertEquals("", settings.person());
        settings.setPerson("  Ada ");
        assertEquals("Ada", settings.person());
        partners.offer("orders", "orders.>");
        assertEquals("Ada", partners.audited().actor().name());
        partners.refuses(ProblemCode.NAME_INVALID, () -> settings.setPerson("a\nb"));
        partners.refuses(ProblemCode.NAME_INVALID, () -> settings.setPerson("x".repeat(129)));
    }

    @Test
    void noMoreOffersAnHourThanAreAllowed() {
        settings.setOffersPerHour(2);
        assertEquals(2, settings.offersPerHour());
        partners.offer("one", "one.>");
        partners.offer("two", "two.>");
        partners.refusesAndLogs(ProblemCode.OFFERS_TOO_MANY, () -> partners.offer("three", "three.>"));
        partners.unit().clock().advance(Duration.ofMinutes(61));
        partners.offer("three", "three.>");
        settings.setOffersPerHour(0);
        partners.offer("four", "four.>");
        partners.refuses(ProblemCode.SETTING_INVALID, () -> settings.setOffersPerHour(-1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "$SYS", "a.*.b"})
    void eventsAreNotToldOnWhatServersSpeakOn(String prefix) {
        var id = partners.services().environment().id();
        partners.refuses(ProblemCode.SETTING_INVALID, () -> settings.setEventPrefix(id, prefix));
    }

    @Test
    void eventsAreNotExported() {
        var id = partners.services().environment().id();
        settings.setEventPrefix(id, "told");
        assertEquals("told.", settings.eventPrefix(id));
        assertEquals(Action.SETTING_CHANGE.word(), partners.audited().deed().action());
        partners.refusesAndLogs(
                ProblemCode.EVENT_PREFIX_EXPORTED, () -> partners.export("all", "told.>", Visibility.PRIVATE));
        partners.export("news", "news.>", Visibility.PRIVATE);
        var problem = partners.refuses(ProblemCode.EVENT_PREFIX_EXPORTED, () -> settings.setEventPrefix(id, "news."));
        assertTrue(problem.problem().args().contains("news"), problem::getMessage);
    }

    @Test
    void offersWaitAsLongAsIsSet() {
        var patience = partners.services().pendingLifetime();
        assertEquals(PendingLifetime.USUAL, patience.pendingLife());
        patience.setPendingLife(Duration.ofHours(2));
        var offer = partners.offer("orders", "orders.>");
        assertEquals(partners.unit().clock().instant().plus(Duration.ofHours(2)), offer.expiresAt());
        partners.refuses(ProblemCode.SETTING_INVALID, () -> patience.setPendingLife(Duration.ZERO));
    }
}
