package dev.sluice.ui.screen.users;

import dev.sluice.domain.model.User;
import dev.sluice.domain.readmodel.UserEntry;
import dev.sluice.ui.mvc.TableRow;
import dev.sluice.ui.user.UserAdmission;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One user.
///
/// @param held whether its seed is in the vault; without it, creds are in the hands of whoever made it
/// @param searchText in small letters, made once: it is looked through for each of 50,000 rows at every key
record UsersRow(UserEntry entry, boolean held, String searchText) implements TableRow {

    static UsersRow of(UserEntry entry, boolean held) {
        var role = entry.role();
        var text = String.join(
                " ",
                entry.user().name(),
                entry.account(),
                role == null ? "" : role,
                String.join(" ", entry.terms().tags()),
                entry.user().key().text());
        return new UsersRow(entry, held, text.toLowerCase(Locale.ROOT));
    }

    @Override
    public String id() {
        return user().key().text();
    }

    User user() {
        return entry.user();
    }

    String name() {
        return user().name();
    }

    /// How names are sorted: what begins the text that is searched.
    String sortName() {
        return searchText;
    }

    String role() {
        var role = entry.role();
        return role == null ? "" : role;
    }

    @Nullable
    Instant end() {
        return entry.terms().expiresAt();
    }

    UserAdmission standing(Instant now) {
        return UserAdmission.of(entry, now);
    }
}
