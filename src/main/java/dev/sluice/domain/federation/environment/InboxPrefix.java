package dev.sluice.domain.federation.environment;

import dev.sluice.domain.jwt.claims.Permission;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.port.LinkFactory;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.Optional;
import java.util.stream.Stream;

/// Under which prefix a user that somebody gave us may hear answers. Ours are minted for an inbox of Sluice's own;
/// others are usually allowed the usual one, or one of theirs.
final class InboxPrefix {
    private static final String ALL_BELOW = ".>";

    private InboxPrefix() {}

    /// @param jwt of the user
    /// @throws ProblemException `INBOX_DENIED` when its token allows none
    static String of(String jwt) {
        var rules = rules(jwt);
        return Stream.concat(Stream.of(LinkFactory.USUAL_INBOX, SystemRights.INBOX), named(rules))
                .filter(prefix -> isAllowed(prefix, rules))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(ProblemCode.INBOX_DENIED, LinkFactory.USUAL_INBOX + ALL_BELOW));
    }

    private static Permission rules(String jwt) {
        try {
            return JwtReader.decodeUser(jwt).claims().limits().permissions().subscribe();
        } catch (JwtException _) {
            // Whoever lets us in reads it otherwise; it is its own word that counts then.
            return Permission.NONE;
        }
    }

    /// Prefixes that it may use, other than those of the servers.
    private static Stream<String> named(Permission rules) {
        return rules.allow().stream()
                .map(InboxPrefix::subject)
                .filter(subject -> subject.endsWith(ALL_BELOW) && !subject.startsWith("$"))
                .map(subject -> subject.substring(0, subject.length() - ALL_BELOW.length()))
                .filter(prefix -> !prefix.contains("*"));
    }

    /// A link listens at `prefix.ID.*`.
    private static boolean isAllowed(String prefix, Permission rules) {
        var inbox = new Subject(prefix + ".x.*");
        var allowed = rules.allow().isEmpty()
                || rules.allow().stream().flatMap(text -> parsed(text).stream()).anyMatch(rule -> rule.contains(inbox));
        return allowed
                && rules.deny().stream().flatMap(text -> parsed(text).stream()).noneMatch(rule -> rule.overlaps(inbox));
    }

    private static Optional<Subject> parsed(String rule) {
        try {
            return Optional.of(new Subject(subject(rule)));
        } catch (ProblemException | IllegalArgumentException _) {
            // What is no subject allows and denies nothing.
            return Optional.empty();
        }
    }

    /// Without the queue that may stand behind it.
    private static String subject(String rule) {
        var blank = rule.indexOf(' ');
        return blank < 0 ? rule : rule.substring(0, blank);
    }
}
