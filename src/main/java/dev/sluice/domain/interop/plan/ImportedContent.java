package dev.sluice.domain.interop.plan;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.User;
import dev.sluice.domain.nkey.PublicKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rows that come in with one operator, and where the seeds for the vault lie.
///
/// @param environment null when it is here already
public record ImportedContent(
        @Nullable Environment environment,
        List<Account> accounts,
        List<User> users,
        Shares shares,
        Map<PublicKey, Path> keys) {
    public ImportedContent {
        accounts = List.copyOf(accounts);
        users = List.copyOf(users);
        keys = Map.copyOf(keys);
    }

    /// What the accounts share.
    public record Shares(
            List<Export> exports, List<Import> imports, List<Connection> connections, List<Revocation> revocations) {
        public Shares {
            exports = List.copyOf(exports);
            imports = List.copyOf(imports);
            connections = List.copyOf(connections);
            revocations = List.copyOf(revocations);
        }
    }

    boolean isEmpty() {
        return environment == null && accounts.isEmpty() && users.isEmpty() && keys.isEmpty();
    }
}
