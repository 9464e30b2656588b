package dev.sluice.ui.notification;

import dev.sluice.domain.model.record.Notification;
import dev.sluice.ui.text.Messages;

/// A notice as a sentence, from where its account stands.
public final class NotificationText {

    private static final Messages TEXTS = Messages.of("notifications");
    private static final String PREFIX = "federation.";

    private NotificationText() {}

    public static String sentence(Notification notice) {
        var facts = notice.facts();
        var key = key(notice);
        return TEXTS.get(
                key, facts.name(), facts.subject(), facts.localSubject(), facts.exporterName(), facts.importerName());
    }

    /// One or two words for the kind of event; the whole type of one that a newer Sluice wrote.
    public static String word(Notification notice) {
        var key = "event." + brief(notice);
        return TEXTS.has(key) ? TEXTS.get(key) : notice.type();
    }

    /// `connection.revoked`.
    public static String brief(Notification notice) {
        return notice.type().startsWith(PREFIX) ? notice.type().substring(PREFIX.length()) : notice.type();
    }

    /// Whether it warns of the end of an account or a user.
    public static boolean isEnding(Notification notice) {
        return notice.connection() == null && notice.ends() != null;
    }

    private static String key(Notification notice) {
        var facts = notice.facts();
        var told = "told." + brief(notice);
        var side = notice.account().text().equals(facts.exporter()) ? ".exporter" : ".importer";
        return java.util.stream.Stream.of(
                        told + side + "." + facts.kind(), told + side, told + "." + facts.reason(), told)
                .filter(TEXTS::has)
                .findFirst()
                .orElse("told.other");
    }
}
