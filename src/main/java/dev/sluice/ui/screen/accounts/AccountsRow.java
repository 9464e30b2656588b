package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.federation.AccountView;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.ui.mvc.Row;

/// One account.
record AccountsRow(AccountView view) implements Row {

    /// How far its claims are known to have got.
    enum Standing {
        IN_FORCE,
        STAGED,
        EXTERNAL
    }

    @Override
    public String id() {
        return account().key().text();
    }

    @Override
    public String searchText() {
        return account().name() + " " + account().key().text();
    }

    Account account() {
        return view.account();
    }

    String name() {
        return account().name();
    }

    AccountRole role() {
        return account().role();
    }

    Standing standing() {
        if (role() == AccountRole.EXTERNAL) {
            return Standing.EXTERNAL;
        }
        return account().release().confirmed() ? Standing.IN_FORCE : Standing.STAGED;
    }
}
