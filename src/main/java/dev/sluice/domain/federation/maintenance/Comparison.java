package dev.sluice.domain.federation.maintenance;

import dev.sluice.domain.federation.claims.AccountTimes;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.AccountLifespan;
import dev.sluice.domain.federation.operation.Proof.Rung;
import dev.sluice.domain.federation.operation.Reconciliation.ComparedAccount;
import dev.sluice.domain.federation.operation.Reconciliation.ComparedServer;
import dev.sluice.domain.federation.operation.SyncStatus;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.federation.push.Provenance;
import dev.sluice.domain.federation.push.Prover;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.IgnoredDrift;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.LoadedAccount;
import dev.sluice.domain.port.StoreListing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Compares one account with what every server stores and enforces of it. Stores answer without saying who they
/// are (nats-server-facts.md#1.2), so their answers are matched with servers by what these enforce; what cannot be
/// matched is held against each of those left.
final class Comparison {
    private final EnvironmentContext context;
    private final AccountSigner accountSigner;
    private final Provenance provenance;
    private final ExpectedServers expected;
    private final Map<String, StoreListing> listings;
    private final boolean isByHand;
    private final boolean showsLoadedOnly;

    /// @param listings which accounts each server stores; those of silent servers are missing
    Comparison(
            EnvironmentContext context,
            AccountSigner accountSigner,
            Provenance provenance,
            ExpectedServers expected,
            List<StoreListing> listings) {
        this.context = context;
        this.accountSigner = accountSigner;
        this.provenance = provenance;
        this.expected = expected;
        this.isByHand = context.link().resolver().isInstalledByHand();
        this.showsLoadedOnly = context.link().resolver().showsLoadedOnly();
        this.listings = listings.stream()
                .collect(Collectors.toMap(listing -> listing.server().id(), Function.identity(), (a, _) -> a));
    }

    /// Whether any server that was heard stores it.
    boolean isListed(Account account) {
        return listings.values().stream()
                .anyMatch(listing -> listing.accounts().contains(account.key().text()));
    }

    ComparedAccount of(Account account) {
        return of(List.of(account)).getFirst();
    }

    /// Asked for together; in their order.
    List<ComparedAccount> of(List<Account> accounts) {
        var keys = accounts.stream().map(Account::key).toList();
        var resolver = context.link().resolver();
        var texts = resolver.stored(keys, expected);
        var enforced = resolver.enforced(keys, expected);
        var settled = settled(accounts);
        return IntStream.range(0, keys.size())
                .mapToObj(i -> {
                    var account = accounts.get(i);
                    var found = standing(account, texts.get(i), enforced.get(i), settled);
                    var lifespan = AccountTimes.of(account);
                    return account.isLive() && lifespan.isOver(context.now()) ? over(found, lifespan) : found;
                })
                .toList();
    }

    /// What servers have of it is beside the point.
    private static ComparedAccount over(ComparedAccount found, AccountLifespan lifespan) {
        var servers = found.servers().stream()
                .map(server ->
                        server.worst() == SyncStatus.SILENT || server.worst().needsChoice()
                                ? server
                                : new ComparedServer(
                                        server.server(),
                                        SyncStatus.EXPIRED,
                                        SyncStatus.EXPIRED,
                                        List.of(),
                                        "ended at " + lifespan.until()))
                .toList();
        return new ComparedAccount(
                found.key(),
                found.name(),
                found.status().worse(SyncStatus.EXPIRED),
                servers,
                found.theirs(),
                found.ignoredUntil());
    }

    /// Ours, with a text that says what the rows do and that every server has been seen to store.
    private Set<PublicKey> settled(List<Account> accounts) {
        return context.store().read(view -> {
            view.lookAhead(accounts.stream().map(Account::key).toList());
            return accounts.stream()
                    .filter(account -> account.isLive()
                            && account.isManaged()
                            && account.release().confirmed()
                            && accountSigner.isCurrent(view, account))
                    .map(Account::key)
                    .collect(Collectors.toSet());
        });
    }

