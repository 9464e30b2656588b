package dev.sluice.ui.user.kit;

import dev.sluice.domain.interop.kit.ConnectionKit;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.server.ClientTrial;
import dev.sluice.ui.dialog.SheetModel;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// A connection kit, and what servers said when it was tried. No secret is in it.
final class KitModel extends SheetModel {

    private final User user;
    private final ReadOnlyObjectWrapper<@Nullable Read> read = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ClientTrial> trial = new ReadOnlyObjectWrapper<>();
    private final StringProperty publish = new SimpleStringProperty("");

    KitModel(User user) {
        this.user = user;
        require(read.isNotNull());
    }

    /// @param files every file but the creds, by name
    record Read(ConnectionKit kit, Map<String, String> files) {
        static Read of(ConnectionKit kit) {
            return new Read(kit, kit.files());
        }
    }

    User user() {
        return user;
    }

    /// Null until it is known.
    ReadOnlyObjectProperty<@Nullable Read> read() {
        return read.getReadOnlyProperty();
    }

    /// Null until it was tried.
    ReadOnlyObjectProperty<@Nullable ClientTrial> trial() {
        return trial.getReadOnlyProperty();
    }

    /// Where an empty message is to go when it is tried; empty for nowhere.
    StringProperty publish() {
        return publish;
    }

    void known(Read found) {
        read.set(found);
    }

    void tried(@Nullable ClientTrial said) {
        trial.set(said);
    }
}
