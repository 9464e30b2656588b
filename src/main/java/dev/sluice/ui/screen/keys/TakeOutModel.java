package dev.sluice.ui.screen.keys;

import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.form.NewPassphrase;
import dev.sluice.ui.operation.OperationModel;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// For whom a key that leaves is sealed.
final class TakeOutModel extends OperationModel {

    private final ObjectProperty<Way> way = new SimpleObjectProperty<>(Way.PASSPHRASE);
    private final NewPassphrase passphrase = new NewPassphrase();
    private final StringProperty receiver = new SimpleStringProperty("");

    /// How a key leaves.
    enum Way {
        PASSPHRASE,
        CURVE
    }

    TakeOutModel() {
        var typed = passphrase.ready();
        require(Bindings.createBooleanBinding(
                () -> way.get() == Way.PASSPHRASE ? typed.getValue() : curve().isPresent(), way, typed, receiver));
    }

    ObjectProperty<Way> way() {
        return way;
    }

    NewPassphrase passphrase() {
        return passphrase;
    }

    StringProperty receiver() {
        return receiver;
    }

    /// The receiver's key, if one is typed.
    Optional<PublicKey> curve() {
        return PublicKey.parse(receiver.get().strip()).filter(key -> key.isKind(KeyKind.CURVE));
    }
}