    private ComparedAccount standing(
            Account account, List<String> texts, List<LoadedAccount> answers, Set<PublicKey> current) {
        var enforced = LoadedAccount.byServer(answers);
        var stores = new Stores(account, texts);
        var servers = expected.servers().stream()
                .map(server -> server(account, server, stores, enforced.get(server.id())))
                .toList();
        var settled = servers.stream()
                .map(stores::settled)
                .map(server -> waiting(account, server))
                .toList();
        var theirs = theirs(account, texts, enforced);
        return new ComparedAccount(
                account.key(),
                account.name(),
                overall(account, settled, current),
                settled,
                theirs,
                theirs == null ? null : ignored(account, theirs));
    }

    /// Of a deleted account only the JWT that locks everybody out may be left, and that only where servers allow
    /// no deletion.
    ComparedAccount afterlife(Account account) {
        return afterlife(account, of(account));
    }

    /// @param found by [#of]
    ComparedAccount afterlife(Account account, ComparedAccount found) {
        var stays = context.store()
                .read(view -> view.accounts().removal(account.key()))
                .filter(row -> row.stage() == Removal.Stage.STAYS_LOCKED_OUT)
                .isPresent();
        var status = switch (found.status()) {
            case DRIFT, UNKNOWN_SIGNER -> found.status();
            case IN_STEP, NOT_LOADED -> stays ? SyncStatus.LOCKED_OUT : SyncStatus.RESURRECTED;
            // A server that never knew it has nothing to lose.
            case MISSING -> stays ? SyncStatus.LOCKED_OUT : SyncStatus.RESURRECTED;
            case EXPIRED,
                    LOCKED_OUT,
                    SILENT,
                    UNCONFIRMED,
                    OUTDATED,
                    NOT_ENFORCED,
                    INCOMPLETE,
                    RESURRECTED,
                    NOT_TRUSTED -> SyncStatus.RESURRECTED;
        };
        var servers = found.servers().stream()
                .map(server -> server.stored() == SyncStatus.MISSING || status == SyncStatus.LOCKED_OUT
                        ? new ComparedServer(server.server(), SyncStatus.IN_STEP, SyncStatus.NOT_LOADED)
                        : server)
                .toList();
        return new ComparedAccount(found.key(), found.name(), status, servers, found.theirs(), found.ignoredUntil());
    }

    private static SyncStatus overall(Account account, List<ComparedServer> servers, Set<PublicKey> current) {
        var found = servers.stream().map(ComparedServer::worst).reduce(SyncStatus.IN_STEP, SyncStatus::worse);
        var worst = found == SyncStatus.NOT_LOADED ? SyncStatus.IN_STEP : found;
        if (account.isLive() && account.isManaged()) {
            return current.contains(account.key()) ? worst : worst.worse(SyncStatus.UNCONFIRMED);
        }
        return worst;
    }

    private ComparedServer server(Account account, ServerRef server, Stores stores, @Nullable LoadedAccount answer) {
        if (answer == null) {
            return new ComparedServer(server, SyncStatus.SILENT, SyncStatus.SILENT);
        }
        var detail = answer.detail();
        var answered =
                isKnownToLack(server, account) ? SyncStatus.MISSING : stores.of(detail == null ? null : detail.jwt());
        if (showsLoadedOnly) {
            var loaded = detail == null ? SyncStatus.MISSING : provenance.of(account, detail.jwt(), List.of());
            var acts = enforced(account, server, answer);
            return new ComparedServer(server, loaded, acts.status(), acts.imports(), "");
        }
        // Who did not tell what it stores may be the one whose text is missing.
        var stored =
                !listings.containsKey(server.id()) && stores.areShort() ? answered.worse(SyncStatus.MISSING) : answered;
        if (detail == null) {
            return new ComparedServer(server, stored, unloaded(account, server));
        }
        var enforced = enforced(account, server, answer);
        return new ComparedServer(server, stored, enforced.status(), enforced.imports(), "");
    }

    /// What somebody is yet to install is neither old nor missing.
    private ComparedServer waiting(Account account, ComparedServer server) {
        if (!isByHand
                || !account.isLive()
                || !account.isManaged()
                || account.release().confirmed()) {
            return server;
        }
        return server.as(waiting(server.stored()), waiting(server.enforced()));
    }

