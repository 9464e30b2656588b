package dev.sluice.ui.account;

import dev.sluice.domain.account.Mappings;
import dev.sluice.domain.account.Mappings.Row;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;

/// Where a message published to a subject would arrive.
public sealed interface MappingTrial {
    /// No subject was typed.
    record Nothing() implements MappingTrial {}

    record Wrong(String why) implements MappingTrial {}

    /// @param by the mapped subject that decides; empty when it stays where it is
    record Arrivals(String by, List<Row> all) implements MappingTrial {
        public Arrivals {
            all = List.copyOf(all);
        }
    }

    static MappingTrial of(List<Row> rows, String subject) {
        if (subject.isBlank()) {
            return new Nothing();
        }
        try {
            var route = Mappings.route(rows, subject.strip());
            return new Arrivals(route.rows().stream().findFirst().map(Row::from).orElse(""), route.arrivals());
        } catch (ProblemException e) {
            return new Wrong(e.problem().inWindow().what());
        }
    }
}
