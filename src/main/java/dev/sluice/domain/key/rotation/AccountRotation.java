package dev.sluice.domain.key.rotation;

import dev.sluice.domain.federation.claims.UnmodelledClaims;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.operation.RotationPlan;
import dev.sluice.domain.federation.operation.RotationWish;
import dev.sluice.domain.federation.operation.RotationWish.Retirement;
import dev.sluice.domain.federation.preflight.GraphCheck;
import dev.sluice.domain.federation.preflight.PreflightRunner;
import dev.sluice.domain.federation.push.DriftGuard;
import dev.sluice.domain.jwt.claims.SigningKey;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.Rotation;
import dev.sluice.domain.model.record.Rotation.Phase;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Replaces a signing key of an account. Removing such a key cuts every activation and every user that it signed,
/// at once and in silence (traps.md#T41); so all of them get a successor first, and the old key goes last.
/// Importers keep receiving meanwhile: renewed in time, nobody notices (nats-server-facts.md#1.9).
///
/// An account that has only its own key hands its work to a first signing key. Its own key is the account itself
/// and stays.
public final class AccountRotation {
    private final EnvironmentContext context;
    private final DriftGuard driftGuard;
    private final AccountResigning resigning;
    private final RotationPlans plans;
    private final Reissue reissue;

    public AccountRotation(
            EnvironmentContext context, DriftGuard driftGuard, AccountResigning resigning, Reissue reissue) {
        this.context = context;
        this.driftGuard = driftGuard;
        this.resigning = resigning;
        this.plans = new RotationPlans(context);
        this.reissue = reissue;
    }

    public RotationPlan plan(PublicKey account, @Nullable PublicKey key) {
        return context.store().read(view -> plans.of(view, account, key));
    }

    public Rotation goOn(RotationWish wish, OperationOptions options) {
        var expected = expected(wish.account(), options);
        var plan = plan(wish.account(), wish.key());
        if (expected != null) {
            driftGuard.refuse(wish.account(), expected);
        }
        var present = plan.rotation();
        var rotation = present == null ? begin(plan) : present;
        options.progress().on(new Progress.Journalled());
        try (var _ = context.link().holdPusher()) {
            return goOn(rotation, wish.retirement(), new Means(expected, options));
        }
    }

    /// @param expected null while nobody can confirm anything
    record Means(@Nullable ExpectedServers expected, OperationOptions options) {}

    private Rotation goOn(Rotation present, Retirement retirement, Means means) {
        var rotation = present;
        if (retirement == Retirement.AT_ONCE && rotation.phase() != Phase.RETIRING) {
            rotation = withdraw(rotation, false);
        }
        if (rotation.phase() == Phase.ADDED) {
            publish(rotation.subject(), means);
            rotation = save(rotation.at(Phase.SIGNING));
        }
        if (rotation.phase() == Phase.SIGNING) {
            reissue.all(rotation, means);
            if (retirement == Retirement.WHEN_SAFE && isAwaited(rotation)) {
                return rotation;
            }
            rotation = withdraw(rotation, true);
        }
        if (!rotation.keepsOld()) {
            publish(rotation.subject(), means);
        }
        // All that is left to do after a retirement at once; otherwise nothing is.
        reissue.all(rotation, means);
        return save(rotation.ended(context.now()));
    }

    /// Hands the work back to the old key, which is put back if it was taken off already.
    ///
    /// @throws ProblemException `CANCEL_CUTS` when something that the new key signed was handed out and would stop
    public Rotation cancel(Rotation present, Retirement retirement, OperationOptions options) {
        var subject = present.subject();
        // Before anything is changed: who cannot sign with it cannot go back to it.
        context.signer().signer(present.oldKey());
        var expected = expected(subject, options);
        if (expected != null) {
            driftGuard.refuse(subject, expected);
        }
        var account = resigning.account(subject);
        var back = present.turnedBack(account.createdAt().minusSeconds(1));
        var plan = context.store().read(view -> plans.of(view, back));
        if (retirement == Retirement.WHEN_SAFE && plan.needsConsent()) {
            throw ProblemException.of(ProblemCode.CANCEL_CUTS, account.name(), handedOut(plan));
        }
        try (var _ = context.locks().hold(subject)) {
            context.store().change(tx -> {
                rewrite(tx, subject, keys -> withBoth(keys, present));
                tx.rotations().save(back.at(Phase.ADDED));
            });
        }
        options.progress().on(new Progress.Journalled());
        try (var _ = context.link().holdPusher()) {
            return goOn(back.at(Phase.ADDED), Retirement.CUTTING, new Means(expected, options));
        }
    }

