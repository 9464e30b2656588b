package dev.sluice.domain.interop.plan;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an import would do; nothing was changed. Holds no secrets.
///
/// @param operators each comes in whole or not at all
/// @param others what belongs to none of them
public record ImportPlan(List<OperatorPlan> operators, List<ImportItem> others) {
    public ImportPlan {
        operators = List.copyOf(operators);
        others = List.copyOf(others);
    }

    /// Everything there is to say.
    public Stream<ImportItem> items() {
        return Stream.concat(operators.stream().flatMap(operator -> operator.items().stream()), others.stream());
    }

    public long count(ImportStatus status) {
        return items().filter(item -> item.status() == status).count();
    }

    /// Whether applying it would change anything.
    public boolean bringsSomething() {
        return operators.stream().anyMatch(OperatorPlan::bringsSomething);
    }

    /// Names of exports into which revocations would spread, and end tokens that partners may be using: to be
    /// confirmed, each by its name.
    public List<String> spreading() {
        return spreading(items());
    }

    private static List<String> spreading(Stream<ImportItem> items) {
        return items.filter(item -> item.note() == ImportNote.REVOCATION_SPREADS)
                .map(ImportItem::name)
                .distinct()
                .toList();
    }

    /// @throws ProblemException `REVOCATIONS_SPREAD` where one of [#spreading] is not among them
    public void requireConfirmed(Set<String> names) {
        var unnamed = spreading().stream().filter(name -> !names.contains(name)).toList();
        if (!unnamed.isEmpty()) {
            throw ProblemException.of(ProblemCode.REVOCATIONS_SPREAD, Names.listed(unnamed));
        }
    }

    /// One operator and what belongs to it.
    ///
    /// @param environment the name its environment has, or will have
    /// @param existing the environment that is here already, null when one is made
    /// @param content what [NscImporter#apply] works from
    public record OperatorPlan(
            PublicKey operator,
            String environment,
            Level level,
            @Nullable EnvironmentId existing,
            List<ImportItem> items,
            ImportedContent content) {
        public OperatorPlan {
            items = List.copyOf(items);
        }

        public boolean bringsSomething() {
            return !content.isEmpty();
        }

        /// Those of [ImportPlan#spreading()] that come with it.
        public List<String> spreading() {
            return ImportPlan.spreading(items.stream());
        }

        public long count(ImportStatus status, ImportItem.Kind kind) {
            return items.stream()
                    .filter(item -> item.status() == status && item.kind() == kind)
                    .count();
        }
    }
}
