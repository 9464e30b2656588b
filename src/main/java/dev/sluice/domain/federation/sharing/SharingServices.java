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
        EnvironmentContext context,
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

    public static SharingServices of(EnvironmentContext context) {
        var accountSigner = new AccountSigner(context);
        var tokens = new ActivationTokens(context, accountSigner);
        var provenance = new Provenance(context);
        var driftGuard = new DriftGuard(context, provenance, accountSigner, tokens);
        var delivery = new Delivery(accountSigner, driftGuard);
        var prover = new Prover(context, accountSigner);
        var protocol = new PushProtocol(accountSigner, delivery, prover, driftGuard);
        var closer = new ConnectionCloser(context, tokens, protocol);
        return new SharingServices(
                context,
                accountSigner,
                tokens,
                delivery,
                prover,
                protocol,
                new Activator(context, tokens, protocol, closer),
                closer,
                new AccountPublication(context, accountSigner, protocol),
                new BulkPush(context, accountSigner, delivery),
                new StagedEdits(context),
                provenance,
                driftGuard);
    }
}
