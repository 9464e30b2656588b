package dev.sluice.ui.user;

import dev.sluice.domain.model.Account;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.PickList;
import dev.sluice.ui.text.Messages;
import java.util.List;

/// Whose users a sheet is about.
final class AccountChoice {

    private static final Messages TEXTS = Messages.of("users");

    private AccountChoice() {}

    static PickList<Account> of(List<Account> accounts) {
        var list = new PickList<>(Account::name).of(accounts);
        list.setId("user-account");
        return list;
    }

    static Field field(PickList<Account> list) {
        return new Field(TEXTS.get("account"), list, "");
    }
}
