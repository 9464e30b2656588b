package dev.sluice.domain.port;

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
    public ExpectedServers roster() {
        return servers.roster();
    }

    @Override
    public PushReport push(PublicKey account, String jwt, ExpectedServers roster) {
        try (var sent = send(List.of(new Handover(account, jwt)), roster)) {
            return sent.answers().getFirst();
        }
    }

    @Override
    public List<String> stored(PublicKey account, ExpectedServers roster) {
        return stored(List.of(account), roster).getFirst();
    }

    @Override
    public List<LoadedAccount> enforced(PublicKey account, ExpectedServers roster) {
        return enforced(List.of(account), roster).getFirst();
    }

    @Override
    public List<List<LoadedAccount>> enforced(List<PublicKey> accounts, ExpectedServers roster) {
        return servers.enforced(accounts, roster);
    }

    @Override
    public SubscriptionReport subscriptions(PublicKey account, ExpectedServers roster) {
        return servers.subscriptions(account, roster);
    }

    @Override
    public List<SubscriptionReport> subscriptions(List<PublicKey> accounts, ExpectedServers roster) {
        return servers.subscriptions(accounts, roster);
    }

    /// Only servers that keep texts tell which.
    @Override
    public List<StoreListing> listings(ExpectedServers roster) {
        return List.of();
    }

    @Override
    public List<StreamSubjects> streams(PublicKey account, ExpectedServers roster) {
        return servers.streams(account, roster);
    }

    @Override
    public long largestText(ExpectedServers roster) {
        return servers.largestText(roster);
    }

    @Override
    public List<Trusting> trusting(ExpectedServers roster) {
        return servers.trusting(roster);
    }

    @Override
    public Sent sendLoaded(List<Handover> texts, ExpectedServers roster) {
        return servers.sendLoaded(texts, roster);
    }

    @Override
    public void load(List<PublicKey> accounts, ExpectedServers roster) {
        servers.load(accounts, roster);
    }

    @Override
    public boolean keepsPushed(PublicKey known) {
        return servers.keepsPushed(known);
    }
}
