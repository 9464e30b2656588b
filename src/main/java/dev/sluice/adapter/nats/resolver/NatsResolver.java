package dev.sluice.adapter.nats.resolver;

import dev.sluice.adapter.nats.session.LinkDependencies;
import dev.sluice.adapter.nats.session.ServerSession;
import dev.sluice.adapter.nats.session.SystemRequest;
import dev.sluice.domain.model.server.ClientConnection;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.AccountUsage;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.LoadedAccount;
import dev.sluice.domain.port.Resolver;
import dev.sluice.domain.port.StoreListing;
import dev.sluice.domain.port.StreamSubjects;
import dev.sluice.domain.port.SubscriptionReport;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// The resolvers of all servers, asked over the present session of a link. Every question goes to all of them at
/// once, and answers are counted by server id: the first reply alone would hide a partial failure
/// (nats-server-facts.md#0.2).
public final class NatsResolver implements Resolver {
    private static final String UPDATED = "jwt updated";
    /// Of an account that is not loaded there is nothing to update.
    private static final String TAKEN = UPDATED + "|jwt update skipped";
    private static final int TABLES_AT_ONCE = 64;
    private static final int LOOKUPS_AT_ONCE = 250;

    private final Supplier<ServerSession> sessions;
    private final LinkDependencies dependencies;
    private final String addresses;
    private final ClaimsPushes pushes;
    private final TrustCache trusts = new TrustCache();

    public NatsResolver(Supplier<ServerSession> sessions, LinkDependencies dependencies, String addresses) {
        this.sessions = sessions;
        this.dependencies = dependencies;
        this.addresses = addresses;
        this.pushes = new ClaimsPushes(sessions, dependencies, addresses);
    }

    @Override
    public ExpectedServers expected() {
        var session = sessions.get();
        return answered(session, new ServerDiscovery(dependencies.timings()).hold(session));
    }

    @Override
    public ExpectedServers everybody() {
        var session = sessions.get();
        return answered(session, new ServerDiscovery(dependencies.timings()).holdToTheEnd(session));
    }

    private ExpectedServers answered(ServerSession session, ServerDiscovery.Result result) {
        if (result.heard() > 0) {
            return told(session, result.expected());
        }
        throw switch (result.ending()) {
            case ENOUGH, DEADLINE -> {
                // Even the server at the other end is silent, so it hangs: look for another one.
                dependencies.threads().executor().execute(session::close);
                yield unreachable("no answer to the question who is there");
            }
            case UNSENT, LOST -> unreachable("the link was lost");
            case NO_RESPONDERS, DENIED -> ProblemException.of(ProblemCode.NO_SYSTEM_RIGHTS, addresses);
        };
    }

    @Override
    public PushReport push(PublicKey account, String jwt, ExpectedServers expected) {
        try (var sent = send(List.of(new AccountText(account, jwt)), expected)) {
            return sent.answers().getFirst();
        }
    }

    @Override
    public Sent send(List<AccountText> texts, ExpectedServers expected) {
        return pushes.send(texts, expected, _ -> "$SYS.REQ.CLAIMS.UPDATE", UPDATED);
    }

    @Override
    public Sent sendLoaded(List<AccountText> texts, ExpectedServers expected) {
        return pushes.send(texts, expected, account -> "$SYS.REQ.ACCOUNT." + account.text() + ".CLAIMS.UPDATE", TAKEN);
    }

    @Override
    public PushReport delete(PublicKey account, String request, ExpectedServers expected) {
        return pushes.delete(account, request, expected);
    }

    @Override
    public List<String> stored(PublicKey account, ExpectedServers expected) {
        var texts = new StoredJwts(Math.max(1, expected.servers().size()));
        try (var question = sessions.get().question()) {
            question.send("$SYS.REQ.ACCOUNT." + account.text() + ".CLAIMS.LOOKUP", "");
            read(question, dependencies.timings().read(), texts);
        }
        return texts.found();
    }

    @Override
    public List<List<String>> stored(List<PublicKey> accounts, ExpectedServers expected) {
        var all = new ArrayList<List<String>>();
        for (var from = 0; from < accounts.size(); from += LOOKUPS_AT_ONCE) {
            all.addAll(lookups(accounts.subList(from, Math.min(from + LOOKUPS_AT_ONCE, accounts.size())), expected));
        }
        return all;
    }

    private List<List<String>> lookups(List<PublicKey> accounts, ExpectedServers expected) {
        var session = sessions.get();
        var asked = accounts.stream()
                .map(account -> session.question().send("$SYS.REQ.ACCOUNT." + account.text() + ".CLAIMS.LOOKUP", ""))
                .toList();
        try {
            var end = System.nanoTime() + dependencies.timings().read().toNanos();
            var all = new ArrayList<List<String>>();
            for (var question : asked) {
                var texts = new StoredJwts(Math.max(1, expected.servers().size()));
                read(question, Duration.ofNanos(Math.max(0, end - System.nanoTime())), texts);
                all.add(texts.found());
            }
            return all;
        } finally {
            asked.forEach(SystemRequest::close);
        }
    }

