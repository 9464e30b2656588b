package dev.sluice.ui.account;

import dev.sluice.domain.account.AccountProfile;
import dev.sluice.domain.model.record.AccountPatch;
import java.util.Map;

/// What is typed into the form of one part of an account.
public interface AccountDraft {

    /// What of it differs from the account as it will be anyway.
    Typed against(AccountProfile planned);

    /// @param faults by the field: what is wrong with what is typed there, in words for people
    record Typed(AccountPatch patch, Map<String, String> faults) {
        public Typed {
            faults = Map.copyOf(faults);
        }

        public boolean isUsable() {
            return faults.isEmpty() && !patch.isEmpty();
        }
    }
}
