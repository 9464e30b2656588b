package dev.sluice.domain.key.rotation;

import dev.sluice.domain.federation.claims.AccountKeys;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.operation.RotationPlan;
import dev.sluice.domain.federation.operation.RotationPlan.Activation;
import dev.sluice.domain.federation.operation.RotationPlan.Creds;
import dev.sluice.domain.federation.operation.RotationPlan.Place;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.federation.push.ActivationTokens;
import dev.sluice.domain.federation.push.Audience;
import dev.sluice.domain.federation.push.DriftGuard;
import dev.sluice.domain.federation.push.PushProtocol;
import dev.sluice.domain.federation.push.PushRun;
import dev.sluice.domain.federation.push.ServerChange;
import dev.sluice.domain.federation.push.SubscriptionWiring;
import dev.sluice.domain.key.rotation.AccountRotation.Means;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.domain.model.record.Rotation;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.store.StoreTx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Gives everything that the old key of a rotation signed a successor signed by the new one.
public final class Reissue {
    private final EnvironmentContext context;
    private final AccountSigner accountSigner;
    private final ActivationTokens activationTokens;
    private final PushProtocol protocol;
    private final AccountResigning resigning;
    private final RotationPlans plans;
    private final SubscriptionWiring wiring;

    public Reissue(
            EnvironmentContext context,
            AccountSigner accountSigner,
            ActivationTokens activationTokens,
            PushProtocol protocol,
            AccountResigning resigning) {
        this.context = context;
        this.accountSigner = accountSigner;
        this.activationTokens = activationTokens;
        this.protocol = protocol;
        this.resigning = resigning;
        this.plans = new RotationPlans(context);
        this.wiring = new SubscriptionWiring(context, protocol);
    }

    void all(Rotation rotation, Means means) {
        var plan = context.store().read(view -> plans.of(view, rotation));
        imports(rotation, plan, means);
        // A first signing key cuts nobody off, so nothing has to be handed out again.
        if (!rotation.keepsOld()) {
            tokens(rotation, Place.HANDED_OUT);
            users(rotation);
        }
        tokens(rotation, Place.KEPT);
    }

    private void imports(Rotation rotation, RotationPlan plan, Means means) {
        var importers = plan.activations().stream()
                .filter(activation -> activation.place() == Place.IMPORT)
                .collect(Collectors.groupingBy(
                        activation -> activation.connection().importer(), LinkedHashMap::new, Collectors.toList()));
        importers.forEach((importer, activations) -> {
            var expected = means.expected();
            if (expected == null) {
                context.store().change(tx -> replace(tx, rotation, importer));
            } else if (activations.stream().anyMatch(activation -> !activation.reissued())
                    || !resigning.account(importer).release().confirmed()) {
                push(rotation, importer, expected, means.options().progress());
            }
        });
    }

    /// What the importer uses and what is pushed change in one transaction: stopped behind it, the account is
    /// unconfirmed, and is pushed by whoever goes on.
    private void push(Rotation rotation, PublicKey importer, ExpectedServers expected, Progress progress) {
        protocol.perform(
                List.of(rotation.subject(), importer),
                () -> new Replacing(rotation, importer, expected),
                OperationOptions.now().with(progress));
    }

    /// What new activations of one importer change of rows and servers.
    private final class Replacing implements ServerChange<Account, PushReport> {
        private final Rotation rotation;
        private final PublicKey importer;
        private final ExpectedServers expected;
        private Set<String> lacked = Set.of();

        Replacing(Rotation rotation, PublicKey importer, ExpectedServers expected) {
            this.rotation = rotation;
            this.importer = importer;
            this.expected = expected;
        }

        @Override
        public Audience audience() {
            return Audience.of(expected);
        }

        @Override
        public void refuse(DriftGuard guard, ExpectedServers servers) {
            guard.refuse(importer, servers);
            lacked = resigning.lacking(importer, servers);
        }

        @Override
        public Journal.Kind kind() {
            return Journal.Kind.PUBLISH;
        }

        @Override
        public Purpose purpose() {
            return Purpose.PUBLISH;
        }

        @Override
        public Account rows(StoreTx tx, PushRun run) {
            return run.note(tx, replace(tx, rotation, importer));
        }

        @Override
        public PushReport push(Account account, PushRun run) {
            var report = run.push(account);
            run.end(Journal.Result.PUSHED, report.summary());
            AccountResigning.require(account, report);
            resigning.prove(account, lacked, expected, run.progress());
            // Only after a retirement at once: those who subscribed before are cut until then.
            mine(rotation, importer).forEach(connection -> wiring.mend(connection, expected, run.progress()));
            return report;
        }
    }

    private Account replace(StoreTx tx, Rotation rotation, PublicKey importer) {
        old(tx, rotation).stream()
                .filter(activation -> activation.place() == Place.IMPORT
                        && activation.connection().importer().equals(importer))
                .forEach(activation -> reissue(tx, rotation, activation.connection()));
        return accountSigner.sign(tx, importer);
    }

    private List<Connection> mine(Rotation rotation, PublicKey importer) {
        return context.store().read(view -> plans.of(view, rotation)).activations().stream()
                .map(Activation::connection)
                .filter(connection -> connection.importer().equals(importer) && connection.isOnServers())
                .toList();
    }

    /// Tokens that no account of ours carries: a new one is ready to be handed over.
    private void tokens(Rotation rotation, Place place) {
        try (var _ = context.locks().hold(rotation.subject())) {
            context.store().change(tx -> {
                var found = old(tx, rotation).stream()
                        .filter(activation -> activation.place() == place)
                        .toList();
                found.forEach(activation -> reissue(tx, rotation, activation.connection()));
            });
        }
    }

    private List<Activation> old(StoreTx tx, Rotation rotation) {
        return plans.of(tx, rotation).activations().stream()
                .filter(activation -> !activation.reissued())
                .toList();
    }

    private void reissue(StoreTx tx, Rotation rotation, Connection connection) {
        var token = connection.grant().token();
        if (token != null) {
            tx.connections().save(connection.with(activationTokens.reissue(connection, token, keys(rotation))));
        }
    }

    private static AccountKeys keys(Rotation rotation) {
        return new AccountKeys(rotation.newKey(), rotation.subject(), false);
    }

    /// The same users with the same rights. Their creds are to be handed out again: the old ones stop with the old
    /// key.
    private void users(Rotation rotation) {
        context.store().change(tx -> {
            var found = plans.of(tx, rotation).users().stream()
                    .filter(creds -> !creds.reissued())
                    .map(Creds::user)
                    .toList();
            found.forEach(user -> tx.users().save(signUser(rotation, user)));
        });
    }

    private User signUser(Rotation rotation, User user) {
        var claims = RotationPlans.read(user).claims();
        var iat = Math.max(context.now().getEpochSecond(), claims.base().issuedAt() + 1);
        var jwt =
                accountSigner.encode(claims.withIssuerAccount(keys(rotation).issuerAccount()), rotation.newKey(), iat);
        return user.withJwt(jwt);
    }
}
