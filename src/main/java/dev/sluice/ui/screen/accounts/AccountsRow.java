package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.federation.act.AccountView;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Removal;
import dev.sluice.ui.mvc.Row;
import org.jspecify.annotations.Nullable;

/// One account.
///
/// @param removal its deletion, which was begun; null for none
record AccountsRow(AccountView view, @Nullable Removal removal) implements Row {

    /// How far its claims are known to have got.
    enum Standing {
        IN_FORCE,
        STAGED,
        EXTERNAL,
        /// Its deletion was begun, and not every server has forgotten it.
        LEAVING
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
        if (removal != null) {
            return Standing.LEAVING;
        }
        if (role() == AccountRole.EXTERNAL) {
            return Standing.EXTERNAL;
        }
        return account().release().confirmed() ? Standing.IN_FORCE : Standing.STAGED;
    }
}