    @Override
    public List<LoadedAccount> enforced(PublicKey account, ExpectedServers expected) {
        return enforced(List.of(account), expected).getFirst();
    }

    @Override
    public List<List<LoadedAccount>> enforced(List<PublicKey> accounts, ExpectedServers expected) {
        var all = new ArrayList<List<LoadedAccount>>();
        for (var from = 0; from < accounts.size(); from += TABLES_AT_ONCE) {
            all.addAll(details(accounts.subList(from, Math.min(from + TABLES_AT_ONCE, accounts.size())), expected));
        }
        return all;
    }

    private List<List<LoadedAccount>> details(List<PublicKey> accounts, ExpectedServers expected) {
        var session = sessions.get();
        var asked = accounts.stream()
                .map(account -> askDetail(session, account, expected))
                .toList();
        try {
            var end = System.nanoTime() + dependencies.timings().read().toNanos();
            var all = new ArrayList<List<LoadedAccount>>();
            for (var question : asked) {
                var details = new RepliesByServer<>(expected, ServerReplies::enforced, LoadedAccount::server);
                read(question, Duration.ofNanos(Math.max(0, end - System.nanoTime())), details);
                all.add(details.answers());
            }
            return all;
        } finally {
            asked.forEach(SystemRequest::close);
        }
    }

    /// Asks the expected servers only: one left out knowingly must not spoil a proof.
    private static SystemRequest askDetail(ServerSession session, PublicKey account, ExpectedServers expected) {
        var question = session.question();
        var body = "{\"account\":\"" + account.text() + "\"}";
        expected.servers().forEach(server -> question.send("$SYS.REQ.SERVER." + server.id() + ".ACCOUNTZ", body));
        return question;
    }

    /// Whoever is asked for the clients of an account looks it up first, while ACCOUNTZ tells of loaded ones only
    /// (tried on 2.9.10 and 2.15.3).
    @Override
    public void load(List<PublicKey> accounts, ExpectedServers expected) {
        var session = sessions.get();
        for (var from = 0; from < accounts.size(); from += TABLES_AT_ONCE) {
            var part = accounts.subList(from, Math.min(from + TABLES_AT_ONCE, accounts.size()));
            try (var question = session.question()) {
                for (var account : part) {
                    var body = "{\"acc\":\"" + account.text() + "\",\"limit\":1}";
                    expected.servers()
                            .forEach(server -> question.send("$SYS.REQ.SERVER." + server.id() + ".CONNZ", body));
                }
                read(
                        question,
                        dependencies.timings().read(),
                        new Counted(part.size() * expected.servers().size()));
            }
        }
    }

    /// Full servers answer a lookup, cache servers a question for their list only: that is asked last, since full
    /// ones check every signature for it (nats-server-facts.md#1.1, nats-server-facts.md#2.10).
    @Override
    public boolean keepsPushed(PublicKey known) {
        return listens("$SYS.REQ.ACCOUNT." + known.text() + ".CLAIMS.LOOKUP") || listens("$SYS.REQ.CLAIMS.LIST");
    }

    private boolean listens(String subject) {
        try (var question = sessions.get().question()) {
            return switch (question.send(subject, "")
                    .gather(dependencies.timings().read(), new Counted(1))) {
                // Who may not ask is told when something is pushed.
                case ENOUGH, DEADLINE, DENIED -> true;
                case NO_RESPONDERS -> false;
                case UNSENT, LOST -> throw unreachable("the link was lost");
            };
        }
    }

    @Override
    public List<StoreListing> listings(ExpectedServers expected) {
        var lists = new RepliesByServer<>(expected, ServerReplies::listing, StoreListing::server);
        try (var question = sessions.get().question()) {
            question.send("$SYS.REQ.CLAIMS.LIST", "");
            read(question, dependencies.timings().read(), lists);
        }
        return lists.answers();
    }

    @Override
    public List<StreamSubjects> streams(PublicKey account, ExpectedServers expected) {
        var streams = new RepliesByServer<>(expected, ServerReplies::streams, ServerReplies.Streams::server);
        try (var question = sessions.get().question()) {
            var body = "{\"account\":\"" + account.text() + "\",\"streams\":true,\"config\":true}";
            expected.servers().forEach(server -> question.send("$SYS.REQ.SERVER." + server.id() + ".JSZ", body));
            read(question, dependencies.timings().read(), streams);
        }
        return streams.answers().stream()
                .flatMap(answer -> answer.streams().stream())
                .distinct()
                .toList();
    }

    @Override
    public AccountUsage usage(PublicKey account, ExpectedServers expected) {
        return usage(expected).of(account);
    }

    @Override
    public int kick(List<ClientConnection> clients) {
        return usage(new ExpectedServers(List.of(), 0)).kick(clients);
    }

