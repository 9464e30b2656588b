package dev.sluice.domain.federation.operation;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Something found before anything is signed, by what it would do to traffic. Errors block; warnings are shown and
/// recorded.
public record PreflightFinding(Kind kind, List<String> args) {
    public PreflightFinding {
        args = List.copyOf(args);
    }

    public enum Level {
        ERROR,
        WARNING
    }

    public enum Kind {
        /// The importer would feed itself.
        CYCLE(Level.ERROR),
        /// Nothing goes round, but servers think so.
        SEEMING_CYCLE(Level.ERROR),
        /// Servers would drop what another account has.
        CYCLE_OF_ANOTHER(Level.ERROR),
        /// A server has never heard of the exporter.
        EXPORTER_UNKNOWN(Level.ERROR),
        TOKEN_DEAD(Level.ERROR),
        KEY_RETIRED(Level.ERROR),
        TOO_MANY_IMPORTS(Level.ERROR),
        TOO_MANY_EXPORTS(Level.ERROR),
        WILDCARDS_FORBIDDEN(Level.ERROR),
        TOO_LARGE(Level.ERROR),
        LARGE(Level.WARNING),
        MANY_EXPORTS(Level.WARNING),
        MANY_SERVICE_IMPORTS(Level.WARNING),
        REMOTE_OVERLAP(Level.WARNING),
        BOTH_KINDS(Level.WARNING),
        /// One subject, answered by two accounts.
        SERVICE_OF_SEVERAL(Level.WARNING),
        /// A pull of many messages over a service that hands on only the first.
        PULL_NEEDS_STREAM(Level.WARNING),
        /// Servers drop the import, whatever is pushed.
        DROPPED(Level.WARNING),
        DANGLING(Level.WARNING),
        LOCAL_STREAM(Level.WARNING),
        LOCAL_PUBLISHERS(Level.WARNING),
        OLD_SERVERS(Level.WARNING),
        /// Connections beyond a new limit are closed.
        LIMIT_CUTS(Level.WARNING),
        LIMIT_BELOW_USE(Level.WARNING),
        /// A token that a partner holds comes upon an old revocation.
        CUTS_ANOTHER(Level.WARNING),
        /// Closing replaces what another tool pushed.
        OVERTAKEN(Level.WARNING),
        /// What another tool had closed is suspended or ended here, too.
        STAYS_CLOSED(Level.WARNING),
        /// Servers have texts that are not known here, and a push left them alone.
        NEWER_THERE(Level.WARNING),
        /// A staged edit that cannot be carried out as things are.
        STAGED_STUCK(Level.WARNING),
        /// A staged acceptance of what is staged to end, too.
        ENDS_STAGED(Level.WARNING),
        /// A staged acceptance of what ended meanwhile.
        ENDED_MEANWHILE(Level.WARNING);

        private final Level level;

        Kind(Level level) {
            this.level = level;
        }
    }

    public static PreflightFinding of(Kind kind, Object... args) {
        return new PreflightFinding(kind, Stream.of(args).map(String::valueOf).toList());
    }

    public Level level() {
        return kind.level;
    }

    /// One sentence that says what it does to traffic.
    public String text() {
        var bundle = ResourceBundle.getBundle("dev.sluice.domain.federation.findings");
        return MessageFormat.format(bundle.getString(kind.name()), args.toArray());
    }

    /// @throws ProblemException `PREFLIGHT_REFUSED` with every error
    public static void refuse(List<PreflightFinding> found) {
        var errors = found.stream()
                .filter(finding -> finding.level() == Level.ERROR)
                .map(finding -> finding.text().replaceAll("\\.$", ""))
                .distinct()
                .collect(Collectors.joining("; "));
        if (!errors.isEmpty()) {
            throw ProblemException.of(ProblemCode.PREFLIGHT_REFUSED, errors);
        }
    }

    /// Warnings do not block, so whoever acts is told of them while it is done.
    public static void tell(List<PreflightFinding> found, Progress progress) {
        found.stream().distinct().map(Progress.Warned::new).forEach(progress::on);
    }

    /// For the journal: what was warned of, empty for nothing.
    public static String noted(List<PreflightFinding> warnings) {
        return warnings.isEmpty()
                ? ""
                : "warned: "
                        + warnings.stream()
                                .map(PreflightFinding::text)
                                .distinct()
                                .collect(Collectors.joining(" "));
    }
}
