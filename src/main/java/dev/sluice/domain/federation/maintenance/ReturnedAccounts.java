package dev.sluice.domain.federation.maintenance;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.OpenWork;
import dev.sluice.domain.federation.push.Provenance;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.OperationGate;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.query.StoreView;

/// Gives accounts their rows that servers have, and that a crash kept from being written: without one, an account
/// that we made and hold the key of would be a stranger for ever. One that no server got was never made.
final class ReturnedAccounts {
    /// So much of the name, then so much of the key, is a name that may be long and is nobody else's.
    private static final int MOST = 50;
    private static final int SIGN = 6;

    private final EnvironmentContext context;
    private final ForeignClaimsAdoption takeover;

    ReturnedAccounts(EnvironmentContext context) {
        this.context = context;
        this.takeover = new ForeignClaimsAdoption(context);
    }

    /// Those among the work's accounts of which there is no row, live or deleted.
    void adopt(OpenWork work, ExpectedServers expected) {
        for (var step : work.steps()) {
            if (isUnknown(step.account()) && context.signer().holds(step.account()) && findOnServers(step, expected)) {
                Provenance.read(step.jwt()).ifPresent(claims -> adopt(step, claims));
            }
        }
    }

    private boolean isUnknown(PublicKey key) {
        return context.store().read(view -> view.accounts().find(key)).isEmpty();
    }

    private boolean findOnServers(Journal.Step step, ExpectedServers expected) {
        return !context.link().resolver().stored(step.account(), expected).isEmpty();
    }

    private void adopt(Journal.Step step, AccountClaims claims) {
        var made = context.store().write(tx -> {
            var name = free(tx, claims.base().name(), step.account());
            var account = new Account(
                    step.account(),
                    context.id(),
                    name,
                    AccountRole.MANAGED,
                    Limits.core(),
                    new Release(step.jwt(), claims.base().issuedAt(), false),
                    step.at(),
                    null);
            tx.accounts().save(account);
            takeover.apply(tx, account, claims.withBase(claims.base().withName(name)));
            return name;
        });
        OperationGate.remark(
                "the account " + made + " is on the servers, and a crash had kept it from being written here");
    }

    /// Whoever saw the crash may have made another account of that name meanwhile.
    private String free(StoreView view, String wished, PublicKey key) {
        var taken =
                view.accounts().in(context.id()).stream().anyMatch(account -> Names.areAlike(account.name(), wished));
        return taken
                ? wished.substring(0, Math.min(wished.length(), MOST)) + "-"
                        + key.text().substring(0, SIGN)
                : wished;
    }
}