    private static SyncStatus waiting(SyncStatus status) {
        return status == SyncStatus.OUTDATED || status == SyncStatus.MISSING || status == SyncStatus.NOT_ENFORCED
                ? SyncStatus.UNCONFIRMED
                : status;
    }

    private boolean isKnownToLack(ServerRef server, Account account) {
        var listing = listings.get(server.id());
        return listing != null && !listing.accounts().contains(account.key().text());
    }

    private record Verdict(SyncStatus status, List<String> imports) {}

    private Verdict enforced(Account account, ServerRef server, LoadedAccount answer) {
        var detail = answer.detail();
        if (detail == null) {
            return new Verdict(SyncStatus.NOT_LOADED, List.of());
        }
        if (detail.jwt().equals(account.release().jwt())) {
            var judged = Prover.judge(account, accountSigner.released(account), expected, answer);
            return judged.rung() == Rung.INCOMPLETE
                    ? new Verdict(SyncStatus.INCOMPLETE, judged.imports())
                    : new Verdict(SyncStatus.IN_STEP, List.of());
        }
        var whose = provenance.of(account, detail.jwt(), List.of(detail.jwt()));
        if (whose.needsChoice()) {
            return new Verdict(whose, List.of());
        }
        return new Verdict(isTrusted(account, server) ? SyncStatus.NOT_ENFORCED : distrusted(server), List.of());
    }

    /// Not loaded is no fault, unless the server could not load it.
    private SyncStatus unloaded(Account account, ServerRef server) {
        return isTrusted(account, server) ? SyncStatus.NOT_LOADED : distrusted(server);
    }

    /// A text that is signed anew helps, where the server trusts the key that would sign it.
    private SyncStatus distrusted(ServerRef server) {
        return expected.trusts(server, context.environment().signingKey().text())
                ? SyncStatus.NOT_ENFORCED
                : SyncStatus.NOT_TRUSTED;
    }

    private boolean isTrusted(Account account, ServerRef server) {
        return account.release().jwt() == null
                || expected.trusts(server, accountSigner.released(account).issuer());
    }

    private @Nullable String theirs(Account account, List<String> texts, Map<String, LoadedAccount> enforced) {
        var all = new ArrayList<>(texts);
        for (var answer : enforced.values()) {
            var detail = answer.detail();
            if (detail != null) {
                all.add(detail.jwt());
            }
        }
        return all.stream()
                .filter(text -> provenance.of(account, text, texts).needsChoice())
                .findFirst()
                .orElse(null);
    }

    private @Nullable Instant ignored(Account account, String theirs) {
        return context.store()
                .read(view -> view.drift().ignored(account.key()))
                .filter(rest -> rest.jwt().equals(theirs) && rest.until().isAfter(context.now()))
                .map(IgnoredDrift::until)
                .orElse(null);
    }

    /// The anonymous answers of the stores, taken out one by one as servers are found for them.
    private final class Stores {
        private final Account account;
        private final List<String> texts;
        private final List<String> left;
        private final boolean agree;

        Stores(Account account, List<String> texts) {
            this.account = account;
            this.texts = texts;
            this.left = new ArrayList<>(texts);
            this.agree = texts.stream().distinct().count() == 1;
        }

        /// Whether fewer texts came than there are servers that may have one.
        boolean areShort() {
            return texts.size()
                    < expected.servers().stream()
                            .filter(server -> !isKnownToLack(server, account))
                            .count();
        }

        /// @param enforced what the server enforces, which is what it stores if any store does
        SyncStatus of(@Nullable String enforced) {
            if (agree) {
                return provenance.of(account, texts.getFirst(), texts);
            }
            if (enforced != null && left.remove(enforced)) {
                return provenance.of(account, enforced, texts);
            }
            return SyncStatus.UNCONFIRMED;
        }

        /// A server for which no answer was found may have given the worst of those left.
        ComparedServer settled(ComparedServer server) {
            if (server.stored() != SyncStatus.UNCONFIRMED) {
                return server;
            }
            var worst = left.stream()
                    .map(text -> provenance.of(account, text, texts))
                    .reduce(SyncStatus::worse)
                    .orElse(SyncStatus.MISSING);
            return server.as(worst, server.enforced());
        }
    }
}
