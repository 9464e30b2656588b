package dev.sluice.domain.federation;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.nkey.PublicKey;
import java.util.List;

/// Accounts of one environment.
public final class Accounts {
    public List<AccountView> list() {
        throw new UnsupportedOperationException();
    }

    public AccountView view(PublicKey key) {
        throw new UnsupportedOperationException();
    }

    /// By name (ignoring case) or public key, live only.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `ACCOUNT_UNKNOWN`
    public Account find(String nameOrKey) {
        throw new UnsupportedOperationException();
    }

    public Result<Account> add(String name, Limits limits, Manner manner) {
        throw new UnsupportedOperationException();
    }

    /// An account of which only the public key is known.
    public Account addExternal(String name, PublicKey key) {
        throw new UnsupportedOperationException();
    }

    /// Ends its connections (partners are told), rebuilds importers without it, takes it off the
    /// servers, keeps its rows.
    public Result<Account> remove(PublicKey key, Manner manner) {
        throw new UnsupportedOperationException();
    }
}
