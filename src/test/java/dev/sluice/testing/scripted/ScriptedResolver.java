package dev.sluice.testing.scripted;

import dev.sluice.domain.model.server.ClientConnection;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.model.server.PushReport.Refused;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.AccountUsage;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.ExpectedServers.Said;
import dev.sluice.domain.port.LinkFactory.Target;
import dev.sluice.domain.port.LoadedAccount;
import dev.sluice.domain.port.Resolver;
import dev.sluice.domain.port.StoreListing;
import dev.sluice.domain.port.StreamSubjects;
import dev.sluice.domain.port.Subscription;
import dev.sluice.domain.port.SubscriptionReport;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// The resolvers of scripted servers, asked over one link.
final class ScriptedResolver implements Resolver {
    private static final long MAX_PAYLOAD = 1024 * 1024;

    private final ScriptedServers network;
    private final Target target;
    private final Rights rights;
    private final ScriptedPushes pushes;

    ScriptedResolver(ScriptedServers network, Target target, Rights rights) {
        this.network = network;
        this.target = target;
        this.rights = rights;
        this.pushes = new ScriptedPushes(network);
    }

    /// Before and after each request the process may be killed.
    private <T> T ask(ServerRequest request, String subject, Function<Asking, T> question) {
        synchronized (network) {
            network.lifeline().pass();
            if (!rights.allow(subject)) {
                throw ProblemException.of(ProblemCode.NO_SYSTEM_RIGHTS, String.join(", ", target.urls()));
            }
            var asking = new Asking(network.script(), request);
            if (network.present().isEmpty() || asking.isLinkLost()) {
                throw ScriptedServers.unreachable(target);
            }
            var answer = question.apply(asking);
            network.lifeline().pass();
            return answer;
        }
    }

    @Override
    public List<String> operatorJwts(ExpectedServers expected) {
        return List.of(network.operatorJwt());
    }

    /// Servers that answer.
    private List<ScriptedServer> answering(Asking asking) {
        return network.present().stream().filter(asking::isAnsweredBy).toList();
    }

    private List<ScriptedServer> answering(Asking asking, ExpectedServers expected) {
        return answering(asking).stream()
                .filter(server -> expected.servers().stream()
                        .anyMatch(awaited -> awaited.id().equals(server.self().id())))
                .toList();
    }

    @Override
    public ExpectedServers expected() {
        return present(false);
    }

    @Override
    public ExpectedServers everybody() {
        return present(true);
    }

    private ExpectedServers present(boolean toTheEnd) {
        return ask(ServerRequest.DISCOVERY, "$SYS.REQ.SERVER.PING", asking -> {
            var present = new ArrayList<>(answering(asking));
            if (present.isEmpty()) {
                throw ScriptedServers.unreachable(target);
            }
            var counted = network.counted();
            if (!toTheEnd) {
                present.removeIf(server -> !network.isCounted(server));
            }
            var said = new HashMap<String, Said>();
            present.forEach(server -> said.put(server.self().id(), server.said(counted)));
            var at = network.present().getFirst().self().id();
            return new ExpectedServers(selves(present), counted, said, List.of(), at);
        });
    }

    private static List<ServerRef> selves(List<ScriptedServer> servers) {
        return servers.stream().map(ScriptedServer::self).toList();
    }

    @Override
    public PushReport push(PublicKey account, String jwt, ExpectedServers expected) {
        try (var sent = send(List.of(new AccountText(account, jwt)), expected)) {
            return sent.answers().getFirst();
        }
    }

    @Override
    public Sent send(List<AccountText> texts, ExpectedServers expected) {
        return sent(
                texts,
                text -> text.jwt().length() > MAX_PAYLOAD
                        ? tooLong(text, expected)
                        : ask(
                                ServerRequest.PUSH,
                                "$SYS.REQ.CLAIMS.UPDATE",
                                asking -> pushes.carry(
                                        text.account(), asking, expected, server -> server.update(text.jwt()))));
    }

    @Override
    public Sent sendLoaded(List<AccountText> texts, ExpectedServers expected) {
        return sent(
                texts,
                text -> ask(
                        ServerRequest.UPDATE_LOADED,
                        "$SYS.REQ.ACCOUNT." + text.account().text() + ".CLAIMS.UPDATE",
                        asking -> pushes.carry(
                                text.account(),
                                asking,
                                expected,
                                server -> server.update(text.account(), text.jwt()))));
    }

    private static Sent sent(List<AccountText> texts, Function<AccountText, PushReport> carrying) {
        var reports = new ArrayList<PushReport>();
        texts.forEach(text -> reports.add(carrying.apply(text)));
        return new Sent() {
            @Override
            public List<PushReport> answers() {
                return List.copyOf(reports);
            }

            @Override
            public void close() {
                reports.clear();
            }
        };
    }

