package dev.sluice.domain.account;

import dev.sluice.domain.federation.claims.PatchedAccount;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.record.AccountPatch;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// What a new account is to be beside its name.
///
/// @param account its row, of one without anything
/// @param exports of that row
public record NewAccountShape(UnaryOperator<Account> account, Function<Account, List<Export>> exports) {
    /// Nothing beside its name.
    public static final NewAccountShape NONE = new NewAccountShape(plain -> plain, _ -> List.of());

    /// This, and a change on top.
    public NewAccountShape with(AccountPatch patch) {
        return new NewAccountShape(plain -> PatchedAccount.of(account.apply(plain), patch), exports);
    }

    Account of(Account plain) {
        return account.apply(plain);
    }

    List<Export> exports(Account made) {
        return exports.apply(made);
    }
}
