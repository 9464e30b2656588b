package dev.sluice.domain.account;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to change in a user; its key and its name stay.
///
/// @param life null for the end it has
public record UserEdit(UserPatch patch, @Nullable Life life, List<String> addTags, List<String> removeTags) {
    public UserEdit {
        addTags = List.copyOf(addTags);
        removeTags = List.copyOf(removeTags);
    }

    /// From now on.
    ///
    /// @param span null for ever
    public record Life(@Nullable Duration span) {}

    public static UserEdit of(UserPatch patch) {
        return new UserEdit(patch, null, List.of(), List.of());
    }

    /// As it is, for another time.
    public static UserEdit lasting(@Nullable Duration span) {
        return new UserEdit(UserPatch.NONE, new Life(span), List.of(), List.of());
    }

    public boolean isEmpty() {
        return patch.isEmpty() && life == null && addTags.isEmpty() && removeTags.isEmpty();
    }
}
