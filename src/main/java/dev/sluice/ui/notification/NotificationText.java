package dev.sluice.ui.notification;

import dev.sluice.domain.model.record.Notification;
import dev.sluice.ui.text.Messages;

/// A notice as a sentence, from where its account stands.
public final class NotificationText {

    private static final Messages TEXTS = Messages.of("notifications");
    private static final String PREFIX = "federation.";

    private NotificationText() {}

    public static String sentence(Notification notification) {
        var facts = notification.facts();
        var key = key(notification);
        return TEXTS.get(
                key, facts.name(), facts.subject(), facts.localSubject(), facts.exporterName(), facts.importerName());
    }

    /// One or two words for the kind of event; the whole type of one that a newer Sluice wrote.
    public static String word(Notification notification) {
        var key = "event." + brief(notification);
        return TEXTS.has(key) ? TEXTS.get(key) : notification.type();
    }

    /// `connection.revoked`.
    public static String brief(Notification notification) {
        return notification.type().startsWith(PREFIX)
                ? notification.type().substring(PREFIX.length())
                : notification.type();
    }

    /// Whether it warns of the end of an account or a user.
    public static boolean isEnding(Notification notification) {
        return notification.connection() == null && notification.ends() != null;
    }

    private static String key(Notification notification) {
        var facts = notification.facts();
        var told = "told." + brief(notification);
        var side = notification.account().text().equals(facts.exporter()) ? ".exporter" : ".importer";
        return java.util.stream.Stream.of(
                        told + side + "." + facts.kind(), told + side, told + "." + facts.reason(), told)
                .filter(TEXTS::has)
                .findFirst()
                .orElse("told.other");
    }
}
