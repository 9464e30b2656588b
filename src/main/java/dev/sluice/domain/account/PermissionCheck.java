package dev.sluice.domain.account;

import dev.sluice.domain.federation.claims.UnmodelledClaims;
import dev.sluice.domain.jwt.claims.Permission;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.problem.ProblemException;
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

    Answer of(Deed deed, String subject) {
        var shut = shut();
        if (shut.isPresent()) {
            return shut.get();
        }
        var wanted = Subject.of(subject);
        var permission = permission(deed);
        var denied = first(permission.deny(), wanted);
        if (denied != null) {
            return new Answer(false, Cause.DENY, denied);
        }
        if (permission.allow().isEmpty()) {
            return answersOnly(deed)
                    ? new Answer(false, Cause.NOT_AMONG_ALLOWED, "")
                    : new Answer(true, Cause.NO_RULE, "");
        }
        var allowed = first(permission.allow(), wanted);
        return allowed == null
                ? new Answer(false, Cause.NOT_AMONG_ALLOWED, String.join(", ", permission.allow()))
                : new Answer(true, Cause.ALLOW, allowed);
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

    private @Nullable String first(List<String> rules, Subject wanted) {
        return rules.stream().filter(rule -> matches(rule, wanted)).findFirst().orElse(null);
    }

    /// A rule with a queue is about members of that queue only.
    private boolean matches(String rule, Subject wanted) {
        if (rule.contains(" ")) {
            return false;
        }
        return expanded(rule).anyMatch(text -> {
            try {
                return Subject.of(text).contains(wanted);
            } catch (ProblemException _) {
                // No subject to us, so it matches none that people ask for.
                return false;
            }
        });
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
