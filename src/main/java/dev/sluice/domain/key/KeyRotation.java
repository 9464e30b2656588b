package dev.sluice.domain.key;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.RotationPlan;
import dev.sluice.domain.federation.operation.RotationWish;
import dev.sluice.domain.federation.operation.RotationWish.Retirement;
import dev.sluice.domain.federation.sharing.SharingServices;
import dev.sluice.domain.key.rotation.AccountResigning;
import dev.sluice.domain.key.rotation.AccountRotation;
import dev.sluice.domain.key.rotation.OperatorRotation;
import dev.sluice.domain.key.rotation.Reissue;
import dev.sluice.domain.model.record.Rotation;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Replaces signing keys, of the operator and of accounts, each in one plan that survives being stopped anywhere:
/// add the new key, sign anew and push what rests on the old one, verify it on every server, retire the old one.
/// The row of the rotation says how far it is. Each call of `goOn` does what can be done now; what was done is not
/// done twice.
public final class KeyRotation {
    private final EnvironmentContext context;
    private final OperatorRotation operator;
    private final AccountRotation accounts;

    public KeyRotation(SharingServices sharing) {
        this.context = sharing.context();
        var resigning = new AccountResigning(sharing);
        this.operator = new OperatorRotation(
                context, sharing.accountSigner(), sharing.delivery(), sharing.protocol(), resigning);
        this.accounts = new AccountRotation(
                context,
                sharing.driftGuard(),
                resigning,
                new Reissue(context, sharing.accountSigner(), sharing.tokens(), sharing.protocol(), resigning));
    }

    /// The operator's rotation under way.
    public Optional<Rotation> current() {
        return current(context.environment().operator());
    }

    /// @param subject the operator's identity, or an account
    public Optional<Rotation> current(PublicKey subject) {
        return context.store().read(view -> view.rotations().underWay(subject));
    }

    /// All that were begun and did not end, newest first.
    public List<Rotation> underWay() {
        return context.store().read(view -> view.rotations().in(context.id())).stream()
                .filter(rotation -> !rotation.isEnded())
                .toList();
    }

    /// What the operator's rotation has to sign anew. Reads the database only.
    public RotationPlan plan() {
        return operator.plan();
    }

    /// What rests on a signing key of an account. Reads the database only.
    ///
    /// @param key null for the only one it has
    /// @throws ProblemException `SIGNING_KEY_UNKNOWN`, `SIGNING_KEY_AMBIGUOUS`, `ROTATION_UNDER_WAY`
    public RotationPlan plan(PublicKey account, @Nullable PublicKey key) {
        return accounts.plan(account, key);
    }

    /// Begins the operator's rotation, or goes on with the one under way.
    ///
    /// @return how far it is now; ended when the old key is retired
    /// @throws ProblemException `KEY_NOT_TRUSTED` while some server does not trust the new key yet,
    /// `SERVERS_MISSING`, `VAULT_LOCKED`, `KEY_NOT_ROTATED` when an account could not be confirmed
    public Rotation goOn(OperationOptions options) {
        return context.act(Operation.onServers(Action.KEY_ROTATE).about("operator"), () -> {
            var present = current();
            return present.isEmpty() ? operator.begin(options) : operator.goOn(present.get(), options);
        });
    }

    /// Cancels the rotation under way, at whatever step: the old key signs again, as before, and the new one is
    /// retired. Stopped in the midst, it goes on with `goOn`.
    ///
    /// @param subject the operator's identity, or an account
    /// @throws ProblemException `ROTATION_NONE`, `CANCEL_CUTS` unless `retirement` is another than
    /// [Retirement#WHEN_SAFE], and those of going on
    public Rotation cancel(PublicKey subject, Retirement retirement, OperationOptions options) {
        var isOperator = subject.equals(context.environment().operator());
        var operation =
                isOperator ? Operation.onServers(Action.KEY_ROTATE) : Operation.onServers(Action.KEY_ROTATE, subject);
        return context.act(operation.about("cancel"), () -> {
            var present = current(subject).orElseThrow(() -> ProblemException.of(ProblemCode.ROTATION_NONE, ""));
            return isOperator ? operator.cancel(present, options) : accounts.cancel(present, retirement, options);
        });
    }

    /// Begins the rotation of an account's signing key, or goes on with the one under way.
    ///
    /// @return how far it is now; still signing when it waits for a person's word about what was handed out
    /// @throws ProblemException those of [#plan(PublicKey, PublicKey)], `SERVERS_MISSING`, `VAULT_LOCKED`,
    /// `DRIFT_FOUND`, `KEY_NOT_ROTATED` when some server does not act on what was pushed
    public Rotation goOn(RotationWish wish, OperationOptions options) {
        return context.act(
                Operation.onServers(Action.KEY_ROTATE, wish.account()).about("account"),
                () -> accounts.goOn(wish, options));
    }
}
