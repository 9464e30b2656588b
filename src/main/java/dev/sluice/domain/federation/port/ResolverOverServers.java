package dev.sluice.domain.federation.port;

import dev.sluice.domain.nkey.PublicKey;
import java.util.List;

/// What servers themselves say, whatever kind of resolver they have. Where texts are kept is for its
/// subclasses to say.
public abstract class ResolverOverServers implements Resolver {
    private final Resolver servers;

    protected ResolverOverServers(Resolver servers) {
        this.servers = servers;
    }

    protected final Resolver servers() {
        return servers;
    }

    @Override
    public Roster roster() {
        return servers.roster();
    }

    @Override
    public PushReport push(PublicKey account, String jwt, Roster roster) {
        try (var sent = send(List.of(new Handover(account, jwt)), roster)) {
            return sent.answers().getFirst();
        }
    }

    @Override
    public List<String> stored(PublicKey account, Roster roster) {
        return stored(List.of(account), roster).getFirst();
    }

    @Override
    public List<Enforced> enforced(PublicKey account, Roster roster) {
        return enforced(List.of(account), roster).getFirst();
    }

    @Override
    public List<List<Enforced>> enforced(List<PublicKey> accounts, Roster roster) {
        return servers.enforced(accounts, roster);
    }

    @Override
    public SubscriptionReport subscriptions(PublicKey account, Roster roster) {
        return servers.subscriptions(account, roster);
    }

    @Override
    public List<SubscriptionReport> subscriptions(List<PublicKey> accounts, Roster roster) {
        return servers.subscriptions(accounts, roster);
    }

    /// Only servers that keep texts tell which.
    @Override
    public List<Listing> listings(Roster roster) {
        return List.of();
    }

    @Override
    public List<StreamSubjects> streams(PublicKey account, Roster roster) {
        return servers.streams(account, roster);
    }

    @Override
    public long largestText(Roster roster) {
        return servers.largestText(roster);
    }

    @Override
    public List<Trusting> trusting(Roster roster) {
        return servers.trusting(roster);
    }

    @Override
    public Sent sendLoaded(List<Handover> texts, Roster roster) {
        return servers.sendLoaded(texts, roster);
    }

    @Override
    public void load(List<PublicKey> accounts, Roster roster) {
        servers.load(accounts, roster);
    }

    @Override
    public boolean keepsPushed(PublicKey known) {
        return servers.keepsPushed(known);
    }
}
