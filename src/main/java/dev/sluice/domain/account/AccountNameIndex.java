package dev.sluice.domain.account;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.feed.StoreChange;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.HashMap;
import java.util.Map;

/// Names that are taken, by what they look like: thousands of accounts are added one after the other, and each is
/// compared with all. Built anew when accounts were changed otherwise; that no two have one name is for the
/// database to say.
final class AccountNameIndex {
    private final EnvironmentContext context;
    private final Map<String, String> byLook = new HashMap<>();
    private boolean isStale = true;
    private boolean isListening;
    private int expected;

    AccountNameIndex(EnvironmentContext context) {
        this.context = context;
    }

    /// @return without surrounding blanks
    /// @throws ProblemException `NAME_INVALID`, `ACCOUNT_EXISTS`, `NAME_ALIKE`
    synchronized String unused(String name) {
        var checked = Names.check(name);
        refresh();
        for (var look : Names.looks(checked)) {
            var other = byLook.get(look);
            if (other != null) {
                throw Names.key(other).equals(Names.key(checked))
                        ? ProblemException.of(ProblemCode.ACCOUNT_EXISTS, checked)
                        : ProblemException.of(ProblemCode.NAME_ALIKE, checked, other);
            }
        }
        return checked;
    }

    private void refresh() {
        if (!isListening) {
            isListening = true;
            var _ = context.store().onChange(this::changed);
        }
        if (isStale) {
            isStale = false;
            byLook.clear();
            context.store().read(view -> view.accounts().in(context.id())).stream()
                    .map(Account::name)
                    .forEach(this::take);
        }
    }

    /// What is about to be saved in one transaction.
    synchronized void expect(String name) {
        expected++;
        take(name);
    }

    private void take(String name) {
        Names.looks(name).forEach(look -> byLook.put(look, name));
    }

    private synchronized void changed(StoreChange change) {
        if (change.touches(Topic.ACCOUNTS)) {
            if (expected > 0) {
                expected--;
            } else {
                isStale = true;
            }
        }
    }
}
