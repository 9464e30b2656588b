package dev.sluice.ui.user;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.audit.AuditEntry;
import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.domain.audit.AuditQuery;
import dev.sluice.domain.model.User;
import dev.sluice.ui.session.ConsoleSession;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;

/// Something that was done about a user, by the audit log: made, issued anew, shut out. That creds were handed out
/// is a list of its own.
///
/// @param action word of the act
/// @param who the person's own name, or that on this computer
public record UserDeed(Instant at, String action, String who) {
    /// Of an account with thousands of users so many entries are looked through.
    private static final int MOST = 500;

    /// The newest first; in the background.
    public static List<UserDeed> of(ConsoleSession session, User user) {
        var entries = session.workspace()
                .recorder()
                .audit()
                .find(AuditQuery.ALL
                        .environment(session.environment().id())
                        .account(user.account())
                        .action("user")
                        .most(MOST));
        var acts = new HashSet<>();
        return entries.stream()
                .filter(entry ->
                        isAbout(entry, user) && isDone(entry.facts().ending().outcome()))
                .filter(entry -> !entry.facts().deed().action().equals(Action.USER_CREDENTIALS.word()))
                .filter(entry -> acts.add(entry.facts().act()))
                .map(UserDeed::of)
                .toList();
    }

    /// What is refused or kicked changes no row, so its entry is known by the name it was about.
    private static boolean isAbout(AuditEntry entry, User user) {
        var deed = entry.facts().deed();
        var key = user.key().text();
        return deed.changes().stream().anyMatch(change -> change.id().equals(key))
                || deed.objects().stream()
                        .filter(object -> object.id().isEmpty())
                        .anyMatch(object -> object.name().equals(user.name())
                                || object.name().equals(key));
    }

    private static boolean isDone(AuditOutcome outcome) {
        return outcome != AuditOutcome.REFUSED && outcome != AuditOutcome.CANCELLED;
    }

    private static UserDeed of(AuditEntry entry) {
        var facts = entry.facts();
        var actor = facts.actor();
        return new UserDeed(facts.at(), facts.deed().action(), actor.name().isEmpty() ? actor.user() : actor.name());
    }
}
