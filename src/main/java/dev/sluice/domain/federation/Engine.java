package dev.sluice.domain.federation;

/// The parts that the services of one environment are made of.
record Engine(
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

    static Engine of(Scope scope) {
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
