package dev.sluice.domain.account;

import dev.sluice.domain.model.record.AccountPatch.SubjectRules;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A user as somebody wants it.
///
/// @param rules null for none of its own
/// @param role the role whose template holds for it; then it has no rules of its own
/// @param life how long it is let in; null for ever
/// @param bearer whether its JWT alone lets it in
public record UserDraft(
        String name,
        @Nullable SubjectRules rules,
        @Nullable String role,
        @Nullable Duration life,
        boolean bearer,
        List<String> tags) {
    /// What is handed out ends, unless somebody wants otherwise.
    public static final Duration USUAL_LIFE = Duration.ofDays(365);

    public UserDraft {
        tags = List.copyOf(tags);
    }

    /// Without rules, for the usual time.
    public static UserDraft of(String name) {
        return new UserDraft(name, null, null, USUAL_LIFE, false, List.of());
    }
}
