package dev.sluice.ui.recovery;

import dev.sluice.domain.federation.operation.OpenWork.Choice;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.Locale;

/// What was interrupted, and what each choice does, in sentences.
final class InterruptedText {
    private static final Messages TEXTS = Messages.of("recovery");
    private static final int MOST_NAMES = 3;

    private InterruptedText() {}

    /// "Activation of order-feed".
    static String title(Interrupted one) {
        var kind = one.isRollingBack() ? "rollback" : one.work().kind().name().toLowerCase(Locale.ROOT);
        return TEXTS.get("kind." + kind, subject(one));
    }

    /// "Activation of order-feed stopped after ACCT-A was pushed."
    static String sentence(Interrupted one) {
        var pushed = one.pushed();
        var underWay = one.underWay();
        if (underWay.isEmpty()) {
            return TEXTS.get("stopped.before", title(one));
        }
        return pushed.isEmpty()
                ? TEXTS.get("stopped.while", title(one), underWay.get())
                : TEXTS.get("stopped.after", title(one), listed(pushed), pushed.size());
    }

    /// What is not known of the step that came last.
    static String doubt(Interrupted one) {
        return one.underWay()
                .filter(_ -> !one.pushed().isEmpty())
                .map(name -> TEXTS.get("doubt", name))
                .orElse("");
    }

    static String effect(Interrupted one, Choice choice) {
        return switch (choice) {
            case FINISH -> finishing(one);
            case PUT_BACK -> puttingBack(one);
        };
    }

    private static String finishing(Interrupted one) {
        return one.connection()
                .map(connection -> of("finish." + connection.state().word(), one, connection))
                .orElseGet(
                        () -> TEXTS.get("finish." + one.work().kind().name().toLowerCase(Locale.ROOT), subject(one)));
    }

    private static String puttingBack(Interrupted one) {
        return one.connection()
                .map(connection -> of(
                        one.work().kind() == Journal.Kind.USE_TOKEN ? "back.use_token" : "back.activating",
                        one,
                        connection))
                .orElse("");
    }

    private static String of(String key, Interrupted one, Connection connection) {
        return TEXTS.get(
                TEXTS.has(key) ? key : "finish.other",
                connection.share().name(),
                one.name(connection.exporter()),
                one.name(connection.importer()),
                connection.effectiveSubject().text());
    }

    private static String subject(Interrupted one) {
        return one.connection()
                .map(connection -> connection.share().name())
                .orElseGet(() ->
                        listed(one.work().accounts().stream().map(one::name).toList()));
    }

    private static String listed(List<String> names) {
        if (names.isEmpty()) {
            return TEXTS.get("nothing");
        }
        return names.size() > MOST_NAMES ? TEXTS.get("accounts", names.size()) : String.join(", ", names);
    }
}
