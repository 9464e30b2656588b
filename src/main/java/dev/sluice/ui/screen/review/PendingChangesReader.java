package dev.sluice.ui.screen.review;

import dev.sluice.domain.federation.operation.Preview;
import dev.sluice.domain.federation.operation.Preview.AccountChange;
import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.StagedChange.Accept;
import dev.sluice.domain.model.record.StagedChange.AddExport;
import dev.sluice.domain.model.record.StagedChange.AddImport;
import dev.sluice.domain.model.record.StagedChange.ChangeAccount;
import dev.sluice.domain.model.record.StagedChange.ChangeExport;
import dev.sluice.domain.model.record.StagedChange.ChangeImport;
import dev.sluice.domain.model.record.StagedChange.Edit;
import dev.sluice.domain.model.record.StagedChange.End;
import dev.sluice.domain.model.record.StagedChange.RemoveExport;
import dev.sluice.domain.model.record.StagedChange.RemoveImport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.readmodel.AccountLabels;
import dev.sluice.domain.readmodel.StagedEntry;
import dev.sluice.ui.control.Kinds;
import dev.sluice.ui.operation.PatchText;
import dev.sluice.ui.screen.review.PendingChanges.Group;
import dev.sluice.ui.screen.review.PendingChanges.Line;
import dev.sluice.ui.screen.review.PendingChanges.Sort;
import dev.sluice.ui.screen.review.PendingChanges.Unfinished;
import dev.sluice.ui.session.ConsoleSession;
import dev.sluice.ui.text.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads what waits; in the background.
final class PendingChangesReader {

    private static final Messages TEXTS = Messages.of("review");

    private final ConsoleSession session;

    PendingChangesReader(ConsoleSession session) {
        this.session = session;
    }

    PendingChanges read() {
        var publisher = session.services().publisher();
        var servers = session.services().environment().servers().size();
        var unfinished = publisher.isRecoveryNeeded() ? Unfinished.YES : Unfinished.NO;
        Optional<Preview> preview = Optional.empty();
        Optional<Problem> fault = Optional.empty();
        try {
            preview = Optional.of(publisher.preview());
        } catch (ProblemException e) {
            // A staged change may no longer fit; it can still be read, and discarded.
            fault = Optional.of(e.problem());
        }
        var names = session.reads().accounts().namesByText();
        return new PendingChanges(groups(preview), preview, fault, unfinished, servers, names);
    }

    private List<Group> groups(Optional<Preview> preview) {
        var staged = session.reads().staged();
        var byAccount = staged.entries().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.change().edit().account(), LinkedHashMap::new, Collectors.toList()));
        Map<PublicKey, List<ClaimChange>> claims = preview.map(Preview::accounts).orElse(List.of()).stream()
                .collect(Collectors.toMap(change -> change.account().key(), AccountChange::claims));
        var keys = new LinkedHashSet<>(byAccount.keySet());
        keys.addAll(claims.keySet());
        var groups = new ArrayList<Group>();
        for (var key : keys) {
            var lines = byAccount.getOrDefault(key, List.of()).stream()
                    .map(entry -> line(staged.labels(), entry))
                    .toList();
            groups.add(new Group(
                    staged.labels().of(key), lines, claims.getOrDefault(key, List.of()), staged.confirmation(key)));
        }
        return groups;
    }

    private static Line line(AccountLabels names, StagedEntry entry) {
        var text = text(names, entry).orElseGet(() -> TEXTS.get("change.gone"));
        return new Line(entry.change().id(), sort(entry.change().edit()), text);
    }

    private static Sort sort(Edit edit) {
        return switch (edit) {
            case AddExport _, AddImport _, Accept _ -> Sort.OPENS;
            case RemoveExport _, RemoveImport _, End _ -> Sort.CLOSES;
            case ChangeExport _, ChangeImport _ -> Sort.OPENS;
            // Whether it opens or closes something is told by the claims beside it.
            case ChangeAccount(var _, var patch) ->
                patch.suspended() != null && patch.suspended() > 0 ? Sort.CLOSES : Sort.OPENS;
        };
    }

    /// Empty when what it is about went meanwhile.
    private static Optional<String> text(AccountLabels names, StagedEntry entry) {
        return switch (entry.change().edit()) {
            case AddExport _ -> entry.export().map(PendingChangesReader::added);
            case RemoveExport _ ->
                entry.export()
                        .map(export -> TEXTS.get(
                                "change.export.remove",
                                export.name(),
                                export.subject().text()));
            case AddImport _ -> entry.row().map(row -> TEXTS.get("change.import.add", added(row, names)));
            case RemoveImport _ -> entry.row().map(row -> TEXTS.get("change.import.remove", added(row, names)));
            case Accept accept -> entry.connection().map(c -> accepted(c, accept, names));
            case End end -> entry.connection().map(c -> ended(c, end, names));
            case ChangeExport _ ->
                entry.export()
                        .map(export -> TEXTS.get(
                                "change.export", export.name(), export.subject().text()));
            case ChangeImport _ ->
                entry.row()
                        .map(row -> TEXTS.get("change.import.said", added(row, names)))
                        .or(() -> entry.connection()
                                .map(c -> TEXTS.get(
                                        "change.import.said",
                                        c.share().subject().text())));
            case ChangeAccount change -> Optional.of(changed(change.patch(), names.of(change.account())));
        };
    }

    private static String changed(AccountPatch patch, String account) {
        var suspended = patch.suspended();
        if (suspended != null && patch.equals(AccountPatch.suspending(suspended))) {
            return TEXTS.get(suspended > 0 ? "change.account.suspend" : "change.account.resume", account);
        }
        return patch.name() != null && patch.equals(AccountPatch.renaming(patch.name()))
                ? TEXTS.get("change.account.rename", account, patch.name())
                : TEXTS.get("change.account", account, PatchText.of(patch));
    }

    private static String added(Export export) {
        var open = export.visibility() == Visibility.PUBLIC ? "public" : "private";
        return TEXTS.get(
                "change.export.add." + open,
                export.subject().text(),
                Kinds.word(export.kind()).toLowerCase(Locale.ROOT),
                export.name());
    }

    private static String added(Import row, AccountLabels names) {
        return TEXTS.get("change.import", row.subject().text(), names.of(row.exporter()), row.name());
    }

    private static String accepted(Connection connection, Accept accept, AccountLabels names) {
        var subject = accept.wish(connection).share().subject().text();
        var from = names.of(connection.exporter());
        var local = accept.localSubject();
        return local == null
                ? TEXTS.get("change.accept", subject, from)
                : TEXTS.get("change.accept.renamed", subject, from, local.text());
    }

    private static String ended(Connection connection, End end, AccountLabels names) {
        var partner = connection.exporter().equals(end.account()) ? connection.importer() : connection.exporter();
        return TEXTS.get("change.end", connection.share().name(), names.of(partner));
    }
}
