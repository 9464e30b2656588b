package dev.sluice.domain.account;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.feed.StoreChange;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Names that are taken, by what they look like: thousands of accounts are added one after the other, and each is
/// compared with all. Brought up to date after accounts were changed; that no two have one name is for the
/// database to say.
final class AccountNameIndex {
    private final EnvironmentContext context;
    private final Map<String, String> byLook = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private boolean isStale = true;
    private boolean isListening;

    AccountNameIndex(EnvironmentContext context) {
        this.context = context;
    }

    /// @return without surrounding blanks
    /// @throws ProblemException `NAME_INVALID`, `ACCOUNT_EXISTS`, `NAME_ALIKE`
    synchronized String unused(String name) {
        var checked = Names.check(name);
        refresh();
        if (other(checked) != null) {
            // It may be one that was about to be saved, and was not.
            isStale = true;
            refresh();
        }
        var other = other(checked);
        if (other != null) {
            throw Names.key(other).equals(Names.key(checked))
                    ? ProblemException.of(ProblemCode.ACCOUNT_EXISTS, checked)
                    : ProblemException.of(ProblemCode.NAME_ALIKE, checked, other);
        }
        return checked;
    }

    private @Nullable String other(String name) {
        for (var look : Names.looks(name)) {
            var other = byLook.get(look);
            if (other != null) {
                return other;
            }
        }
        return null;
    }

    /// Only what is not as it was is looked at anew: what names look like takes longer than reading them.
    private void refresh() {
        if (!isListening) {
            isListening = true;
            var _ = context.store().onChange(this::changed);
        }
        if (!isStale) {
            return;
        }
        isStale = false;
        var present = context.store().read(view -> view.accounts().liveNames(context.id()));
        if (!present.containsAll(names)) {
            byLook.clear();
            names.clear();
        }
        present.forEach(this::take);
    }

    /// What is about to be saved.
    synchronized void expect(String name) {
        take(name);
    }

    private void take(String name) {
        if (names.add(name)) {
            Names.looks(name).forEach(look -> byLook.put(look, name));
        }
    }

    private synchronized void changed(StoreChange change) {
        if (change.touches(Topic.ACCOUNTS)) {
            isStale = true;
        }
    }
}
