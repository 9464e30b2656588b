package dev.sluice.domain.readmodel;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.nkey.PublicKey;
import java.util.Set;

/// Whether the servers are known to have an account as it was last signed.
public enum Confirmation {
    YES,
    NO,
    /// Made here.
    NEVER_PUSHED,
    /// Came in from elsewhere, and is only read until somebody pushes it.
    ONLY_READ;

    /// @param onlyRead accounts that came in from elsewhere and were never pushed from here
    static Confirmation of(Account account, Set<PublicKey> onlyRead) {
        if (account.release().jwt() == null) {
            return NEVER_PUSHED;
        }
        if (onlyRead.contains(account.key())) {
            return ONLY_READ;
        }
        return account.release().confirmed() ? YES : NO;
    }
}
