package dev.sluice.ui.screen.audit;

import dev.sluice.domain.audit.AuditChange;
import dev.sluice.domain.audit.AuditEntry;
import dev.sluice.domain.audit.AuditFacts;
import dev.sluice.domain.audit.AuditObject;
import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.ui.mvc.Row;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One act: the newest entry that tells of it.
record AuditRow(AuditEntry entry) implements Row {

    /// Of the act, which stays when its end is entered.
    @Override
    public String id() {
        return facts().act().toString();
    }

    @Override
    public String searchText() {
        var deed = facts().deed();
        var changed = deed.changes().stream().flatMap(change -> Stream.of(change.kind(), change.name(), change.id()));
        var named = deed.objects().stream().flatMap(object -> Stream.of(object.name(), object.id()));
        var rest = Stream.of(
                deed.action(), who(), facts().ending().note(), outcome().word(), OutcomeBadge.word(outcome()));
        return Stream.concat(Stream.of(what()), Stream.concat(named, Stream.concat(changed, rest)))
                .collect(Collectors.joining(" "));
    }

    AuditFacts facts() {
        return entry.facts();
    }

    Instant at() {
        return facts().at();
    }

    AuditOutcome outcome() {
        return facts().ending().outcome();
    }

    String what() {
        return ActionText.of(facts().deed().action());
    }

    String who() {
        return ActionText.who(facts().actor());
    }

    String about() {
        // What it is called first: most rows name both accounts.
        var objects = facts().deed().objects().stream()
                .sorted(Comparator.comparing(AuditObject::isAccount))
                .map(AuditObject::name);
        var changed = facts().deed().changes().stream().map(AuditChange::name);
        var names = facts().deed().objects().isEmpty() ? changed : objects;
        return names.filter(name -> !name.isEmpty()).distinct().collect(Collectors.joining(", "));
    }
}
