package dev.sluice.ui.screen.accounts;

import dev.sluice.ui.mvc.ListModel;

/// What the Accounts screen shows.
final class AccountsModel extends ListModel<AccountsRow, AccountsDetail> {}
