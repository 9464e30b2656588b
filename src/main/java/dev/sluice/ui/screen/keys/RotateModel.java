package dev.sluice.ui.screen.keys;

import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.domain.federation.operation.RotationPlan;
import dev.sluice.domain.federation.operation.RotationWish;
import dev.sluice.domain.federation.operation.RotationWish.Retirement;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.record.Rotation.Phase;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.dialog.PassphraseProof;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.TypedOperationModel;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The plan by which a signing key is replaced, when the old one goes, and how far the plan got.
final class RotateModel extends TypedOperationModel {

    private final KnownKey known;
    private final RotationPlan plan;
    private final ObjectProperty<Retirement> retirement = new SimpleObjectProperty<>(Retirement.WHEN_SAFE);
    private final ReadOnlyObjectWrapper<@Nullable Phase> phase = new ReadOnlyObjectWrapper<>();

    RotateModel(KnownKey known, RotationPlan plan, Level level, PassphraseProof proof) {
        super(typed(plan.name(), known.account() != null, level, proof));
        this.known = known;
        this.plan = plan;
    }

    /// The key of an operator cuts nobody, so that no level wants its name typed.
    static TypedName typed(String name, boolean isOfAccount, Level level, PassphraseProof proof) {
        return isOfAccount ? new TypedName(name, level, TypedName.Severity.CUT, proof) : TypedName.unasked(name);
    }

    RotationPlan plan() {
        return plan;
    }

    /// Null for the key of the operator.
    @Nullable
    PublicKey account() {
        return known.account();
    }

    boolean isBegun() {
        return plan.rotation() != null;
    }

    /// Whether a person chooses when the old key goes; an account's own key never does.
    boolean asksRetirement() {
        var begun = plan.rotation();
        return account() != null && !plan.keepsOld() && (begun == null || begun.phase() != Phase.RETIRING);
    }

    ObjectProperty<Retirement> retirement() {
        return retirement;
    }

    /// Null until it ran.
    ReadOnlyObjectProperty<@Nullable Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    void reached(Phase next) {
        phase.set(next);
    }

    RotationWish wish(PublicKey account) {
        return new RotationWish(account, known.rotation() == null ? known.key() : null, retirement.get());
    }
}
