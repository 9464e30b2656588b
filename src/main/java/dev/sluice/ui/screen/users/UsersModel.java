package dev.sluice.ui.screen.users;

import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.mvc.ListModel;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What the Users screen shows.
final class UsersModel extends ListModel<UsersRow, UsersDetail> {

    private final ObjectProperty<Optional<Only>> only = new SimpleObjectProperty<>(Optional.empty());

    /// Users of one account alone, or of one role of it.
    ///
    /// @param role empty for all of the account
    record Only(PublicKey account, String name, String role) {
        boolean includes(UsersRow row) {
            return row.user().account().equals(account)
                    && (role.isEmpty() || row.role().equals(role));
        }
    }

    /// What the list is narrowed to.
    ObjectProperty<Optional<Only>> only() {
        return only;
    }
}
