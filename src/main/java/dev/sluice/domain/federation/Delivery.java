package dev.sluice.domain.federation;

import dev.sluice.domain.federation.Progress.Purpose;
import dev.sluice.domain.federation.port.Journal;
import dev.sluice.domain.federation.port.PushReport;
import dev.sluice.domain.federation.port.PushReport.ServerReply;
import dev.sluice.domain.federation.port.PushReport.Silent;
import dev.sluice.domain.federation.port.Roster;
import dev.sluice.domain.federation.port.ServerRef;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Signs and hands over account JWTs, each step on disk before it is done.
final class Delivery {
    private final Scope scope;
    private final AccountSigner accountSigner;

    Delivery(Scope scope, AccountSigner accountSigner) {
        this.scope = scope;
        this.accountSigner = accountSigner;
    }

    /// Who is expected to answer, less those knowingly left out.
    Roster roster(Set<String> without) {
        var roster = scope.link().resolver().roster();
        if (without.isEmpty()) {
            return roster;
        }
        var known = new HashSet<String>();
        roster.servers().forEach(server -> known.addAll(Set.of(server.name(), server.id())));
        var unknown = without.stream().filter(name -> !known.contains(name)).toList();
        // A server that is down is not in the list: its name can only be counted, not checked.
        if (unknown.size() > roster.expected() - roster.servers().size()) {
            var names = roster.servers().stream().map(ServerRef::name).collect(Collectors.joining(", "));
            throw ProblemException.of(ProblemCode.SERVER_UNKNOWN, unknown.getFirst(), names);
        }
        return scope.link().resolver().without(roster, without);
    }

    /// The same, refusing to begin while a server is missing.
    Roster fullRoster(Set<String> without) {
        var first = roster(without);
        // Just after start a cluster may not be formed yet (nats-server-facts 1.4): asked twice.
        var roster = first.isComplete() ? first : roster(without);
        if (!roster.isComplete() || roster.servers().isEmpty()) {
            throw ProblemException.of(
                    ProblemCode.SERVERS_MISSING, roster.servers().size(), roster.expected());
        }
        return roster;
    }

    /// Signs the account from its rows and pushes it.
    PushReport signAndPush(PublicKey account, Errand errand) {
        return push(scope.store().write(tx -> accountSigner.sign(tx, account)), errand);
    }

    /// Pushes the text last signed.
    PushReport push(Account account, Errand errand) {
        var jwt = account.release().jwt();
        if (jwt == null) {
            throw new IllegalStateException(account.name() + " was never signed");
        }
        var phase = errand.purpose().name().toLowerCase(Locale.ROOT);
        scope.ports().journal().step(errand.entry(), new Journal.Step(phase, account.key(), jwt, scope.now()));
        errand.progress().on(new Progress.Pushing(account, errand.purpose()));
        var answered = scope.link().resolver().push(account.key(), jwt, errand.roster());
        var report = withMissing(answered, errand.roster());
        if (report.isComplete()) {
            confirm(account, jwt);
        }
        errand.progress().on(new Progress.Pushed(account, errand.purpose(), report));
        return report;
    }

    /// Notes that every expected server stores this text, unless a newer one was signed meanwhile. A
    /// new account has no row until its first push went well.
    void confirm(Account account, String jwt) {
        scope.store().write(tx -> {
            var row = tx.account(account.key());
            row.filter(now -> jwt.equals(now.release().jwt()) && !now.release().confirmed())
                    .ifPresent(now -> tx.save(now.withRelease(now.release().asConfirmed())));
            return row;
        });
    }

    /// Servers that others count but that did not answer the PING are silent too.
    private static PushReport withMissing(PushReport report, Roster roster) {
        var missing = roster.expected() - roster.servers().size();
        if (missing <= 0) {
            return report;
        }
        var replies = new ArrayList<ServerReply>(report.replies());
        for (var i = 0; i < missing && replies.size() < roster.expected(); i++) {
            replies.add(new Silent(new ServerRef("", "a server that is down", "")));
        }
        return new PushReport(report.account(), replies);
    }

    /// What a push is part of.
    record Errand(UUID entry, Purpose purpose, Roster roster, Progress progress) {
        Errand as(Purpose next) {
            return new Errand(entry, next, roster, progress);
        }
    }
}
