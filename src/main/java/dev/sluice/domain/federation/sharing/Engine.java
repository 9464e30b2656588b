package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.federation.environment.Scope;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.federation.push.Bulk;
import dev.sluice.domain.federation.push.Delivery;
import dev.sluice.domain.federation.push.DriftGuard;
import dev.sluice.domain.federation.push.Provenance;
import dev.sluice.domain.federation.push.Prover;
import dev.sluice.domain.federation.push.Tokens;

/// The parts that the services of one environment are made of.
public record Engine(
        Scope scope,
        AccountSigner accountSigner,
        Tokens tokens,
        Delivery delivery,
        Prover prover,
        Activator activator,
        Ender ender,
        Publication publication,
        Bulk bulk,
        Edits edits,
        Provenance provenance,
        DriftGuard driftGuard) {

    public static Engine of(Scope scope) {
        var accountSigner = new AccountSigner(scope);
        var tokens = new Tokens(scope, accountSigner);
        var provenance = new Provenance(scope);
        var driftGuard = new DriftGuard(scope, provenance);
        var delivery = new Delivery(accountSigner, driftGuard);
        var prover = new Prover(scope, accountSigner);
        return new Engine(
                scope,
                accountSigner,
                tokens,
                delivery,
                prover,
                new Activator(accountSigner, tokens, delivery, prover, driftGuard),
                new Ender(accountSigner, tokens, delivery, prover, driftGuard),
                new Publication(scope, accountSigner, delivery, driftGuard),
                new Bulk(scope, accountSigner, delivery),
                new Edits(scope),
                provenance,
                driftGuard);
    }
}
