package dev.sluice.tour;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.workspace.MessageTap;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.text.Messages;

/// One share from nothing to its end: nothing flows, an offer, its acceptance, messages, a rising rate, the
/// revocation, and nothing flows again.
final class ShareScenario implements AutoCloseable {
    private static final Messages TEXTS = Messages.of("tour");
    private static final int BEFORE = 100;
    private static final int SLOWLY = 40;
    private static final int FAST = 120;
    private static final int ENOUGH = 60;
    private static final int TYPED = 40;

    private final ScenarioContext scenery;
    private final Plan plan;
    private final AccountPlayer publisher;
    private final AccountPlayer subscriber;
    private final MessageTap sent;
    private final MessageTap received;

    /// What is shared.
    ///
    /// @param key of the texts and pictures: `s0`
    /// @param local under which it arrives
    /// @param published one subject within the shared one
    /// @param arriving what becomes of it
    record Plan(
            String key,
            String from,
            String to,
            String name,
            String subject,
            String local,
            String published,
            String arriving) {}

    ShareScenario(ScenarioContext scenery, Plan plan) {
        this.scenery = scenery;
        this.plan = plan;
        var messaging = scenery.means().messaging();
        publisher = AccountPlayer.join(scenery.session(), messaging, plan.from(), "tour-" + plan.key() + "-publisher");
        subscriber = AccountPlayer.join(scenery.session(), messaging, plan.to(), "tour-" + plan.key() + "-subscriber");
        sent = publisher.listen(plan.subject());
        received = subscriber.listen(plan.local());
    }

    void walk() {
        var report = scenery.report();
        var publishing = publisher.publish(scenery.means().ticker(), plan.published(), SLOWLY);
        try {
            report.step(intent("nothing", plan.to(), plan.local()), this::nothingBefore);
            report.step(intent("offer", plan.from(), plan.subject(), plan.to()), this::offer);
            report.step(intent("accept", plan.to(), plan.local()), this::accept);
            report.step(intent("arrive", plan.published(), plan.arriving()), this::arrive);
            report.step(intent("rate", SLOWLY), () -> rate(SLOWLY, "flow-slow"));
        } finally {
            publishing.cancel(false);
        }
        var faster = publisher.publish(scenery.means().ticker(), plan.published(), FAST);
        try {
            report.step(intent("rise", SLOWLY, FAST), () -> rate(FAST, "flow-fast"));
            report.step(intent("revoke", plan.from()), this::revoke);
            report.step(intent("stop", plan.to()), this::stopped);
            report.step(intent("ended", plan.name()), this::ended);
        } finally {
            faster.cancel(false);
        }
    }

    @Override
    public void close() {
        publisher.close();
        subscriber.close();
    }

    private String nothingBefore() {
        awaitSent(BEFORE);
        subscriber.roundTrip();
        if (received.count() != 0) {
            throw new ScenarioFailure(TEXTS.get("nothing.but", received.count(), plan.to()));
        }
        return TEXTS.get("nothing.seen", sent.count(), plan.from(), plan.to());
    }

    private String offer() {
        new WizardScenario(scenery, plan).offer();
        var state = connection().state();
        if (state != ConnectionState.PENDING) {
            throw new ScenarioFailure(TEXTS.get("offer.but", plan.name(), state.word()));
        }
        awaitSent(sent.count() + SLOWLY);
        subscriber.roundTrip();
        if (received.count() != 0) {
            throw new ScenarioFailure(TEXTS.get("offer.leak", received.count()));
        }
        return TEXTS.get("offer.seen", plan.name());
    }

