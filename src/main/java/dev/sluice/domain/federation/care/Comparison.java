package dev.sluice.domain.federation.care;

import dev.sluice.domain.federation.act.Lifespan;
import dev.sluice.domain.federation.act.Proof.Rung;
import dev.sluice.domain.federation.act.Reconciliation.AccountStanding;
import dev.sluice.domain.federation.act.Reconciliation.ServerStanding;
import dev.sluice.domain.federation.act.Standing;
import dev.sluice.domain.federation.claims.AccountTimes;
import dev.sluice.domain.federation.environment.Scope;
import dev.sluice.domain.federation.port.Enforced;
import dev.sluice.domain.federation.port.Listing;
import dev.sluice.domain.federation.port.Roster;
import dev.sluice.domain.federation.port.ServerRef;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.federation.push.Provenance;
import dev.sluice.domain.federation.push.Prover;
import dev.sluice.domain.federation.sharing.Engine;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.DriftRest;
import dev.sluice.domain.model.Removal;
import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Compares one account with what every server stores and enforces of it. Stores answer without saying who they are
/// (nats-server-facts.md#1.2), so their answers are matched with servers by what these enforce; what cannot be matched
/// is held against each of those left.
final class Comparison {
    private final Scope scope;
    private final AccountSigner accountSigner;
    private final Provenance provenance;
    private final Roster roster;
    private final Map<String, Listing> listings;
    private final boolean isByHand;
    private final boolean showsLoadedOnly;

    /// @param listings which accounts each server stores; those of silent servers are missing
    Comparison(Engine engine, Roster roster, List<Listing> listings) {
        this.scope = engine.scope();
        this.accountSigner = engine.accountSigner();
        this.provenance = engine.provenance();
        this.roster = roster;
        this.isByHand = scope.link().resolver().isInstalledByHand();
        this.showsLoadedOnly = scope.link().resolver().showsLoadedOnly();
        this.listings = listings.stream()
                .collect(Collectors.toMap(listing -> listing.server().id(), Function.identity(), (a, _) -> a));
    }

    /// Whether any server that was heard stores it.
    boolean isListed(Account account) {
        return listings.values().stream()
                .anyMatch(listing -> listing.accounts().contains(account.key().text()));
    }

    AccountStanding of(Account account) {
        return of(List.of(account)).getFirst();
    }

    /// Asked for together; in their order.
    List<AccountStanding> of(List<Account> accounts) {
        var keys = accounts.stream().map(Account::key).toList();
        var resolver = scope.link().resolver();
        var texts = resolver.stored(keys, roster);
        var enforced = resolver.enforced(keys, roster);
        var settled = settled(accounts);
        return IntStream.range(0, keys.size())
                .mapToObj(i -> {
                    var account = accounts.get(i);
                    var found = standing(account, texts.get(i), enforced.get(i), settled);
                    var lifespan = AccountTimes.of(account);
                    return account.isLive() && lifespan.isOver(scope.now()) ? over(found, lifespan) : found;
                })
                .toList();
    }

    /// What servers have of it is beside the point.
    private static AccountStanding over(AccountStanding found, Lifespan lifespan) {
        var servers = found.servers().stream()
                .map(server -> server.worst() == Standing.SILENT
                                || server.worst().needsChoice()
                        ? server
                        : new ServerStanding(
                                server.server(), Standing.EXPIRED, Standing.EXPIRED, "ended at " + lifespan.until()))
                .toList();
        return new AccountStanding(
                found.key(),
                found.name(),
                found.standing().worse(Standing.EXPIRED),
                servers,
                found.theirs(),
                found.ignoredUntil());
    }

