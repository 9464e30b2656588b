package dev.sluice.domain.account;

import dev.sluice.domain.federation.claims.UnmodelledClaims;
import dev.sluice.domain.jwt.claims.Permission;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether a user may do something, judged as servers judge it: a deny wins; without an allow everything is
/// allowed; rules of the account hold for those who have none of their own.
public final class PermissionCheck {
    private final Account account;
    private final UserFacts facts;
    private final Instant now;

    PermissionCheck(Account account, UserFacts facts, Instant now) {
        this.account = account;
        this.facts = facts;
        this.now = now;
    }

    /// What somebody wants to do.
    public enum Deed {
        PUBLISH,
        SUBSCRIBE;

        /// As options and rules have it.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param cause which kind of rule decided
    /// @param rule the rule itself: a subject, a time; empty where there is none
    public record Answer(boolean isAllowed, Cause cause, String rule) {}

    /// What decides.
    public enum Cause {
        ALLOW,
        DENY,
        NO_RULE,
        NOT_AMONG_ALLOWED,
        SUSPENDED,
        REVOKED,
        EXPIRED
    }

    /// @param wanted a subject; where somebody subscribes, a queue may follow after a blank
    Answer of(Deed deed, String wanted) {
        var shut = shut();
        if (shut.isPresent()) {
            return shut.get();
        }
        var parts = wanted.strip().split(" +", 2);
        var tokens = Subject.of(parts[0]).tokens();
        var queue = deed == Deed.PUBLISH || parts.length == 1 ? null : parts[1];
        var permission = permission(deed);
        if (permission.allow().isEmpty() && answersOnly(deed)) {
            return new Answer(false, Cause.NOT_AMONG_ALLOWED, "");
        }
        var allowed = permission.allow().isEmpty() ? null : allowing(permission.allow(), tokens, queue);
        if (!permission.allow().isEmpty() && allowed == null) {
            return new Answer(false, Cause.NOT_AMONG_ALLOWED, String.join(", ", permission.allow()));
        }
        var denied = denying(permission.deny(), tokens, queue);
        if (denied != null) {
            return new Answer(false, Cause.DENY, denied.text());
        }
        return allowed == null ? new Answer(true, Cause.NO_RULE, "") : new Answer(true, Cause.ALLOW, allowed.text());
    }

    /// For a member of a queue those rules count that name queues, where some are about the subject.
    private @Nullable SubjectRule allowing(List<String> rules, List<String> tokens, @Nullable String queue) {
        var matching = matching(rules, tokens);
        var ofQueues = matching.stream().filter(rule -> rule.queue() != null).toList();
        return queue == null || ofQueues.isEmpty()
                ? ofEverybody(matching)
                : ofQueues.stream()
                        .filter(rule -> rule.isOfQueue(queue))
                        .findFirst()
                        .orElse(null);
    }

    private @Nullable SubjectRule denying(List<String> rules, List<String> tokens, @Nullable String queue) {
        var matching = matching(rules, tokens);
        var plain = ofEverybody(matching);
        return plain != null || queue == null
                ? plain
                : matching.stream()
                        .filter(rule -> rule.isOfQueue(queue))
                        .findFirst()
                        .orElse(null);
    }

    private static @Nullable SubjectRule ofEverybody(List<SubjectRule> rules) {
        return rules.stream().filter(rule -> rule.queue() == null).findFirst().orElse(null);
    }

    private List<SubjectRule> matching(List<String> rules, List<String> tokens) {
        return rules.stream()
                .flatMap(text -> expanded(text).map(expanded -> SubjectRule.of(text, expanded)))
                .filter(rule -> rule.matches(tokens))
                .toList();
    }

    /// Leave to answer without rules to publish means no other publishing (jwt-facts.md#1.6).
    private boolean answersOnly(Deed deed) {
        var permissions = facts.limits().permissions();
        return deed == Deed.PUBLISH
                && permissions.response() != null
                && permissions.publish().isEmpty();
    }

    private Optional<Answer> shut() {
        if (account.isSuspended()) {
            return Optional.of(new Answer(false, Cause.SUSPENDED, String.valueOf(account.suspendedAt())));
        }
        if (facts.revokedAt() != null) {
            return Optional.of(new Answer(false, Cause.REVOKED, String.valueOf(facts.revokedAt())));
        }
        var end = facts.expiresAt();
        return end != null && !now.isBefore(end)
                ? Optional.of(new Answer(false, Cause.EXPIRED, String.valueOf(end)))
                : Optional.empty();
    }

    private Permission permission(Deed deed) {
        var own = facts.limits().permissions();
        var permissions = own.isEmpty() ? UnmodelledClaims.of(account).defaultPermissions() : own;
        return deed == Deed.PUBLISH ? permissions.publish() : permissions.subscribe();
    }

    /// The words that servers put into rules of roles (jwt-facts.md#1.6).
    private Stream<String> expanded(String rule) {
        if (!rule.contains("{{")) {
            return Stream.of(rule);
        }
        var plain = rule.replace("{{name()}}", facts.claims().base().name())
                .replace("{{subject()}}", facts.user().key().text())
                .replace("{{account-name()}}", account.name())
                .replace("{{account-subject()}}", account.key().text());
        return Stream.concat(Stream.of(plain), facts.claims().tags().stream().map(tag -> tagged(plain, tag)))
                .filter(text -> !text.contains("{{"));
    }

    private static String tagged(String rule, String tag) {
        var colon = tag.indexOf(':');
        return colon < 0 ? rule : rule.replace("{{tag(" + tag.substring(0, colon) + ")}}", tag.substring(colon + 1));
    }
}
