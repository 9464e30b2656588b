package dev.sluice.domain.federation.operation;

import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What every server has of every account, compared with what we signed.
///
/// @param expected servers that ought to answer; more than `servers` when some are silent
/// @param mended what was pushed to bring servers into step, before this was read
public record Reconciliation(
        Instant at,
        int expected,
        List<ServerRef> servers,
        List<ComparedAccount> accounts,
        List<Foreign> foreign,
        List<PushReport> mended) {
    public Reconciliation {
        servers = List.copyOf(servers);
        accounts = List.copyOf(accounts);
        foreign = List.copyOf(foreign);
        mended = List.copyOf(mended);
    }

    /// @param theirs the text of another tool, null without
    /// @param ignoredUntil a person's "not now" to that very text
    public record ComparedAccount(
            PublicKey key,
            String name,
            SyncStatus status,
            List<ComparedServer> servers,
            @Nullable String theirs,
            @Nullable Instant ignoredUntil) {
        public ComparedAccount {
            servers = List.copyOf(servers);
        }

        public boolean isDrift() {
            return status.isDrift();
        }
    }

    /// @param stored what its store has; where servers disagree and do not say who stores what, the worst that it
    /// may be
    /// @param enforced what it acts on
    /// @param imports subjects of imports that it does not have in force
    /// @param remark what else is to be said, empty for nothing
    public record ComparedServer(
            ServerRef server, SyncStatus stored, SyncStatus enforced, List<String> imports, String remark) {
        public ComparedServer {
            imports = List.copyOf(imports);
        }

        public ComparedServer(ServerRef server, SyncStatus stored, SyncStatus enforced) {
            this(server, stored, enforced, List.of(), "");
        }

        /// For people.
        public String detail() {
            return imports.isEmpty() ? remark : String.join(", ", imports);
        }

        public ComparedServer as(SyncStatus nowStored, SyncStatus nowEnforced) {
            return new ComparedServer(server, nowStored, nowEnforced, imports, remark);
        }

        public SyncStatus worst() {
            return stored.worse(enforced);
        }

        public boolean isDrift() {
            return worst().isDrift();
        }
    }

    /// An account that servers have and Sluice does not manage; it is never touched.
    ///
    /// @param name null for one that Sluice does not know at all
    public record Foreign(String key, @Nullable String name, List<ServerRef> servers) {
        public Foreign {
            servers = List.copyOf(servers);
        }
    }

    public boolean isDrift() {
        return accounts.stream().anyMatch(ComparedAccount::isDrift);
    }

    public boolean isDrift(ServerRef server) {
        return accounts.stream()
                .flatMap(account -> account.servers().stream())
                .anyMatch(one -> one.server().id().equals(server.id()) && one.isDrift());
    }

    /// Whether every server that ought to was heard.
    public boolean isComplete() {
        return servers.size() >= expected;
    }

    public Reconciliation with(List<PushReport> pushed) {
        return new Reconciliation(at, expected, servers, accounts, foreign, pushed);
    }
}