    /// Ours, with a text that says what the rows do and that every server has been seen to store.
    private Set<PublicKey> settled(List<Account> accounts) {
        return scope.store().read(view -> {
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

    private AccountStanding standing(
            Account account, List<String> texts, List<Enforced> answers, Set<PublicKey> current) {
        var enforced = answers.stream()
                .collect(Collectors.toMap(answer -> answer.server().id(), Function.identity(), (a, _) -> a));
        var stores = new Stores(account, texts);
        var servers = roster.servers().stream()
                .map(server -> server(account, server, stores, enforced.get(server.id())))
                .toList();
        var settled = servers.stream()
                .map(stores::settled)
                .map(server -> waiting(account, server))
                .toList();
        var theirs = theirs(account, texts, enforced);
        return new AccountStanding(
                account.key(),
                account.name(),
                overall(account, settled, current),
                settled,
                theirs,
                theirs == null ? null : ignored(account, theirs));
    }

    /// Of a deleted account only the JWT that locks everybody out may be left, and that only where
    /// servers allow no deletion.
    AccountStanding afterlife(Account account) {
        return afterlife(account, of(account));
    }

    /// @param found by [#of]
    AccountStanding afterlife(Account account, AccountStanding found) {
        var stays = scope.store()
                .read(view -> view.removal(account.key()))
                .filter(row -> row.stage() == Removal.Stage.STAYS_LOCKED_OUT)
                .isPresent();
        var standing = switch (found.standing()) {
            case DRIFT, UNKNOWN_SIGNER -> found.standing();
            case IN_STEP, NOT_LOADED -> stays ? Standing.LOCKED_OUT : Standing.RESURRECTED;
            // A server that never knew it has nothing to lose.
            case MISSING -> stays ? Standing.LOCKED_OUT : Standing.RESURRECTED;
            case EXPIRED,
                    LOCKED_OUT,
                    SILENT,
                    UNCONFIRMED,
                    OUTDATED,
                    NOT_ENFORCED,
                    INCOMPLETE,
                    RESURRECTED,
                    NOT_TRUSTED -> Standing.RESURRECTED;
        };
        var servers = found.servers().stream()
                .map(server -> server.stored() == Standing.MISSING || standing == Standing.LOCKED_OUT
                        ? new ServerStanding(server.server(), Standing.IN_STEP, Standing.NOT_LOADED, "")
                        : server)
                .toList();
        return new AccountStanding(found.key(), found.name(), standing, servers, found.theirs(), found.ignoredUntil());
    }

    private static Standing overall(Account account, List<ServerStanding> servers, Set<PublicKey> current) {
        var found = servers.stream().map(ServerStanding::worst).reduce(Standing.IN_STEP, Standing::worse);
        var worst = found == Standing.NOT_LOADED ? Standing.IN_STEP : found;
        if (account.isLive() && account.isManaged()) {
            return current.contains(account.key()) ? worst : worst.worse(Standing.UNCONFIRMED);
        }
        return worst;
    }

    private ServerStanding server(Account account, ServerRef server, Stores stores, @Nullable Enforced answer) {
        if (answer == null) {
            return new ServerStanding(server, Standing.SILENT, Standing.SILENT, "");
        }
        var detail = answer.detail();
        var answered =
                isKnownToLack(server, account) ? Standing.MISSING : stores.of(detail == null ? null : detail.jwt());
        if (showsLoadedOnly) {
            var loaded = detail == null ? Standing.MISSING : provenance.of(account, detail.jwt(), List.of());
            var acts = enforced(account, server, answer);
            return new ServerStanding(server, loaded, acts.standing(), acts.detail());
        }
        // Who did not tell what it stores may be the one whose text is missing.
        var stored =
                !listings.containsKey(server.id()) && stores.areShort() ? answered.worse(Standing.MISSING) : answered;
        if (detail == null) {
            return new ServerStanding(server, stored, unloaded(account, server), "");
        }
        var enforced = enforced(account, server, answer);
        return new ServerStanding(server, stored, enforced.standing(), enforced.detail());
    }

    /// What somebody is yet to install is neither old nor missing.
    private ServerStanding waiting(Account account, ServerStanding server) {
        if (!isByHand
                || !account.isLive()
                || !account.isManaged()
                || account.release().confirmed()) {
            return server;
        }
        return new ServerStanding(
                server.server(), waiting(server.stored()), waiting(server.enforced()), server.detail());
    }

    private static Standing waiting(Standing standing) {
        return standing == Standing.OUTDATED || standing == Standing.MISSING || standing == Standing.NOT_ENFORCED
                ? Standing.UNCONFIRMED
                : standing;
    }

    private boolean isKnownToLack(ServerRef server, Account account) {
        var listing = listings.get(server.id());
        return listing != null && !listing.accounts().contains(account.key().text());
    }

    private record Verdict(Standing standing, String detail) {}

    private Verdict enforced(Account account, ServerRef server, Enforced answer) {
        var detail = answer.detail();
        if (detail == null) {
            return new Verdict(Standing.NOT_LOADED, "");
        }
        if (detail.jwt().equals(account.release().jwt())) {
            var judged = Prover.judge(account, accountSigner.released(account), roster, answer);
            return judged.rung() == Rung.INCOMPLETE
                    ? new Verdict(Standing.INCOMPLETE, judged.detail())
                    : new Verdict(Standing.IN_STEP, "");
        }
        var whose = provenance.of(account, detail.jwt(), List.of(detail.jwt()));
        if (whose.needsChoice()) {
            return new Verdict(whose, "");
        }
        return new Verdict(isTrusted(account, server) ? Standing.NOT_ENFORCED : distrusted(server), "");
    }

    /// Not loaded is no fault, unless the server could not load it.
    private Standing unloaded(Account account, ServerRef server) {
        return isTrusted(account, server) ? Standing.NOT_LOADED : distrusted(server);
    }

    /// A text that is signed anew helps, where the server trusts the key that would sign it.
    private Standing distrusted(ServerRef server) {
        return roster.trusts(server, scope.environment().signingKey().text())
                ? Standing.NOT_ENFORCED
                : Standing.NOT_TRUSTED;
    }

    private boolean isTrusted(Account account, ServerRef server) {
        return account.release().jwt() == null
                || roster.trusts(server, accountSigner.released(account).issuer());
    }

    private @Nullable String theirs(Account account, List<String> texts, Map<String, Enforced> enforced) {
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
        return scope.store()
                .read(view -> view.driftRest(account.key()))
                .filter(rest -> rest.jwt().equals(theirs) && rest.until().isAfter(scope.now()))
                .map(DriftRest::until)
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
                    < roster.servers().stream()
                            .filter(server -> !isKnownToLack(server, account))
                            .count();
        }

        /// @param enforced what the server enforces, which is what it stores if any store does
        Standing of(@Nullable String enforced) {
            if (agree) {
                return provenance.of(account, texts.getFirst(), texts);
            }
            if (enforced != null && left.remove(enforced)) {
                return provenance.of(account, enforced, texts);
            }
            return Standing.UNCONFIRMED;
        }

        /// A server for which no answer was found may have given the worst of those left.
        ServerStanding settled(ServerStanding server) {
            if (server.stored() != Standing.UNCONFIRMED) {
                return server;
            }
            var worst = left.stream()
                    .map(text -> provenance.of(account, text, texts))
                    .reduce(Standing::worse)
                    .orElse(Standing.MISSING);
            return new ServerStanding(server.server(), worst, server.enforced(), server.detail());
        }
    }
}
