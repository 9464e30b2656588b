package dev.sluice.domain.readmodel;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;

/// Who a key is, as far as this workspace knows.
///
/// @param key its text, possibly no key at all
/// @param name empty when nobody here knows it
/// @param of the account that a user belongs to, else empty
public record KeyIdentity(String key, String name, Role role, String of) {
    /// What the key is here.
    public enum Role {
        OPERATOR,
        OPERATOR_SIGNING_KEY,
        OWN_ACCOUNT,
        SYSTEM_ACCOUNT,
        FOREIGN_ACCOUNT,
        DELETED_ACCOUNT,
        ACCOUNT_SIGNING_KEY,
        USER,
        UNKNOWN
    }

    static KeyIdentity of(Account account) {
        return new KeyIdentity(account.key().text(), account.name(), roleOf(account), "");
    }

    static KeyIdentity unknown(String key) {
        return new KeyIdentity(key, "", Role.UNKNOWN, "");
    }

    public boolean isKnown() {
        return role != Role.UNKNOWN;
    }

    private static Role roleOf(Account account) {
        if (!account.isLive()) {
            return Role.DELETED_ACCOUNT;
        }
        if (account.role() == AccountRole.SYSTEM) {
            return Role.SYSTEM_ACCOUNT;
        }
        return account.isManaged() ? Role.OWN_ACCOUNT : Role.FOREIGN_ACCOUNT;
    }
}
