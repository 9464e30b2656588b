package dev.sluice.domain.interop.conf;

import dev.sluice.domain.account.UserPatch;
import dev.sluice.domain.interop.plan.ImportItem;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.model.ShareKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What comes of a configuration's accounts, and what is to be said of each of its lines.
///
/// @param shares in the order of the file
public record ConfPlan(List<Arrival> accounts, List<Share> shares, List<ImportItem> items) {
    public ConfPlan {
        accounts = List.copyOf(accounts);
        shares = List.copyOf(shares);
        items = List.copyOf(items);
    }

    /// An account that is made.
    ///
    /// @param name as it is called here
    /// @param shape its limits, default permissions, mappings and exports
    public record Arrival(String name, AccountClaims shape, List<Newcomer> users) {
        public Arrival {
            users = List.copyOf(users);
        }
    }

    /// A user that is made, with a key of its own.
    public record Newcomer(String name, UserPatch patch) {}

    /// What one account imports from another.
    ///
    /// @param name of the connection
    /// @param local null for the same subject
    /// @param way whether the export is open, or names the importer
    public record Share(
            String exporter,
            String importer,
            String name,
            ShareKind kind,
            String subject,
            @Nullable String local,
            Way way) {}

    public enum Way {
        PUBLIC,
        CONSENT
    }
}
