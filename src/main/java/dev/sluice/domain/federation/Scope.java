package dev.sluice.domain.federation;

import dev.sluice.domain.federation.port.FederationStore;
import dev.sluice.domain.federation.port.Signer;
import dev.sluice.domain.federation.port.StoreTx;
import dev.sluice.domain.federation.port.StoreView;
import dev.sluice.domain.ledger.Act;
import dev.sluice.domain.ledger.Acts;
import dev.sluice.domain.ledger.Ledger;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the services of one environment share: its identity, the ports, the locks and the link.
public final class Scope {
    private final EnvironmentId id;
    private final Ports ports;
    private final AccountLocks locks = new AccountLocks();
    private final LinkKeeper link;
    private final Ledger ledger;
    private final Acts acts;

    Scope(EnvironmentId id, Ports ports) {
        this.id = id;
        this.ports = ports;
        this.ledger = ports.ledger();
        this.acts = ledger.acts(id);
        this.link = new LinkKeeper(this);
    }

    /// As the store has it now.
    public Environment environment() {
        return store().read(this::environment);
    }

    EnvironmentId id() {
        return id;
    }

    Ports ports() {
        return ports;
    }

    AccountLocks locks() {
        return locks;
    }

    LinkKeeper link() {
        return link;
    }

    FederationStore store() {
        return ledger.store();
    }

    Ledger ledger() {
        return ledger;
    }

    /// Carries out an act, if the workspace's profile allows it, and tells the audit log.
    <T> T act(Act act, Supplier<T> body) {
        return acts.perform(act, body, Outcome::verdictOf);
    }

    /// The same for an act that goes to servers, or only into the change set.
    <T> T act(Act act, Manner manner, Supplier<T> body) {
        var waits = manner.staged() || !environment().hasServers();
        return act(waits ? act.here() : act, body);
    }

    Acts acts() {
        return acts;
    }

    Signer signer() {
        return ports.signer();
    }

    Instant now() {
        return ports.clock().instant();
    }

    UUID newId() {
        return ports.ids().next();
    }

    Environment environment(StoreView view) {
        return view.environments().stream()
                .filter(environment -> environment.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(ProblemCode.NO_ENVIRONMENT));
    }

    /// A live account of this environment.
    Account account(StoreView view, PublicKey key) {
        return view.account(key)
                .filter(account -> account.isLive() && account.environment().equals(id))
                .orElseThrow(() -> ProblemException.of(ProblemCode.ACCOUNT_UNKNOWN, key.shortText()));
    }

    /// A live account whose claims are ours to change.
    Account managed(StoreView view, PublicKey key) {
        var account = account(view, key);
        if (account.role() == AccountRole.SYSTEM) {
            throw ProblemException.of(ProblemCode.ACCOUNT_PROTECTED, account.name());
        }
        if (account.role() == AccountRole.EXTERNAL) {
            throw ProblemException.of(ProblemCode.KEY_MISSING, key.shortText());
        }
        return account;
    }

    /// Its name, live or deleted; the shortened key of an account we do not know.
    String nameOf(StoreView view, PublicKey key) {
        return view.account(key).map(Account::name).orElse(key.shortText());
    }

    /// Commits a change of one connection, then tells who listens.
    Connection commit(Function<StoreTx, Connection> change) {
        var changed = store().write(tx -> {
            var connection = change.apply(tx);
            tx.save(connection);
            return connection;
        });
        ports.events().changed(changed);
        return changed;
    }
}
