package dev.sluice.domain.federation.preflight;

import dev.sluice.domain.federation.act.Concern;
import dev.sluice.domain.federation.environment.Scope;
import dev.sluice.domain.federation.port.Roster;
import dev.sluice.domain.federation.port.StoreView;
import dev.sluice.domain.federation.preflight.Preflight.Arrival;
import dev.sluice.domain.model.StagedChange.AddExport;
import dev.sluice.domain.model.StagedChange.AddImport;
import dev.sluice.domain.model.StagedChange.Edit;
import dev.sluice.domain.nkey.PublicKey;
import java.util.List;

/// What is looked at before a change of one account's own content is signed.
public interface Checks {
    /// Within the rehearsal that made the rows.
    ///
    /// @param most bytes that the smallest server takes
    List<Concern> rehearsed(StoreView view, long most);

    /// What only servers know.
    default List<Concern> live(Roster roster) {
        return List.of();
    }

    /// Of whatever changes the account's claims.
    static Checks account(Scope scope, PublicKey key) {
        return (view, most) -> new Checkup(scope).account(view, key, most);
    }

    static Checks of(Scope scope, Edit edit) {
        return switch (edit) {
            case AddExport add -> (view, most) -> new Checkup(scope).export(view, add.export(), most);
            case AddImport add -> new OpenImport(scope, add);
            default -> account(scope, edit.account());
        };
    }

    /// An import of a public export: nobody consents, and nobody else looks.
    record OpenImport(Scope scope, AddImport add) implements Checks {
        @Override
        public List<Concern> rehearsed(StoreView view, long most) {
            return new Checkup(scope).arriving(view, add.account(), add.added().exporter(), most);
        }

        @Override
        public List<Concern> live(Roster roster) {
            var row = add.added();
            var arrival =
                    new Arrival(row.account(), row.exporter(), row.kind(), row.subject(), row.effectiveSubject(), null);
            return new Checkup(scope).live(arrival, roster);
        }
    }
}
