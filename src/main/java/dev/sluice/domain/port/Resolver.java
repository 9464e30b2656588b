package dev.sluice.domain.port;

import dev.sluice.domain.model.server.ClientConnection;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.nkey.PublicKey;
import java.util.List;
import java.util.Set;

/// The account resolvers of all servers of an environment, asked through the system account. Calls block until
/// every expected server answered or the deadline passed; they may be made from many threads. A lost link is
/// `SERVER_UNREACHABLE`.
public interface Resolver {
    /// Who is there now, and what they say of themselves. Whose servers they are is not judged.
    ExpectedServers expected();

    /// The same, not ending with those who are counted: just after the start of a server the others do not count
    /// it yet, and answer sooner than it does (nats-server-facts.md#1.4). Takes half a second more.
    ExpectedServers everybody();

    /// Hands the JWT to every server.
    ///
    /// @param expected who is to answer to answer; each of them is in the report, silent ones too, and so is any
    /// other that answered
    PushReport push(PublicKey account, String jwt, ExpectedServers expected);

    /// Hands several JWTs over in one round, and does not wait for the answers.
    Sent send(List<AccountText> texts, ExpectedServers expected);

    /// Lets servers that have the accounts loaded go on with these texts. Nothing is kept beyond their next start
    /// by servers whose resolver keeps nothing. Answered like [#send].
    Sent sendLoaded(List<AccountText> texts, ExpectedServers expected);

    /// Has servers load what they are given of these accounts, as the first client of each would.
    void load(List<PublicKey> accounts, ExpectedServers expected);

    /// Whether any server listens for texts to keep: those with a URL or memory resolver do not.
    ///
    /// @param known an account that servers have
    boolean keepsPushed(PublicKey known);

    /// Whether texts reach servers by their configuration only, which somebody installs by hand.
    default boolean isInstalledByHand() {
        return false;
    }

    /// Whether what a server stores is known only by what it has loaded.
    default boolean showsLoadedOnly() {
        return false;
    }

    /// Asked before anything is signed.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `RESOLVER_UNSUPPORTED` where nothing can be pushed
    default void requirePushes() {}

    /// What is on its way to the servers.
    interface Sent extends AutoCloseable {
        /// Waits for the servers. One report for each text, in their order.
        List<PushReport> answers();

        /// Listens to no answer any more.
        @Override
        void close();
    }

    /// What is to be pushed.
    record AccountText(PublicKey account, String jwt) {}

    /// The texts that the servers' stores hold, one per answering server, anonymous (nats-server-facts.md#1.2).
    /// Absent ones are left out.
    List<String> stored(PublicKey account, ExpectedServers expected);

    /// The same of several accounts, asked together; in their order.
    List<List<String>> stored(List<PublicKey> accounts, ExpectedServers expected);

    /// What every server enforces. Servers that do not answer are missing in the list.
    List<LoadedAccount> enforced(PublicKey account, ExpectedServers expected);

    /// The same of several accounts, asked together; in their order.
    List<List<LoadedAccount>> enforced(List<PublicKey> accounts, ExpectedServers expected);

    /// The account's subscription table on every server, with the shadows of importers.
    SubscriptionReport subscriptions(PublicKey account, ExpectedServers expected);

    /// Subscription tables of several accounts in one round.
    List<SubscriptionReport> subscriptions(List<PublicKey> accounts, ExpectedServers expected);

    /// Which accounts every server stores. Servers that do not answer are missing in the list. Costly on servers
    /// with many accounts: they check every signature (nats-server-facts.md#2.10).
    List<StoreListing> listings(ExpectedServers expected);

    /// The JetStream streams of an account, each once.
    List<StreamSubjects> streams(PublicKey account, ExpectedServers expected);

    /// Who is connected to the account, and what of its limits is used.
    AccountUsage usage(PublicKey account, ExpectedServers expected);

    /// Has servers close these connections; clients come back by themselves where they may.
    ///
    /// @return how many were closed; servers before 2.10 do not know how (nats-server-facts.md#2.2)
    int kick(List<ClientConnection> clients);

    /// The longest text, in bytes, that every server takes.
    long largestText(ExpectedServers expected);

    /// Whose signatures under accounts the expected servers accept, asked anew. Servers that do not answer are
    /// missing in the list.
    List<Trusting> trusting(ExpectedServers expected);

    /// The JWTs of operators that these servers trust, as far as they tell.
    default List<String> operatorJwts(ExpectedServers expected) {
        return List.of();
    }

    /// Which operators a server trusts. It reads them when it starts, and never again.
    ///
    /// @param operators their identity keys; none where a server runs without an operator, or was given bare keys,
    /// of which it tells nobody
    /// @param signers public operator keys whose signature under an account it accepts
    /// @param systemAccount as its configuration names it
    record Trusting(ServerRef server, Set<String> operators, Set<String> signers, String systemAccount) {
        public Trusting {
            operators = Set.copyOf(operators);
            signers = Set.copyOf(signers);
        }

        /// Whether it accepts what this key signs, as far as it says.
        public boolean accepts(String signer) {
            return operators.isEmpty() || signers.contains(signer);
        }
    }

    /// Asks every server to delete accounts.
    ///
    /// @param request a self-signed generic JWT of an operator key (nats-server-facts.md#1.5)
    PushReport delete(PublicKey account, String request, ExpectedServers expected);

    /// Leaves servers with these names out of every expectation.
    default ExpectedServers without(ExpectedServers expected, Set<String> names) {
        var kept = expected.servers().stream()
                .filter(server -> !names.contains(server.name()) && !names.contains(server.id()))
                .toList();
        var strange = expected.strangers().stream()
                .filter(server -> names.contains(server.name()) || names.contains(server.id()))
                .count();
        return expected.of(kept, Math.max(kept.size(), expected.expected() - names.size() + (int) strange));
    }
}
