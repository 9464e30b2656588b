package dev.sluice.domain.federation.preflight;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.preflight.Preflight.Arrival;
import dev.sluice.domain.model.record.StagedChange.AddExport;
import dev.sluice.domain.model.record.StagedChange.AddImport;
import dev.sluice.domain.model.record.StagedChange.ChangeAccount;
import dev.sluice.domain.model.record.StagedChange.Edit;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.query.StoreView;
import java.util.ArrayList;
import java.util.List;

/// What is looked at before a change of one account's own content is signed.
public interface ContentChecks {
    /// Within the rehearsal that made the rows.
    ///
    /// @param most bytes that the smallest server takes
    List<PreflightFinding> rehearsed(StoreView view, long most);

    /// What only servers know.
    default List<PreflightFinding> live(ExpectedServers expected) {
        return List.of();
    }

    /// Of whatever changes the account's claims.
    static ContentChecks account(EnvironmentContext context, PublicKey key) {
        return (view, most) -> new PreflightRunner(context).account(view, key, most);
    }

    static ContentChecks of(EnvironmentContext context, Edit edit) {
        return switch (edit) {
            case AddExport add -> (view, most) -> new PreflightRunner(context).export(view, add.export(), most);
            case AddImport add -> new OpenImport(context, add);
            case ChangeAccount change -> new OwnContent(context, change);
            default -> account(context, edit.account());
        };
    }

    /// What an account says of itself: a limit may be lower than what is used of it, and servers may be too old for
    /// a claim.
    record OwnContent(EnvironmentContext context, ChangeAccount change) implements ContentChecks {
        @Override
        public List<PreflightFinding> rehearsed(StoreView view, long most) {
            return account(context, change.account()).rehearsed(view, most);
        }

        @Override
        public List<PreflightFinding> live(ExpectedServers expected) {
            var found = new ArrayList<>(new LimitCheck(context).of(change.account(), change.patch(), expected));
            found.addAll(ServerSupport.of(change.patch(), expected.servers()));
            return found;
        }
    }

    /// An import of a public export: nobody consents, and nobody else looks.
    record OpenImport(EnvironmentContext context, AddImport add) implements ContentChecks {
        @Override
        public List<PreflightFinding> rehearsed(StoreView view, long most) {
            var row = add.added();
            // Staged, it may have lost its source since.
            new Preflight(context, view).requirePublicExport(row.exporter(), row.subject(), row.kind(), row.account());
            return new PreflightRunner(context)
                    .arriving(view, add.account(), add.added().exporter(), most);
        }

        @Override
        public List<PreflightFinding> live(ExpectedServers expected) {
            var row = add.added();
            var arrival =
                    new Arrival(row.account(), row.exporter(), row.kind(), row.subject(), row.effectiveSubject(), null);
            return new PreflightRunner(context).live(arrival, expected);
        }
    }
}
