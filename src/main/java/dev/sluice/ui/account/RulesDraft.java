package dev.sluice.ui.account;

import dev.sluice.domain.account.AccountProfile;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.AccountPatch.SubjectRules;
import dev.sluice.domain.problem.ProblemException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Default permissions as they are typed: subjects separated by blanks, commas or lines.
public record RulesDraft(String allowPublish, String denyPublish, String allowSubscribe, String denySubscribe)
        implements AccountDraft {
    /// Its fields.
    public static final List<String> FIELDS =
            List.of("allow-publish", "deny-publish", "allow-subscribe", "deny-subscribe");

    public static RulesDraft of(SubjectRules rules) {
        return new RulesDraft(
                String.join("\n", rules.allowPublish()),
                String.join("\n", rules.denyPublish()),
                String.join("\n", rules.allowSubscribe()),
                String.join("\n", rules.denySubscribe()));
    }

    @Override
    public Typed against(AccountProfile planned) {
        var faults = new HashMap<String, String>();
        var rules = new SubjectRules(
                subjects(0, allowPublish, faults),
                subjects(1, denyPublish, faults),
                subjects(2, allowSubscribe, faults),
                subjects(3, denySubscribe, faults));
        return new Typed(rules.equals(planned.defaults()) ? AccountPatch.none() : PatchParts.rules(rules), faults);
    }

    private static List<String> subjects(int field, String text, Map<String, String> faults) {
        var subjects = Arrays.stream(text.split("[\\s,]+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        for (var subject : subjects) {
            try {
                Subject.of(subject);
            } catch (ProblemException e) {
                faults.putIfAbsent(FIELDS.get(field), e.problem().inWindow().what());
            }
        }
        return subjects;
    }
}