    private PushReport tooLong(AccountText text, ExpectedServers expected) {
        var words = "the token has " + text.jwt().length() + " bytes, the server takes " + MAX_PAYLOAD;
        return new PushReport(
                text.account(),
                pushes.awaited(expected).stream()
                        .<PushReport.ServerReply>map(server -> new Refused(server, words))
                        .toList());
    }

    @Override
    public PushReport delete(PublicKey account, String request, ExpectedServers expected) {
        return ask(
                ServerRequest.DELETE,
                "$SYS.REQ.CLAIMS.DELETE",
                asking -> pushes.carry(account, asking, expected, server -> server.delete(request)));
    }

    @Override
    public List<String> stored(PublicKey account, ExpectedServers expected) {
        return stored(List.of(account), expected).getFirst();
    }

    /// Anonymous, by whoever has it, wanted or not (nats-server-facts.md#1.2).
    @Override
    public List<List<String>> stored(List<PublicKey> accounts, ExpectedServers expected) {
        return each(
                accounts,
                account -> ask(
                        ServerRequest.STORED,
                        "$SYS.REQ.ACCOUNT." + account.text() + ".CLAIMS.LOOKUP",
                        asking -> answering(asking).stream()
                                .flatMap(server -> Stream.ofNullable(server.stored(account)))
                                .toList()));
    }

    private static <T> List<T> each(List<PublicKey> accounts, Function<PublicKey, T> question) {
        return accounts.stream().map(question).toList();
    }

    @Override
    public List<LoadedAccount> enforced(PublicKey account, ExpectedServers expected) {
        return enforced(List.of(account), expected).getFirst();
    }

    @Override
    public List<List<LoadedAccount>> enforced(List<PublicKey> accounts, ExpectedServers expected) {
        return each(
                accounts,
                account -> ask(
                        ServerRequest.ENFORCED,
                        "$SYS.REQ.SERVER.PING.ACCOUNTZ",
                        asking -> answering(asking, expected).stream()
                                .map(server -> new LoadedAccount(
                                        server.self(),
                                        server.enforced(account.text())
                                                .map(found -> found.detail(network.seconds()))
                                                .orElse(null)))
                                .toList()));
    }

    @Override
    public void load(List<PublicKey> accounts, ExpectedServers expected) {
        var loaded = ask(ServerRequest.LOAD, "$SYS.REQ.SERVER.PING.CONNZ", asking -> answering(asking, expected));
        loaded.forEach(server -> accounts.forEach(account -> server.load(account.text())));
    }

    @Override
    public boolean keepsPushed(PublicKey known) {
        return network.keepsPushed();
    }

    @Override
    public SubscriptionReport subscriptions(PublicKey account, ExpectedServers expected) {
        return subscriptions(List.of(account), expected).getFirst();
    }

    @Override
    public List<SubscriptionReport> subscriptions(List<PublicKey> accounts, ExpectedServers expected) {
        return each(
                accounts,
                account -> ask(ServerRequest.TABLES, "$SYS.REQ.SERVER.PING.SUBSZ", asking -> {
                    var answered = answering(asking);
                    var table = new ArrayList<Subscription>();
                    answered.forEach(server -> table.addAll(server.table(account.text())));
                    return new SubscriptionReport(
                            table, answered.size(), Math.max(expected.expected(), answered.size()), network.now());
                }));
    }

    @Override
    public List<StoreListing> listings(ExpectedServers expected) {
        return ask(
                ServerRequest.LISTINGS,
                "$SYS.REQ.CLAIMS.LIST",
                asking -> answering(asking).stream()
                        .map(server -> new StoreListing(server.self(), server.listing()))
                        .toList());
    }

    @Override
    public List<StreamSubjects> streams(PublicKey account, ExpectedServers expected) {
        return ask(
                ServerRequest.STREAMS,
                "$SYS.REQ.SERVER.PING.JSZ",
                asking -> answering(asking, expected).stream()
                        .flatMap(server -> server.streams().stream())
                        .distinct()
                        .toList());
    }

    @Override
    public long largestText(ExpectedServers expected) {
        return ask(ServerRequest.LARGEST_TEXT, "$SYS.REQ.SERVER.PING.VARZ", _ -> MAX_PAYLOAD);
    }

    /// Nobody is connected to scripted servers.
    @Override
    public AccountUsage usage(PublicKey account, ExpectedServers expected) {
        return ask(
                ServerRequest.DISCOVERY,
                "$SYS.REQ.SERVER.PING.CONNZ",
                asking -> new AccountUsage(
                        List.of(),
                        0,
                        AccountUsage.JetStream.NONE,
                        false,
                        answering(asking, expected).size(),
                        expected.expected()));
    }

    @Override
    public int kick(List<ClientConnection> clients) {
        return 0;
    }

    @Override
    public List<Trusting> trusting(ExpectedServers expected) {
        return ask(
                ServerRequest.TRUSTING,
                "$SYS.REQ.SERVER.PING.VARZ",
                asking -> answering(asking, expected).stream()
                        .map(ScriptedServer::trusting)
                        .toList());
    }
}
