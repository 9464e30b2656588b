package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.federation.push.ActivationTokens;
import dev.sluice.domain.federation.push.BulkPush;
import dev.sluice.domain.federation.push.Delivery;
import dev.sluice.domain.federation.push.DriftGuard;
import dev.sluice.domain.federation.push.Provenance;
import dev.sluice.domain.federation.push.Prover;
import dev.sluice.domain.federation.push.PushProtocol;

/// The parts that the services of one environment are made of.
public record SharingServices(
        EnvironmentContext scope,
        AccountSigner accountSigner,
        ActivationTokens tokens,
        Delivery delivery,
        Prover prover,
        PushProtocol protocol,
        Activator activator,
        ConnectionCloser closer,
        AccountPublication publication,
        BulkPush bulk,
        StagedEdits edits,
        Provenance provenance,
        DriftGuard driftGuard) {

    public static SharingServices of(EnvironmentContext scope) {
        var accountSigner = new AccountSigner(scope);
        var tokens = new ActivationTokens(scope, accountSigner);
        var provenance = new Provenance(scope);
        var driftGuard = new DriftGuard(scope, provenance);
        var delivery = new Delivery(accountSigner, driftGuard);
        var prover = new Prover(scope, accountSigner);
        var protocol = new PushProtocol(accountSigner, delivery, prover, driftGuard);
        return new SharingServices(
                scope,
                accountSigner,
                tokens,
                delivery,
                prover,
                protocol,
                new Activator(scope, tokens, protocol),
                new ConnectionCloser(scope, tokens, protocol),
                new AccountPublication(scope, accountSigner, protocol),
                new BulkPush(scope, accountSigner, delivery),
                new StagedEdits(scope),
                provenance,
                driftGuard);
    }
}
