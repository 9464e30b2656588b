package dev.sluice.ui.screen.accounts;

import dev.sluice.ui.mvc.ListModel;
import dev.sluice.ui.usage.UsageReading;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What the Accounts screen shows.
final class AccountsModel extends ListModel<AccountsRow, AccountsDetail> {
    private final ObjectProperty<UsageReading> usage = new SimpleObjectProperty<>(new UsageReading.Unread());

    /// Of the selected account.
    ObjectProperty<UsageReading> usage() {
        return usage;
    }
}
