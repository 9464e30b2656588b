package dev.sluice.ui.account;

import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.AccountPatch.Mapping;
import dev.sluice.domain.model.record.AccountPatch.SubjectRules;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Patches of one part of an account each; the rest stays.
final class PatchParts {
    private PatchParts() {}

    /// @param tier null for the limits of all streams
    static AccountPatch limits(Map<String, Long> limits, @Nullable String tier) {
        return limits.isEmpty()
                ? AccountPatch.none()
                : AccountPatch.builder().limits(limits).tier(tier).build();
    }

    static AccountPatch rules(SubjectRules rules) {
        return AccountPatch.builder().defaults(rules).build();
    }

    static AccountPatch mappings(List<Mapping> mappings) {
        return AccountPatch.builder().mappings(mappings).build();
    }
}
