package dev.sluice.domain.account;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A user as somebody wants it.
///
/// @param patch what it may do, beside one who may do everything
/// @param role the role whose template holds for it; then the patch says nothing
/// @param life how long it is let in; null for ever
public record UserDraft(
        String name,
        UserPatch patch,
        @Nullable String role,
        @Nullable Duration life,
        List<String> tags) {
    /// What is handed out ends, unless somebody wants otherwise.
    public static final Duration USUAL_LIFE = Duration.ofDays(365);

    public UserDraft {
        tags = List.copyOf(tags);
    }

    /// Without rules, for the usual time.
    public static UserDraft of(String name) {
        return new UserDraft(name, UserPatch.NONE, null, USUAL_LIFE, List.of());
    }
}
