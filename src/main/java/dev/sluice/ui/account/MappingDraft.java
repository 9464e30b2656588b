package dev.sluice.ui.account;

import dev.sluice.domain.account.AccountProfile;
import dev.sluice.domain.account.Mappings;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.record.AccountPatch.Mapping;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.ui.text.Messages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where messages of one subject go, as it is typed.
///
/// @param before the mapped subject that is changed; empty for a new one
public record MappingDraft(String before, String from, List<Target> targets) implements AccountDraft {
    /// The field of the mapped subject.
    public static final String FROM = "from";

    private static final Messages TEXTS = Messages.of("account");
    private static final int ALL = 100;

    public MappingDraft {
        targets = List.copyOf(targets);
    }

    /// One line of it.
    ///
    /// @param weight in per cent; empty for all
    /// @param cluster empty for all
    public record Target(String to, String weight, String cluster) {
        static Target of(Mappings.Row row) {
            return new Target(row.to(), Integer.toString(row.weight()), row.cluster());
        }

        boolean isBlank() {
            return to.isBlank() && weight.isBlank() && cluster.isBlank();
        }
    }

    /// As it is.
    public static MappingDraft of(AccountProfile profile, String from) {
        return new MappingDraft(
                from,
                from,
                profile.mappings().stream()
                        .filter(row -> row.from().equals(from))
                        .map(Target::of)
                        .toList());
    }

    /// The field of a line's target, counted from 0; its weight is [#weight(int)].
    public static String to(int line) {
        return "to-" + line;
    }

    public static String weight(int line) {
        return "weight-" + line;
    }

    @Override
    public Typed against(AccountProfile planned) {
        var faults = new HashMap<String, String>();
        var rows = rows(faults);
        var present = planned.mappings().stream()
                .filter(row -> row.from().equals(before) || row.from().equals(from.strip()))
                .toList();
        var changes = new ArrayList<Mapping>();
        present.stream()
                // What somebody adds to a subject that is mapped already leaves what is there.
                .filter(row -> row.from().equals(before))
                .filter(row -> rows.stream().noneMatch(next -> isSame(row, next)))
                .forEach(row -> changes.add(new Mapping(row.from(), row.to(), 0, row.cluster(), true)));
        rows.stream()
                .filter(row -> !present.contains(row))
                .forEach(row -> changes.add(new Mapping(row.from(), row.to(), row.weight(), row.cluster(), false)));
        return new Typed(PatchParts.mappings(changes), faults);
    }

    /// Of the same place: its weight is replaced.
    private static boolean isSame(Mappings.Row one, Mappings.Row other) {
        return one.from().equals(other.from())
                && one.to().equals(other.to())
                && one.cluster().equals(other.cluster());
    }

    /// What would be in force, as far as it can be read.
    public List<Mappings.Row> rows() {
        return rows(new HashMap<>());
    }

    private List<Mappings.Row> rows(Map<String, String> faults) {
        var subject = from.strip();
        check(FROM, subject, faults);
        var rows = new ArrayList<Mappings.Row>();
        var shares = new HashMap<String, Integer>();
        for (var i = 0; i < targets.size(); i++) {
            var target = targets.get(i);
            if (target.isBlank()) {
                continue;
            }
            var weight = weight(target);
            if (weight < 1 || shares.merge(target.cluster().strip(), weight, Integer::sum) > ALL) {
                faults.put(weight(i), TEXTS.get(weight < 1 ? "mapping.weight.wrong" : "mapping.weight.over"));
            }
            var to = target.to().strip();
            if (check(to(i), to.replaceAll("\\$[1-9][0-9]?|\\{\\{.*?\\}\\}", "x"), faults)) {
                rows.add(new Mappings.Row(
                        subject, to, Math.max(weight, 1), target.cluster().strip()));
            }
        }
        return rows;
    }

    private static boolean check(String field, String subject, Map<String, String> faults) {
        try {
            Subject.of(subject);
            return true;
        } catch (ProblemException e) {
            faults.put(field, e.problem().inWindow().what());
            return false;
        }
    }

    private static int weight(Target target) {
        var text = target.weight().strip();
        if (text.isEmpty()) {
            return ALL;
        }
        var isNumber = text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        var weight = isNumber ? Integer.parseInt(text) : 0;
        return weight > ALL ? 0 : weight;
    }
}