    private static String handedOut(RotationPlan plan) {
        return Stream.concat(
                        plan.handedOut().stream()
                                .map(activation ->
                                        activation.connection().share().name()),
                        plan.users().stream().map(creds -> creds.user().name()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static List<SigningKey> withBoth(List<SigningKey> keys, Rotation present) {
        var old = present.oldKey();
        var isThere =
                present.keepsOld() || keys.stream().anyMatch(key -> key.key().equals(old.text()));
        return isThere ? keys : with(keys, present.newKey(), old);
    }

    private boolean isAwaited(Rotation rotation) {
        return context.store().read(view -> plans.of(view, rotation)).needsConsent();
    }

    /// Both keys are good from now on, in our rows; the new one signs what is signed from now on.
    private Rotation begin(RotationPlan plan) {
        var oldKey = plan.oldKey();
        var subject = plan.subject();
        // Before a key is made: who cannot sign the account changes nothing.
        context.signer().signer(context.environment().signingKey());
        var fresh = context.signer().create(KeyKind.ACCOUNT);
        try (var _ = context.locks().hold(subject)) {
            return context.store().write(tx -> {
                rewrite(tx, subject, keys -> with(keys, oldKey, fresh));
                var rotation = new Rotation(
                        context.newId(), context.id(), subject, oldKey, fresh, Phase.ADDED, beginning(plan), null);
                return AccountResigning.save(tx, rotation);
            });
        }
    }

    /// Not before anything that the old key signed: what is older than the rotation, and signed by the new key, is
    /// known to have been signed anew, whatever the clock did meanwhile.
    private Instant beginning(RotationPlan plan) {
        return Stream.concat(
                        plan.activations().stream()
                                .map(activation -> activation.connection().createdAt()),
                        plan.users().stream().map(creds -> creds.user().createdAt()))
                .reduce(context.now(), (one, other) -> one.isAfter(other) ? one : other);
    }

    /// A key that binds its users to a template is replaced by one that does the same.
    private static List<SigningKey> with(List<SigningKey> keys, PublicKey oldKey, PublicKey fresh) {
        var next = new ArrayList<>(keys);
        var old = keys.stream().filter(key -> key.key().equals(oldKey.text())).findFirst();
        next.add(
                old.isPresent() && old.get() instanceof SigningKey.Scoped scoped
                        ? new SigningKey.Scoped(
                                fresh.text(), scoped.role(), scoped.template(), scoped.description(), scoped.unknown())
                        : new SigningKey.Plain(fresh.text()));
        return next;
    }

    /// The account no longer names the old key, in our rows.
    ///
    /// @param checked refuses while an activation would be killed by it
    private Rotation withdraw(Rotation rotation, boolean checked) {
        var subject = rotation.subject();
        try (var _ = context.locks().hold(subject)) {
            return context.store().write(tx -> {
                rewrite(
                        tx,
                        subject,
                        keys -> keys.stream()
                                .filter(key ->
                                        !key.key().equals(rotation.oldKey().text()))
                                .toList());
                if (checked) {
                    PreflightFinding.refuse(new PreflightRunner(context).account(tx, subject, GraphCheck.MOST_BYTES));
                }
                return AccountResigning.save(tx, rotation.at(Phase.RETIRING));
            });
        }
    }

    private void rewrite(StoreTx tx, PublicKey subject, UnaryOperator<List<SigningKey>> change) {
        var account = context.managed(tx, subject);
        var rest = UnmodelledClaims.of(account);
        var keys = change.apply(rest.signingKeys());
        tx.accounts()
                .save(account.withRest(
                        ClaimRest.write(rest.copy().signingKeys(keys).build())));
    }

    private void publish(PublicKey subject, Means means) {
        var account = resigning.account(subject);
        if (account.release().jwt() != null) {
            resigning.sign(account, means.expected(), means.options());
        }
    }

    private Rotation save(Rotation rotation) {
        return context.store().write(tx -> AccountResigning.save(tx, rotation));
    }

    /// An account that was never signed rests on no server.
    private @Nullable ExpectedServers expected(PublicKey subject, OperationOptions options) {
        Account account = context.store().read(view -> context.managed(view, subject));
        return account.release().jwt() == null ? null : resigning.expected(options);
    }
}