    private String accept() {
        var hand = scenery.hand();
        scenery.go(ScreenId.PENDING);
        hand.select(plan.name());
        hand.press("#pending-accept");
        hand.write("#local-subject", plan.local());
        // The sheet reads the effect anew a moment after the last key.
        UiProbe.frames(TYPED);
        hand.awaitUsable("#act-verb");
        hand.awaitQuiet();
        scenery.album().take(plan.key() + "-accept");
        hand.press("#act-verb");
        hand.awaitControl("#act-result");
        hand.awaitQuiet();
        scenery.album().take(plan.key() + "-accepted");
        hand.leaveSheet();
        var state = connection().state();
        if (state != ConnectionState.ACTIVE) {
            throw new ScenarioFailure(TEXTS.get("accept.but", state.word()));
        }
        return TEXTS.get("accept.seen", plan.name());
    }

    private String arrive() {
        var hand = scenery.hand();
        scenery.go(ScreenId.CONNECTIONS);
        hand.select(plan.name());
        hand.await(TEXTS.get("arrive.but", received.count()), () -> received.count() >= ENOUGH);
        var strange = received.lastSubjects().stream()
                .filter(subject -> !subject.equals(plan.arriving()))
                .findFirst();
        if (strange.isPresent()) {
            throw new ScenarioFailure(TEXTS.get("arrive.elsewhere", strange.get()));
        }
        hand.awaitQuiet();
        scenery.album().take(plan.key() + "-connection");
        return TEXTS.get("arrive.seen", received.count(), plan.arriving());
    }

    private String rate(int expected, String picture) {
        var hand = scenery.hand();
        scenery.go(ScreenId.FLOWS);
        hand.select(plan.name());
        hand.await(
                TEXTS.get("rate.but", expected),
                () -> hand.labels(".flow-rate").stream().anyMatch(text -> isNear(text, expected)));
        scenery.album().take(plan.key() + "-" + picture);
        return TEXTS.get("rate.seen", expected);
    }

    private String revoke() {
        var hand = scenery.hand();
        scenery.go(ScreenId.CONNECTIONS);
        hand.select(plan.name());
        hand.press("#connections-revoke");
        hand.awaitUsable("#act-verb");
        hand.awaitQuiet();
        scenery.album().take(plan.key() + "-revoke");
        hand.press("#act-verb");
        hand.awaitControl("#act-result");
        hand.awaitQuiet();
        scenery.album().take(plan.key() + "-revoked");
        hand.leaveSheet();
        return TEXTS.get("revoke.seen", connection().state().word());
    }

    private String stopped() {
        subscriber.roundTrip();
        var before = received.count();
        awaitSent(sent.count() + BEFORE);
        subscriber.roundTrip();
        var after = received.count() - before;
        if (after != 0) {
            throw new ScenarioFailure(TEXTS.get("stop.but", after, plan.to()));
        }
        return TEXTS.get("stop.seen", BEFORE);
    }

    private String ended() {
        var hand = scenery.hand();
        scenery.go(ScreenId.CONNECTIONS);
        hand.await(TEXTS.get("ended.but", plan.name()), () -> !hand.lists(plan.name()));
        scenery.go(ScreenId.TERMINATED);
        hand.select(plan.name());
        hand.awaitQuiet();
        scenery.album().take(plan.key() + "-ended");
        return TEXTS.get("ended.seen", connection().state().word());
    }

    private void awaitSent(long count) {
        if (!UiProbe.sees(UiDriver.PATIENCE, () -> sent.count() >= count)) {
            throw new ScenarioFailure(TEXTS.get("why.not-sent", plan.from()));
        }
    }

    private Connection connection() {
        return scenery.session().services().federation().list().stream()
                .filter(connection -> connection.share().name().equals(plan.name()))
                .findFirst()
                .orElseThrow(() -> new ScenarioFailure(TEXTS.get("why.no-connection", plan.name())));
    }

    /// A rate is a count over a moment that the server's answers cut a little differently each time.
    private static boolean isNear(String text, int expected) {
        var digits = text.strip().split("[^0-9.]", 2)[0];
        if (digits.isEmpty()) {
            return false;
        }
        var rate = Double.parseDouble(digits);
        return Math.abs(rate - expected) < expected * 0.4;
    }

    private static String intent(String key, Object... values) {
        return TEXTS.get(key + ".intent", values);
    }
}
