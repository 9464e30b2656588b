package dev.sluice.domain.feed;

import java.util.Set;

/// What one committed transaction touched.
public record StoreChange(Set<Topic> topics) {
    public enum Topic {
        ENVIRONMENTS,
        ACCOUNTS,
        USERS,
        EXPORTS,
        IMPORTS,
        CONNECTIONS,
        REVOCATIONS,
        STAGED,
        JOURNAL,
        AUDIT,
        SETTINGS,
        SERVERS,
        DRIFT,
        REVISIONS,
        NOTIFICATIONS,
        NOTIFICATION_STATES
    }

    public StoreChange {
        topics = Set.copyOf(topics);
    }

    public boolean touches(Topic topic) {
        return topics.contains(topic);
    }
}
