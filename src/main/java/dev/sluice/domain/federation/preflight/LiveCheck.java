package dev.sluice.domain.federation.preflight;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.operation.PreflightFinding.Kind;
import dev.sluice.domain.federation.preflight.Preflight.Arrival;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.Resolver;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Checks that only servers can answer: who is there, what local clients do, how much they take.
final class LiveCheck {
    private final EnvironmentContext context;
    private final ExpectedServers expected;
    private final Resolver resolver;

    LiveCheck(EnvironmentContext context, ExpectedServers expected) {
        this.context = context;
        this.expected = expected;
        this.resolver = context.link().resolver();
    }

    /// The greatest text that every server takes.
    long most() {
        return Math.min(GraphCheck.MOST_BYTES, resolver.largestText(expected));
    }

    /// Before an importer is pushed: a server that does not know an exporter waits for it
    /// (nats-server-facts.md#1.12).
    ///
    /// @param wish the new import; with a connection, an exporter of ours is pushed first
    List<PreflightFinding> exporters(Account importer, AccountClaims claims, Arrival wish) {
        var source = wish.exporter();
        var comesFirst = wish.self() != null && isOurs(source);
        var present = claims.imports().stream()
                .map(claim -> claim.account())
                .flatMap(text -> PublicKey.parse(text).stream())
                .filter(key -> !key.equals(source));
        var asked = Stream.concat(present, Stream.of(source))
                .distinct()
                .filter(key -> !isConfirmed(key)
                        && !(key.equals(source) && comesFirst)
                        && !(resolver.isInstalledByHand() && isOurs(key)))
                .toList();
        var stored = resolver.stored(asked, expected);
        var found = new ArrayList<PreflightFinding>();
        for (var i = 0; i < asked.size(); i++) {
            if (stored.get(i).size() < expected.servers().size()) {
                var key = asked.get(i);
                var name = context.store().read(view -> context.nameOf(view, key));
                found.add(PreflightFinding.of(Kind.EXPORTER_UNKNOWN, name, importer.name()));
            }
        }
        return found;
    }

    private boolean isOurs(PublicKey key) {
        return context.store()
                .read(view -> view.accounts().find(key))
                .filter(Account::isManaged)
                .isPresent();
    }

    private boolean isConfirmed(PublicKey key) {
        return context.store()
                .read(view -> view.accounts().find(key))
                .filter(account -> account.isLive()
                        && account.isManaged()
                        && account.release().confirmed())
                .isPresent();
    }

    /// What already happens on the local subject (traps.md#T12): JetStream streams that would store the messages,
    /// and clients that publish there themselves. A subscription's own count grows by local messages only
    /// (nats-server-facts.md#2.5).
    List<PreflightFinding> collisions(Arrival wish) {
        var found = new ArrayList<PreflightFinding>();
        var importer = context.store().read(view -> context.nameOf(view, wish.importer()));
        var local = wish.local().asPattern();
        for (var stream : resolver.streams(wish.importer(), expected)) {
            stream.subjects().stream()
                    .filter(subject -> GraphCheck.overlap(subject, local.text()))
                    .findFirst()
                    .ifPresent(subject ->
                            found.add(PreflightFinding.of(Kind.LOCAL_STREAM, stream.name(), importer, subject)));
        }
        if (wish.kind() == ShareKind.STREAM) {
            var busy = resolver.subscriptions(wish.importer(), expected).subscriptions().stream()
                    .anyMatch(subscription ->
                            subscription.owner().equals(wish.importer().text())
                                    && subscription.messages() > 0
                                    && isWithin(subscription.subject(), local));
            if (busy) {
                found.add(PreflightFinding.of(Kind.LOCAL_PUBLISHERS, importer, local));
            }
        }
        return found;
    }

    private static boolean isWithin(String text, Subject local) {
        try {
            return local.contains(Subject.of(text));
        } catch (ProblemException _) {
            return false;
        }
    }
}
