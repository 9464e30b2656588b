package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.federation.operation.AccountView;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.ui.mvc.TableRow;
import org.jspecify.annotations.Nullable;

/// One account.
///
/// @param removal its deletion, which was begun; null for none
/// @param differs whether another tool's version of it was met on a server
record AccountsRow(AccountView view, @Nullable Removal removal, boolean differs) implements TableRow {

    /// How far its claims are known to have got.
    enum AccountStatus {
        IN_FORCE,
        /// In force, and nobody may connect to it.
        SUSPENDED,
        STAGED,
        EXTERNAL,
        /// Signed, here or by the tool it came from, and not known to be on every server.
        UNCONFIRMED,
        /// Another tool changed it: somebody has to choose.
        DIFFERS,
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

    AccountStatus status() {
        if (removal != null) {
            return AccountStatus.LEAVING;
        }
        if (role() == AccountRole.EXTERNAL) {
            return AccountStatus.EXTERNAL;
        }
        if (differs) {
            return AccountStatus.DIFFERS;
        }
        var release = account().release();
        if (release.confirmed()) {
            return account().isSuspended() ? AccountStatus.SUSPENDED : AccountStatus.IN_FORCE;
        }
        return release.jwt() == null ? AccountStatus.STAGED : AccountStatus.UNCONFIRMED;
    }
}
