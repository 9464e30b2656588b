package dev.sluice.ui.screen.audit;

import dev.sluice.domain.audit.AuditEntry;
import dev.sluice.domain.audit.AuditObject;
import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.domain.audit.AuditQuery;
import dev.sluice.domain.audit.AuditReading;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.screen.audit.AuditDetail.Signed;
import dev.sluice.ui.screen.audit.AuditFilter.Named;
import dev.sluice.ui.screen.audit.AuditModel.More;
import dev.sluice.ui.screen.audit.AuditModel.Reach;
import dev.sluice.ui.session.ConsoleSession;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/// Reads entries and what belongs to one; in the background.
final class AuditReader {

    /// Of a push of thousands of accounts, so many are shown claim by claim.
    private static final int ACCOUNTS = 20;

    private final ConsoleSession session;

    AuditReader(ConsoleSession session) {
        this.session = session;
    }

    record Found(List<AuditRow> rows, Reach reach) {}

    Found find(AuditQuery query, int most) {
        var entries = session.workspace().recorder().audit().read(query.most(most + 1));
        var more = entries.size() > most ? More.YES : More.NO;
        var shown = entries.subList(0, Math.min(most, entries.size()));
        return new Found(acts(shown), new Reach(most, more, accounts()));
    }

    /// An act that went on to its end is shown once.
    private static List<AuditRow> acts(List<AuditReading> newestFirst) {
        var ended = new HashSet<>();
        return newestFirst.stream()
                .filter(reading -> switch (reading) {
                    case AuditReading.Legible(var entry) ->
                        ended.add(entry.facts().act()) || entry.facts().ending().outcome() != AuditOutcome.BEGUN;
                    case AuditReading.Illegible _ -> true;
                })
                .map(AuditRow::new)
                .toList();
    }

    private List<Named<PublicKey>> accounts() {
        return session.reads().accounts().everKnown().stream()
                .map(account -> new Named<>(account.key(), account.name()))
                .toList();
    }

    AuditDetail detail(AuditReading reading) {
        return switch (reading) {
            case AuditReading.Legible(var entry) -> detail(entry);
            case AuditReading.Illegible illegible -> new AuditDetail.Illegible(illegible.number());
        };
    }

    private AuditDetail detail(AuditEntry entry) {
        var names = new HashMap<String, String>();
        var accounts = entry.facts().deed().objects().stream()
                .filter(AuditObject::isAccount)
                .toList();
        accounts.forEach(object -> names.put(object.id(), object.name()));
        var claims = accounts.stream()
                .limit(ACCOUNTS)
                .flatMap(object -> signed(entry, object))
                .filter(signed -> !signed.changes().isEmpty())
                .toList();
        session.reads().accounts().namesByText().forEach(names::putIfAbsent);
        return new AuditDetail.Legible(entry, claims, names);
    }

    private Stream<Signed> signed(AuditEntry entry, AuditObject account) {
        var history = session.services().revisions();
        return PublicKey.parse(account.id()).stream()
                .flatMap(key -> history.list(key).stream())
                .filter(revision -> entry.facts().act().equals(revision.act()))
                .map(revision -> new Signed(account.name(), revision.number(), history.changes(revision)));
    }
}
