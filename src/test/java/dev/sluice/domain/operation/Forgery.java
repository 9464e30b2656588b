package dev.sluice.domain.operation;

import dev.sluice.domain.audit.AuditEntry;
import dev.sluice.domain.audit.AuditFacts;
import dev.sluice.domain.audit.AuditFacts.Deed;
import java.util.List;

/// What a clever forger does, who knows how Sluice chains entries.
final class Forgery {
    private Forgery() {}

    /// The same without any word of one object.
    static AuditFacts without(AuditFacts facts, String name) {
        var deed = facts.deed();
        return new AuditFacts(
                facts.act(),
                facts.environment(),
                facts.at(),
                facts.actor(),
                new Deed(
                        deed.action(),
                        deed.objects().stream()
                                .filter(object -> !object.name().equals(name))
                                .toList(),
                        deed.changes()),
                facts.ending());
    }

    static List<String> statements(AuditEntry forged) {
        var objects = forged.facts().deed().objects().stream()
                .map(object -> "{\"id\":\"%s\",\"kind\":\"%s\",\"name\":\"%s\"}"
                        .formatted(object.id(), object.kind(), object.name()))
                .toList();
        return List.of("UPDATE audit_entry SET objects = '%s', previous = '%s', hash = '%s' WHERE entry_no = %d"
                .formatted(objects, forged.previous(), forged.hash(), forged.number()));
    }
}
