package dev.sluice.domain.federation.preflight;

import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.push.ActivationTokens;
import dev.sluice.domain.model.record.KnownServer;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.port.ExpectedServers;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What is known to go wrong with servers of some versions (nats-server-facts.md#1.9, nats-server-facts.md#7).
public final class Advisories {
    private static final Pattern VERSION = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6}).*");
    private static final List<Rule> RULES = List.of(
            new Rule(Defect.EXPIRY_HITS_OTHERS, version -> version.isBefore(12, 12) && !version.isFrom(14, 3)),
            new Rule(Defect.PUSH_STALLS_CLUSTER, version -> version.isBefore(10, 0)),
            new Rule(Defect.LATE_CYCLE_CHECK, version -> version.isBefore(10, 17)),
            new Rule(Defect.PAGING_PANIC, version -> version.isBefore(12, 12) && !version.isFrom(14, 3)),
            new Rule(Defect.NO_TRACING, version -> version.isBefore(11, 0)),
            new Rule(Defect.ONE_EXPORTER_PER_SERVICE, version -> version.isBefore(12, 0) && !version.isFrom(11, 10)),
            new Rule(Defect.NO_AUTH_CALLOUT, version -> version.isBefore(10, 0)),
            new Rule(Defect.NO_ACCOUNT_TRACE, version -> version.isBefore(11, 0)),
            new Rule(Defect.NO_CLUSTER_TRAFFIC, version -> version.isBefore(11, 0)),
            new Rule(Defect.LATE_DEFAULTS, version -> version.isBefore(12, 12) && !version.isFrom(14, 3)));

    private Advisories() {}

    /// A known defect, by what it does to people.
    public enum Defect {
        /// The timer of an expiring token may stop another import of the account.
        EXPIRY_HITS_OTHERS,
        /// Pushing an import of an unknown account stops all routed traffic for seconds.
        PUSH_STALLS_CLUSTER,
        /// Cycles over renamed subjects are not found.
        LATE_CYCLE_CHECK,
        /// Asking for the last page of a subscription table may bring the server down.
        PAGING_PANIC,
        /// Trace-only messages are delivered for real.
        NO_TRACING,
        /// The same local subject cannot be imported as a service from two accounts.
        ONE_EXPORTER_PER_SERVICE,
        /// Users are let in by their credentials, and nobody is asked.
        NO_AUTH_CALLOUT,
        /// Nothing arrives where an account's traces go.
        NO_ACCOUNT_TRACE,
        /// Traffic of an account's streams goes through the system account, whatever the account says.
        NO_CLUSTER_TRAFFIC,
        /// Default permissions reach those who are connected only when they come again.
        LATE_DEFAULTS;

        /// What it does, as a sentence.
        public String words() {
            return ResourceBundle.getBundle("dev.sluice.domain.federation.findings")
                    .getString("defect." + name());
        }
    }

    /// A defect, and the servers that have it.
    public record Advisory(Defect defect, List<ServerRef> servers) {
        public Advisory {
            servers = List.copyOf(servers);
        }

        PreflightFinding finding() {
            var named = servers.stream()
                    .map(server -> server.name() + " " + server.version())
                    .collect(Collectors.joining(", "));
            return PreflightFinding.of(PreflightFinding.Kind.OLD_SERVERS, named, defect.words());
        }
    }

    private record Rule(Defect defect, java.util.function.Predicate<Version> affects) {}

    private record Version(int major, int minor, int patch) {
        boolean isBefore(int otherMinor, int otherPatch) {
            return major < 2 || (major == 2 && (minor < otherMinor || (minor == otherMinor && patch < otherPatch)));
        }

        boolean isFrom(int otherMinor, int otherPatch) {
            return major > 2 || (major == 2 && minor == otherMinor && patch >= otherPatch);
        }

        static Version of(String text) {
            var match = VERSION.matcher(text);
            return match.matches()
                    ? new Version(
                            Integer.parseInt(match.group(1)),
                            Integer.parseInt(match.group(2)),
                            Integer.parseInt(match.group(3)))
                    : new Version(0, 0, 0);
        }
    }

    /// Every defect that some of these servers have.
    public static List<Advisory> of(List<ServerRef> servers) {
        return RULES.stream()
                .map(rule -> new Advisory(
                        rule.defect(),
                        servers.stream()
                                .filter(server -> rule.affects().test(Version.of(server.version())))
                                .toList()))
                .filter(advisory -> !advisory.servers().isEmpty())
                .toList();
    }

    /// What to say of one defect, where some of these servers have it.
    static Optional<PreflightFinding> finding(List<ServerRef> servers, Defect defect) {
        return of(servers).stream()
                .filter(advisory -> advisory.defect() == defect)
                .map(Advisory::finding)
                .findFirst();
    }

    /// Servers that answered once and have this defect.
    static List<KnownServer> known(List<KnownServer> servers, Defect defect) {
        return RULES.stream()
                .filter(rule -> rule.defect() == defect)
                .flatMap(rule -> servers.stream()
                        .filter(server -> server.expectation() != KnownServer.Expectation.STRANGER)
                        .filter(server -> rule.affects().test(Version.of(server.version()))))
                .toList();
    }

    /// Where a server gets the expiry of tokens wrong, Sluice ends them by its own push.
    public static ActivationTokens.Expiry expiry(ExpectedServers expected) {
        return of(expected.servers()).stream().anyMatch(advisory -> advisory.defect() == Defect.EXPIRY_HITS_OTHERS)
                ? ActivationTokens.Expiry.BY_US
                : ActivationTokens.Expiry.IN_TOKEN;
    }
}
