package dev.sluice.ui.screen.keys;

import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.domain.federation.operation.RotationWish.Retirement;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.record.Rotation;
import dev.sluice.ui.dialog.PassphraseProof;
import dev.sluice.ui.operation.TypedOperationModel;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// The replacement of a signing key that is taken back, and when the new key goes.
final class CancelModel extends TypedOperationModel {

    private final String owner;
    private final Rotation rotation;
    private final ObjectProperty<Retirement> retirement = new SimpleObjectProperty<>(Retirement.WHEN_SAFE);

    CancelModel(KnownKey known, Rotation rotation, Level level, PassphraseProof proof) {
        super(RotateModel.typed(known.owner(), rotation.isOfAccount(), level, proof));
        this.owner = known.owner();
        this.rotation = rotation;
    }

    String owner() {
        return owner;
    }

    Rotation rotation() {
        return rotation;
    }

    ObjectProperty<Retirement> retirement() {
        return retirement;
    }
}
