package dev.sluice.ui.screen.review;

import dev.sluice.domain.federation.Publisher;
import dev.sluice.domain.federation.operation.Preview;
import dev.sluice.domain.federation.operation.Preview.AccountChange;
import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.domain.model.record.StagedChange.Accept;
import dev.sluice.domain.model.record.StagedChange.AddExport;
import dev.sluice.domain.model.record.StagedChange.AddImport;
import dev.sluice.domain.model.record.StagedChange.Edit;
import dev.sluice.domain.model.record.StagedChange.End;
import dev.sluice.domain.model.record.StagedChange.RemoveExport;
import dev.sluice.domain.model.record.StagedChange.RemoveImport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.StoreView;
import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.ui.control.Kinds;
import dev.sluice.ui.screen.review.PendingChanges.Confirmed;
import dev.sluice.ui.screen.review.PendingChanges.Group;
import dev.sluice.ui.screen.review.PendingChanges.Line;
import dev.sluice.ui.screen.review.PendingChanges.Sort;
import dev.sluice.ui.screen.review.PendingChanges.Unfinished;
import dev.sluice.ui.session.AccountNames;
import dev.sluice.ui.session.ConsoleSession;
import dev.sluice.ui.text.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads what waits; in the background.
final class PendingChangesReader {

    private static final Messages TEXTS = Messages.of("review");

    private final ConsoleSession session;

    PendingChangesReader(ConsoleSession session) {
        this.session = session;
    }

    PendingChanges read() {
        var publisher = session.realm().publisher();
        var servers = session.realm().environment().servers().size();
        var unfinished = publisher.isRecoveryNeeded() ? Unfinished.YES : Unfinished.NO;
        Optional<Preview> preview = Optional.empty();
        Optional<Problem> fault = Optional.empty();
        try {
            preview = Optional.of(publisher.preview());
        } catch (ProblemException e) {
            // A staged change may no longer fit; it can still be read, and discarded.
            fault = Optional.of(e.problem());
        }
        return new PendingChanges(groups(publisher, preview), preview, fault, unfinished, servers, names());
    }

    private Map<String, String> names() {
        var environment = session.environment().id();
        return session.read(view -> view.accounts(environment).stream()
                .collect(Collectors.toMap(account -> account.key().text(), Account::name)));
    }

    private List<Group> groups(Publisher publisher, Optional<Preview> preview) {
        var staged = publisher.staged();
        return session.read(view -> {
            var names = new AccountNames(view);
            var byAccount = staged.stream()
                    .collect(Collectors.groupingBy(
                            change -> change.edit().account(), LinkedHashMap::new, Collectors.toList()));
            Map<PublicKey, List<ClaimChange>> claims = preview.map(Preview::accounts).orElse(List.of()).stream()
                    .collect(Collectors.toMap(change -> change.account().key(), AccountChange::claims));
            var keys = new LinkedHashSet<>(byAccount.keySet());
            keys.addAll(claims.keySet());
            var read = view.neverPushed(session.environment().id());
            var groups = new ArrayList<Group>();
            for (var key : keys) {
                var lines = byAccount.getOrDefault(key, List.of()).stream()
                        .map(change -> line(view, names, change))
                        .toList();
                var confirmed = names.account(key)
                        .map(account -> confirmed(account, read))
                        .orElse(Confirmed.YES);
                groups.add(new Group(names.of(key), lines, claims.getOrDefault(key, List.of()), confirmed));
            }
            return groups;
        });
    }

    private static Confirmed confirmed(Account account, Set<PublicKey> read) {
        if (account.release().jwt() == null) {
            return Confirmed.NEVER_PUSHED;
        }
        if (read.contains(account.key())) {
            return Confirmed.ONLY_READ;
        }
        return account.release().confirmed() ? Confirmed.YES : Confirmed.NO;
    }

    private static Line line(StoreView view, AccountNames names, StagedChange change) {
        return new Line(change.id(), sort(change.edit()), text(view, names, change.edit()));
    }

    private static Sort sort(Edit edit) {
        return switch (edit) {
            case AddExport _, AddImport _, Accept _ -> Sort.OPENS;
            case RemoveExport _, RemoveImport _, End _ -> Sort.CLOSES;
        };
    }

    private static String text(StoreView view, AccountNames names, Edit edit) {
        return switch (edit) {
            case AddExport add -> added(add.export());
            case RemoveExport remove ->
                view.export(remove.export())
                        .map(export -> TEXTS.get(
                                "change.export.remove",
                                export.name(),
                                export.subject().text()))
                        .orElseGet(() -> TEXTS.get("change.gone"));
            case AddImport add -> TEXTS.get("change.import.add", added(add.added(), names));
            case RemoveImport remove ->
                view.imports(remove.account()).stream()
                        .filter(row -> row.id().equals(remove.removed()))
                        .findFirst()
                        .map(row -> TEXTS.get("change.import.remove", added(row, names)))
                        .orElseGet(() -> TEXTS.get("change.gone"));
            case Accept accept -> connection(view, accept.connection(), c -> accepted(c, accept, names));
            case End end -> connection(view, end.connection(), c -> ended(c, end, names));
        };
    }

    private static String added(Export export) {
        var open = export.visibility() == Visibility.PUBLIC ? "public" : "private";
        return TEXTS.get(
                "change.export.add." + open,
                export.subject().text(),
                Kinds.word(export.kind()).toLowerCase(Locale.ROOT),
                export.name());
    }

    private static String added(Import row, AccountNames names) {
        return TEXTS.get("change.import", row.subject().text(), names.of(row.exporter()), row.name());
    }

    private static String connection(
            StoreView view, ConnectionId id, java.util.function.Function<Connection, String> text) {
        return view.connection(id).map(text).orElseGet(() -> TEXTS.get("change.gone"));
    }

    private static String accepted(Connection connection, Accept accept, AccountNames names) {
        var subject = accept.wish(connection).share().subject().text();
        var from = names.of(connection.exporter());
        var local = accept.localSubject();
        return local == null
                ? TEXTS.get("change.accept", subject, from)
                : TEXTS.get("change.accept.renamed", subject, from, local.text());
    }

    private static String ended(Connection connection, End end, AccountNames names) {
        var partner = connection.exporter().equals(end.account()) ? connection.importer() : connection.exporter();
        return TEXTS.get("change.end", connection.share().name(), names.of(partner));
    }
}
