package dev.sluice.adapter.nats;

import dev.sluice.domain.federation.port.Enforced;
import dev.sluice.domain.federation.port.PushReport;
import dev.sluice.domain.federation.port.Resolver;
import dev.sluice.domain.federation.port.Roster;
import dev.sluice.domain.federation.port.ServerRef;
import dev.sluice.domain.federation.port.SubscriptionReport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The resolvers of all servers, asked over the present session of a link. Every question goes to
/// all of them at once, and answers are counted by server id: the first reply alone would hide a
/// partial failure (nats-server-facts 0.2).
final class NatsResolver implements Resolver {
    private static final String UPDATED = "jwt updated";
    private static final String DELETED = "deleted \\d+ accounts?";
    private static final int TABLES_AT_ONCE = 64;

    private final Supplier<Session> sessions;
    private final NatsLink.Means means;
    private final String addresses;
    private final Acquaintances acquaintances = new Acquaintances();

    NatsResolver(Supplier<Session> sessions, NatsLink.Means means, String addresses) {
        this.sessions = sessions;
        this.means = means;
        this.addresses = addresses;
    }

    @Override
    public Roster roster() {
        var session = sessions.get();
        var result = new RollCall(means.timings()).hold(session);
        if (result.heard() > 0) {
            acquaintances.meet(result.roster().servers());
            return result.roster();
        }
        throw switch (result.ending()) {
            case ENOUGH, DEADLINE -> {
                // Even the server at the other end is silent, so it hangs: look for another one.
                means.threads().executor().execute(session::close);
                yield unreachable("no answer to a roll call");
            }
            case UNSENT, LOST -> unreachable("the link was lost");
            case NO_RESPONDERS, DENIED -> ProblemException.of(ProblemCode.NO_SYSTEM_RIGHTS, addresses);
        };
    }

    @Override
    public PushReport push(PublicKey account, String jwt, Roster roster) {
        var session = sessions.get();
        var awaited = acquaintances.awaited(roster);
        if (jwt.length() > session.maxPayload()) {
            return tooLong(account, jwt.length(), session.maxPayload(), awaited);
        }
        var answers = new PushCollector(awaited, UPDATED);
        claims(session, "$SYS.REQ.CLAIMS.UPDATE", jwt, answers);
        return answers.report(account);
    }

    @Override
    public PushReport delete(PublicKey account, String request, Roster roster) {
        var answers = new PushCollector(acquaintances.awaited(roster), DELETED);
        claims(sessions.get(), "$SYS.REQ.CLAIMS.DELETE", request, answers);
        return answers.report(account);
    }

    /// A link lost while waiting is not a failure: servers that were asked may have done it.
    private void claims(Session session, String subject, String body, PushCollector answers) {
        try (var question = session.question()) {
            switch (askTwice(question, subject, body, answers)) {
                case ENOUGH, DEADLINE, LOST -> {
                    return;
                }
                case UNSENT -> throw unreachable("the link was lost");
                case NO_RESPONDERS -> throw ProblemException.of(ProblemCode.RESOLVER_UNSUPPORTED, addresses);
                case DENIED -> throw ProblemException.of(ProblemCode.NO_SYSTEM_RIGHTS, addresses);
            }
        }
    }

    /// Two servers that route to each other drop one of two routes just after start, with what is on
    /// its way. To ask again is harmless: equal text changes nothing (nats-server-facts 1.7).
    private Question.Ending askTwice(Question question, String subject, String body, PushCollector answers) {
        var half = means.timings().push().dividedBy(2);
        var ending = question.send(subject, body).gather(half, answers);
        return ending == Question.Ending.DEADLINE ? question.send(subject, body).gather(half, answers) : ending;
    }

    private static PushReport tooLong(PublicKey account, long length, long most, List<ServerRef> servers) {
        var words = "the token has " + length + " bytes, the server takes " + most;
        return new PushReport(
                account,
                servers.stream()
                        .<PushReport.ServerReply>map(server -> new PushReport.Refused(server, words))
                        .toList());
    }

    @Override
    public List<String> stored(PublicKey account, Roster roster) {
        var texts = new StoredTexts(Math.max(1, roster.servers().size()));
        try (var question = sessions.get().question()) {
            question.send("$SYS.REQ.ACCOUNT." + account.text() + ".CLAIMS.LOOKUP", "");
            read(question, means.timings().read(), texts);
        }
        return texts.found();
    }

    /// Asks the servers of the roster only: one left out knowingly must not spoil a proof.
    @Override
    public List<Enforced> enforced(PublicKey account, Roster roster) {
        var details = new ByServer<>(roster, ServerReplies::enforced, Enforced::server);
        try (var question = sessions.get().question()) {
            var body = "{\"account\":\"" + account.text() + "\"}";
            roster.servers().forEach(server -> question.send("$SYS.REQ.SERVER." + server.id() + ".ACCOUNTZ", body));
            read(question, means.timings().read(), details);
        }
        return details.answers();
    }

    @Override
    public SubscriptionReport subscriptions(PublicKey account, Roster roster) {
        return subscriptions(List.of(account), roster).getFirst();
    }

    @Override
    public List<SubscriptionReport> subscriptions(List<PublicKey> accounts, Roster roster) {
        var reports = new ArrayList<SubscriptionReport>();
        for (var from = 0; from < accounts.size(); from += TABLES_AT_ONCE) {
            var part = accounts.subList(from, Math.min(from + TABLES_AT_ONCE, accounts.size()));
            reports.addAll(tables(part, roster));
        }
        return reports;
    }

    private List<SubscriptionReport> tables(List<PublicKey> accounts, Roster roster) {
        var session = sessions.get();
        var asked = accounts.stream().map(account -> askTable(session, account)).toList();
        try {
            var end = System.nanoTime() + means.timings().read().toNanos();
            var reports = new ArrayList<SubscriptionReport>();
            for (var i = 0; i < asked.size(); i++) {
                var account = accounts.get(i).text();
                var tables =
                        new ByServer<>(roster, body -> ServerReplies.table(body, account), ServerReplies.Table::server);
                read(asked.get(i), Duration.ofNanos(Math.max(0, end - System.nanoTime())), tables);
                reports.add(report(tables.answers(), roster));
            }
            return reports;
        } finally {
            asked.forEach(Question::close);
        }
    }

    /// One page of everything: the order of pages is not stable, and a limit near the 63-bit
    /// maximum brings old servers down (nats-server-facts 2.5).
    private static Question askTable(Session session, PublicKey account) {
        return session.question()
                .send(
                        "$SYS.REQ.SERVER.PING.SUBSZ",
                        "{\"account\":\"" + account.text()
                                + "\",\"subscriptions\":true,\"offset\":0,\"limit\":1000000}");
    }

    private SubscriptionReport report(List<ServerReplies.Table> tables, Roster roster) {
        return new SubscriptionReport(
                tables.stream().flatMap(table -> table.subscriptions().stream()).toList(),
                tables.size(),
                Math.max(roster.expected(), tables.size()),
                means.clock().instant());
    }

    private void read(Question question, Duration patience, Question.Collector collector) {
        switch (question.gather(patience, collector)) {
            case ENOUGH, DEADLINE, NO_RESPONDERS -> {
                return;
            }
            case UNSENT, LOST -> throw unreachable("the link was lost");
            case DENIED -> throw ProblemException.of(ProblemCode.NO_SYSTEM_RIGHTS, addresses);
        }
    }

    private ProblemException unreachable(String reason) {
        return ProblemException.of(ProblemCode.SERVER_UNREACHABLE, addresses, reason);
    }
}
