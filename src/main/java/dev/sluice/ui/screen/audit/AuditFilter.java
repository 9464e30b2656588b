package dev.sluice.ui.screen.audit;

import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.domain.audit.AuditQuery;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.text.TimeFormat;
import java.util.Optional;
import java.util.OptionalInt;

/// What the store is asked for; the words typed above the table filter what it gives.
///
/// @param action a word, or the beginning of words; empty for all
/// @param related something that was changed
record AuditFilter(
        Period period,
        String action,
        Optional<Named<PublicKey>> account,
        Optional<AuditOutcome> outcome,
        Optional<Named<String>> related) {

    static final AuditFilter NONE =
            new AuditFilter(Period.ANY, "", Optional.empty(), Optional.empty(), Optional.empty());

    /// How far back.
    enum Period {
        ANY,
        TODAY,
        WEEK,
        MONTH;

        OptionalInt days() {
            return switch (this) {
                case ANY -> OptionalInt.empty();
                case TODAY -> OptionalInt.of(0);
                case WEEK -> OptionalInt.of(6);
                case MONTH -> OptionalInt.of(29);
            };
        }
    }

    /// Something by its id, as it was called.
    record Named<T>(T id, String name) {}

    AuditFilter period(Period next) {
        return new AuditFilter(next, action, account, outcome, related);
    }

    AuditFilter action(String next) {
        return new AuditFilter(period, next, account, outcome, related);
    }

    AuditFilter account(Optional<Named<PublicKey>> next) {
        return new AuditFilter(period, action, next, outcome, related);
    }

    AuditFilter outcome(Optional<AuditOutcome> next) {
        return new AuditFilter(period, action, account, next, related);
    }

    AuditFilter related(Optional<Named<String>> next) {
        return new AuditFilter(period, action, account, outcome, next);
    }

    AuditQuery query(EnvironmentId environment, TimeFormat moments) {
        var days = period.days();
        return AuditQuery.ALL
                .environment(environment)
                .since(days.isPresent() ? moments.begin(moments.today().minusDays(days.getAsInt())) : null)
                .action(action.isEmpty() ? null : action)
                .account(account.map(Named::id).orElse(null))
                .outcome(outcome.orElse(null))
                .object(related.map(Named::id).orElse(null));
    }
}
