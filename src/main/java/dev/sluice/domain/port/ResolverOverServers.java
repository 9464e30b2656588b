package dev.sluice.domain.port;

import dev.sluice.domain.model.server.ClientConnection;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.nkey.PublicKey;
import java.util.List;

/// What servers themselves say, whatever kind of resolver they have. Where texts are kept is for its subclasses to
/// say.
public abstract class ResolverOverServers implements Resolver {
    private final Resolver servers;

    protected ResolverOverServers(Resolver servers) {
        this.servers = servers;
    }

    protected final Resolver servers() {
        return servers;
    }

    @Override
    public ExpectedServers expected() {
        return servers.expected();
    }

    @Override
    public ExpectedServers everybody() {
        return servers.everybody();
    }

    @Override
    public PushReport push(PublicKey account, String jwt, ExpectedServers expected) {
        try (var sent = send(List.of(new AccountText(account, jwt)), expected)) {
            return sent.answers().getFirst();
        }
    }

    @Override
    public List<String> stored(PublicKey account, ExpectedServers expected) {
        return stored(List.of(account), expected).getFirst();
    }

    @Override
    public List<LoadedAccount> enforced(PublicKey account, ExpectedServers expected) {
        return enforced(List.of(account), expected).getFirst();
    }

    @Override
    public List<List<LoadedAccount>> enforced(List<PublicKey> accounts, ExpectedServers expected) {
        return servers.enforced(accounts, expected);
    }

    @Override
    public SubscriptionReport subscriptions(PublicKey account, ExpectedServers expected) {
        return servers.subscriptions(account, expected);
    }

    @Override
    public List<SubscriptionReport> subscriptions(List<PublicKey> accounts, ExpectedServers expected) {
        return servers.subscriptions(accounts, expected);
    }

    /// Only servers that keep texts tell which.
    @Override
    public List<StoreListing> listings(ExpectedServers expected) {
        return List.of();
    }

    @Override
    public List<StreamSubjects> streams(PublicKey account, ExpectedServers expected) {
        return servers.streams(account, expected);
    }

    @Override
    public AccountUsage usage(PublicKey account, ExpectedServers expected) {
        return servers.usage(account, expected);
    }

    @Override
    public int kick(List<ClientConnection> clients) {
        return servers.kick(clients);
    }

    @Override
    public long largestText(ExpectedServers expected) {
        return servers.largestText(expected);
    }

    @Override
    public List<Trusting> trusting(ExpectedServers expected) {
        return servers.trusting(expected);
    }

    @Override
    public Sent sendLoaded(List<AccountText> texts, ExpectedServers expected) {
        return servers.sendLoaded(texts, expected);
    }

    @Override
    public void load(List<PublicKey> accounts, ExpectedServers expected) {
        servers.load(accounts, expected);
    }

    @Override
    public boolean keepsPushed(PublicKey known) {
        return servers.keepsPushed(known);
    }
}
