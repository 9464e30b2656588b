package dev.sluice.ui.template;

import dev.sluice.domain.model.Account;
import dev.sluice.ui.control.CheckedText;
import dev.sluice.ui.dialog.SheetModel;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// Which account's shape is kept, and under which name.
final class SaveTemplateModel extends SheetModel {

    private final List<Account> accounts;
    private final ObjectProperty<@Nullable Account> account = new SimpleObjectProperty<>();
    private final CheckedText name = CheckedText.name();
    private final BooleanProperty replacing = new SimpleBooleanProperty();

    SaveTemplateModel(List<Account> accounts) {
        this.accounts = List.copyOf(accounts);
        if (accounts.size() == 1) {
            account.set(accounts.getFirst());
        }
        require(name.usable());
        require(account.map(chosen -> chosen != null).orElse(false));
    }

    List<Account> accounts() {
        return accounts;
    }

    /// Null while none is chosen.
    ObjectProperty<@Nullable Account> account() {
        return account;
    }

    CheckedText name() {
        return name;
    }

    /// Whether one of that name may be written over.
    BooleanProperty replacing() {
        return replacing;
    }
}