    private UsageRequest usage(ExpectedServers expected) {
        return new UsageRequest(
                sessions.get(),
                expected,
                (question, answers) -> read(question, dependencies.timings().read(), answers));
    }

    @Override
    public long largestText(ExpectedServers expected) {
        var sizes = new RepliesByServer<>(expected, ServerReplies::payload, ServerReplies.Payload::server);
        var session = sessions.get();
        try (var question = session.question()) {
            expected.servers().forEach(server -> question.send("$SYS.REQ.SERVER." + server.id() + ".VARZ", ""));
            read(question, dependencies.timings().read(), sizes);
        }
        return sizes.answers().stream()
                .mapToLong(ServerReplies.Payload::most)
                .filter(most -> most > 0)
                .min()
                .orElse(session.maxPayload());
    }

    /// Whoever is asked the first time is asked whom it trusts, at its own subject: of those that others make up
    /// nobody listens there.
    private ExpectedServers told(ServerSession session, ExpectedServers expected) {
        var unknown = trusts.unknown(expected.servers());
        if (!unknown.isEmpty()) {
            trusts.learn(asked(session, unknown));
        }
        return trusts.told(expected);
    }

    @Override
    public List<Trusting> trusting(ExpectedServers expected) {
        var answers = asked(sessions.get(), expected.servers());
        trusts.learn(answers);
        return answers;
    }

    /// A user who may not ask that is told nothing.
    private List<Trusting> asked(ServerSession session, List<ServerRef> servers) {
        return varz(session, servers, TrustReplies::trusting, Trusting::server);
    }

    private <T> List<T> varz(
            ServerSession session,
            List<ServerRef> servers,
            Function<byte[], Optional<T>> reading,
            Function<T, ServerRef> sender) {
        var answers = new RepliesByServer<>(new ExpectedServers(servers, 0), reading, sender);
        try (var question = session.question()) {
            servers.forEach(server -> question.send("$SYS.REQ.SERVER." + server.id() + ".VARZ", ""));
            var ending = question.gather(
                    dependencies.timings().read(), dependencies.timings().discoveryQuiet(), answers);
            return switch (ending) {
                case ENOUGH, DEADLINE, NO_RESPONDERS, DENIED -> answers.answers();
                case UNSENT, LOST -> throw unreachable("the link was lost");
            };
        }
    }

    @Override
    public List<String> operatorJwts(ExpectedServers expected) {
        var answers = varz(sessions.get(), expected.servers(), TrustReplies::operators, TrustReplies.Operators::server);
        return answers.stream()
                .flatMap(answer -> answer.jwts().stream())
                .distinct()
                .toList();
    }

    @Override
    public SubscriptionReport subscriptions(PublicKey account, ExpectedServers expected) {
        return subscriptions(List.of(account), expected).getFirst();
    }

    @Override
    public List<SubscriptionReport> subscriptions(List<PublicKey> accounts, ExpectedServers expected) {
        var reports = new ArrayList<SubscriptionReport>();
        for (var from = 0; from < accounts.size(); from += TABLES_AT_ONCE) {
            var part = accounts.subList(from, Math.min(from + TABLES_AT_ONCE, accounts.size()));
            reports.addAll(tables(part, expected));
        }
        return reports;
    }

    private List<SubscriptionReport> tables(List<PublicKey> accounts, ExpectedServers expected) {
        var session = sessions.get();
        var asked = accounts.stream().map(account -> askTable(session, account)).toList();
        try {
            var end = System.nanoTime() + dependencies.timings().read().toNanos();
            var reports = new ArrayList<SubscriptionReport>();
            for (var i = 0; i < asked.size(); i++) {
                var account = accounts.get(i).text();
                var tables = new RepliesByServer<>(
                        expected, body -> ServerReplies.table(body, account), ServerReplies.Table::server);
                read(asked.get(i), Duration.ofNanos(Math.max(0, end - System.nanoTime())), tables);
                reports.add(report(tables.answers(), expected));
            }
            return reports;
        } finally {
            asked.forEach(SystemRequest::close);
        }
    }

    /// One page of everything: the order of pages is not stable, and a limit near the 63-bit maximum brings old
    /// servers down (nats-server-facts.md#2.5).
    private static SystemRequest askTable(ServerSession session, PublicKey account) {
        return session.question()
                .send(
                        "$SYS.REQ.SERVER.PING.SUBSZ",
                        "{\"account\":\"" + account.text()
                                + "\",\"subscriptions\":true,\"offset\":0,\"limit\":1000000}");
    }

    private SubscriptionReport report(List<ServerReplies.Table> tables, ExpectedServers expected) {
        return new SubscriptionReport(
                tables.stream().flatMap(table -> table.subscriptions().stream()).toList(),
                tables.size(),
                Math.max(expected.expected(), tables.size()),
                dependencies.clock().instant());
    }

    private void read(SystemRequest question, Duration patience, SystemRequest.Collector collector) {
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
