package dev.sluice.ui.account;

import dev.sluice.domain.account.AccountPlan;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.ui.operation.Foreseen;
import dev.sluice.ui.usage.UsageReading;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What the sheet that changes an account shows.
///
/// @param account as it was when the sheet was opened
/// @param parties whose names may be typed
/// @param faults by the field
/// @param isStaged whether it is done, and the sheet may go
record AccountEditModel(
        Account account,
        AccountPlan plan,
        AccountPart part,
        KnownParties parties,
        ObjectProperty<AccountPatch> patch,
        ObjectProperty<Map<String, String>> faults,
        ObjectProperty<Foreseen> foreseen,
        ObjectProperty<UsageReading> usage,
        BooleanProperty isStaging,
        BooleanProperty isStaged) {

    AccountEditModel(Account account, AccountPlan plan, AccountPart part) {
        this(account, plan, part, KnownParties.NONE);
    }

    AccountEditModel(Account account, AccountPlan plan, AccountPart part, KnownParties parties) {
        this(
                account,
                plan,
                part,
                parties,
                new SimpleObjectProperty<>(AccountPatch.none()),
                new SimpleObjectProperty<>(Map.of()),
                new SimpleObjectProperty<>(new Foreseen.Nothing()),
                new SimpleObjectProperty<>(new UsageReading.Unread()),
                new SimpleBooleanProperty(),
                new SimpleBooleanProperty());
    }

    boolean isReady() {
        return foreseen.get() instanceof Foreseen.Known && !isStaging.get();
    }
}
