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
        Edits edits) {

    static Engine of(Scope scope) {
        var accountSigner = new AccountSigner(scope);
        var tokens = new Tokens(scope, accountSigner);
        var delivery = new Delivery(scope, accountSigner);
        var prover = new Prover(scope, accountSigner);
        return new Engine(
                scope,
                accountSigner,
                tokens,
                delivery,
                prover,
                new Activator(scope, accountSigner, tokens, delivery, prover),
                new Ender(scope, tokens, delivery),
                new Publication(scope, accountSigner, delivery),
                new Bulk(scope, accountSigner, delivery),
                new Edits(scope));
    }
}
