package dev.sluice.ui.screen.users;

import dev.sluice.domain.account.UserEdit;
import dev.sluice.domain.account.UserPatch;
import dev.sluice.domain.model.User;
import dev.sluice.domain.readmodel.UserEntry;
import dev.sluice.ui.dialog.SheetModel;
import dev.sluice.ui.operation.Fate;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Many users that are changed at once, and what becomes of each.
final class BulkUsersModel extends SheetModel {

    private final List<UserEntry> users;
    private final ObservableList<Fate> fates = FXCollections.observableArrayList();
    private final ObjectProperty<UserEdit> edit = new SimpleObjectProperty<>(UserEdit.of(UserPatch.NONE));
    private final DoubleProperty progress = new SimpleDoubleProperty(-1);
    private final BooleanProperty changing = new SimpleBooleanProperty();
    private final ObservableList<User> changed = FXCollections.observableArrayList();
    private final BooleanProperty done = new SimpleBooleanProperty();

    BulkUsersModel(List<UserEntry> users) {
        this.users = List.copyOf(users);
        require(changing);
    }

    List<UserEntry> users() {
        return users;
    }

    ObservableList<Fate> fates() {
        return fates;
    }

    ObjectProperty<UserEdit> edit() {
        return edit;
    }

    /// Negative while nothing goes on.
    DoubleProperty progress() {
        return progress;
    }

    /// Whether any of them would change.
    BooleanProperty changing() {
        return changing;
    }

    /// As they were issued anew.
    ObservableList<User> changed() {
        return changed;
    }

    /// Nothing is left to decide.
    BooleanProperty done() {
        return done;
    }
}
