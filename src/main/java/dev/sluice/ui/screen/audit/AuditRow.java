package dev.sluice.ui.screen.audit;

import dev.sluice.domain.audit.AuditChange;
import dev.sluice.domain.audit.AuditEntry;
import dev.sluice.domain.audit.AuditFacts;
import dev.sluice.domain.audit.AuditObject;
import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.domain.audit.AuditReading;
import dev.sluice.ui.mvc.TableRow;
import dev.sluice.ui.text.Messages;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One act: the newest entry that tells of it; or an entry that cannot be read.
record AuditRow(AuditReading reading) implements TableRow {
    private static final Messages TEXTS = Messages.of("audit");

    AuditRow(AuditEntry entry) {
        this(new AuditReading.Legible(entry));
    }

    /// Of the act, which stays when its end is entered.
    @Override
    public String id() {
        return facts().map(facts -> facts.act().toString()).orElseGet(() -> "entry-" + number());
    }

    long number() {
        return reading.number();
    }

    Optional<AuditEntry> entry() {
        return reading instanceof AuditReading.Legible(var entry) ? Optional.of(entry) : Optional.empty();
    }

    @Override
    public String searchText() {
        return facts().map(this::words).orElseGet(this::what);
    }

    private String words(AuditFacts facts) {
        var deed = facts.deed();
        var changed = deed.changes().stream().flatMap(change -> Stream.of(change.kind(), change.name(), change.id()));
        var named = deed.objects().stream().flatMap(object -> Stream.of(object.name(), object.id()));
        var outcome = facts.ending().outcome();
        var rest = Stream.of(deed.action(), who(), facts.ending().note(), outcome.word(), OutcomeBadge.word(outcome));
        return Stream.concat(Stream.of(what()), Stream.concat(named, Stream.concat(changed, rest)))
                .collect(Collectors.joining(" "));
    }

    private Optional<AuditFacts> facts() {
        return entry().map(AuditEntry::facts);
    }

    Optional<Instant> at() {
        return facts().map(AuditFacts::at);
    }

    Optional<AuditOutcome> outcome() {
        return facts().map(facts -> facts.ending().outcome());
    }

    String what() {
        return facts().map(facts -> ActionText.of(facts.deed().action()))
                .orElseGet(() -> TEXTS.get("illegible.row", number()));
    }

    String who() {
        return facts().map(facts -> ActionText.who(facts.actor())).orElse("");
    }

    String about() {
        return facts().map(facts -> about(facts.deed())).orElse("");
    }

    private static String about(AuditFacts.Deed deed) {
        // What it is called first: most rows name both accounts.
        var objects = deed.objects().stream()
                .sorted(Comparator.comparing(AuditObject::isAccount))
                .map(AuditObject::name);
        var changed = deed.changes().stream().map(AuditChange::name);
        var names = deed.objects().isEmpty() ? changed : objects;
        return names.filter(name -> !name.isEmpty()).distinct().collect(Collectors.joining(", "));
    }
}
