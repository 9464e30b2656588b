package dev.sluice.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Connection.Grant;
import dev.sluice.domain.model.Connection.Grant.Custody;
import dev.sluice.domain.model.Connection.Reception;
import dev.sluice.domain.model.Connection.Share;
import dev.sluice.domain.model.Connection.Status;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.AccountPatch.Mapping;
import dev.sluice.domain.model.record.AccountPatch.SubjectRules;
import dev.sluice.domain.model.record.ExportPatch;
import dev.sluice.domain.model.record.ExportPatch.Sampling;
import dev.sluice.domain.model.record.ImportPatch;
import dev.sluice.domain.model.record.Journal.Ending;
import dev.sluice.domain.model.record.Journal.Entry;
import dev.sluice.domain.model.record.Journal.Kind;
import dev.sluice.domain.model.record.Journal.Open;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.domain.model.record.Journal.Result;
import dev.sluice.domain.model.record.Journal.Step;
import dev.sluice.domain.model.record.StagedChange;
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
import dev.sluice.domain.nkey.KeyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is saved is read again as it was, after the file was closed and opened.
class RoundTripTest extends StoreContract {
    private static final Limits EVERY_LIMIT = new Limits(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    private static final AccountPatch EVERY_CHANGE = AccountPatch.builder()
            .name("C")
            .limits(Map.of("connections", 5L, "jetstream-disk", -1L))
            .tier("R3")
            .description("what it is")
            .infoUrl("http://localhost")
            .addTags(List.of("gold"))
            .removeTags(List.of("old"))
            .expires(0L)
            .wildcardExports(true)
            .bearerTokens(false)
            .defaults(new SubjectRules(List.of("a"), List.of("b"), List.of("c"), List.of("d q")))
            .mappings(List.of(new Mapping("a.*", "b.$1", 50, "east", false), new Mapping("c", null, 0, "", true)))
            .suspended(1_772_360_130L)
            .build();

    @Test
    void environmentsAndAccounts() {
        var environment = sample.environment("Dév 東京");
        var plain = sample.account(environment, "beta");
        var full = new Account(
                sample.key(KeyKind.ACCOUNT),
                environment.id(),
                "Alpha",
                AccountRole.SYSTEM,
                EVERY_LIMIT,
                new Release("a".repeat(500_000), 1_772_360_130, true),
                Sample.NOW,
                null);
        var gone = sample.account(environment, "gone").suspended(Sample.NOW).deleted(Sample.NOW.plusSeconds(1));
        try (var store = create()) {
            store.write(tx -> {
                tx.environments().save(environment);
                List.of(plain, full, gone).forEach(tx.accounts()::save);
                return tx;
            });
        }
        try (var store = open()) {
            assertEquals(
                    List.of(environment), store.read(view -> view.environments().all()));
            assertEquals(
                    List.of(full, plain), store.read(view -> view.accounts().in(environment.id())));
            assertEquals(Optional.of(gone), store.read(view -> view.accounts().find(gone.key())));
            assertEquals(Optional.empty(), store.read(view -> view.accounts().find(sample.key(KeyKind.ACCOUNT))));
            store.write(tx -> {
                tx.environments().save(environment.withServers(List.of()));
                tx.accounts().save(plain.withRelease(new Release("x", 5, false)));
                return tx;
            });
            assertEquals(
                    List.of(environment.withServers(List.of())),
                    store.read(view -> view.environments().all()));
            assertEquals(
                    Optional.of(new Release("x", 5, false)),
                    store.read(view -> view.accounts().find(plain.key())).map(Account::release));
        }
    }

    @Test
    void usersExportsAndImports() {
        var environment = sample.environment("dev");
        var account = sample.account(environment, "A");
        var other = sample.account(environment, "B");
        var user = sample.user(account, "u");
        var ended = sample.user(account, "u").ended(Sample.NOW.plusSeconds(3));
        var export = sample.export(account, "feed", "orders.>");
        var removed = sample.export(account, "old", "old.>").removed(Sample.NOW.plusSeconds(9));
        var elsewhere = sample.export(other, "aaa", "orders.>");
        var imported = sample.imported(other, "in", account.key());
        var dropped = sample.imported(other, "out", account.key()).removed(Sample.NOW);
        try (var store = create()) {
            store.write(tx -> {
                tx.environments().save(environment);
                List.of(account, other).forEach(tx.accounts()::save);
                tx.users().save(ended);
                tx.users().save(user);
                List.of(export, removed, elsewhere).forEach(tx.exports()::save);
                List.of(imported, dropped).forEach(tx.imports()::save);
                return tx;
            });
        }
        try (var store = open()) {
            assertEquals(List.of(user), store.read(view -> view.users().of(account.key())));
            assertEquals(
                    Set.of(user, ended),
                    Set.copyOf(store.read(view -> view.users().everOf(account.key()))));
            assertEquals(List.of(export), store.read(view -> view.exports().of(account.key())));
            assertEquals(
                    List.of(elsewhere, export),
                    store.read(view -> view.exports().in(environment.id())));
            assertEquals(Optional.of(removed), store.read(view -> view.exports().find(removed.id())));
            assertEquals(List.of(imported), store.read(view -> view.imports().of(other.key())));
            assertEquals(List.of(imported), store.read(view -> view.imports().in(environment.id())));
        }
    }

    @Test
    void connectionsInEveryState() {
        var environment = sample.environment("dev");
        var account = sample.account(environment, "A");
        var other = sample.account(environment, "B");
        var saved = new ArrayList<Connection>();
        try (var store = create()) {
            store.write(tx -> {
                tx.environments().save(environment);
                List.of(account, other).forEach(tx.accounts()::save);
                for (var state : ConnectionState.values()) {
                    var export = sample.export(account, "x" + state, "x." + state);
                    var offer = sample.offer(environment, export, other.key(), "c" + state);
                    tx.exports().save(export);
                    saved.add(new Connection(
                            offer.id(),
                            environment.id(),
                            offer.share(),
                            new Reception("mine", Subject.of("y." + state)),
                            new Grant("token", 77, Custody.LEFT),
                            new Status(state, Reason.DECLINED, Sample.NOW, "nein, danke"),
                            Sample.NOW.plusSeconds(saved.size()),
                            null));
                }
                saved.forEach(tx.connections()::save);
                return tx;
            });
        }
        try (var store = open()) {
            assertEquals(saved, store.read(view -> view.connections().in(environment.id())));
            assertEquals(saved, store.read(view -> view.connections().everOf(account.key())));
            assertEquals(saved, store.read(view -> view.connections().everOf(other.key())));
            var live = saved.stream().filter(row -> row.state().isLive()).toList();
            assertEquals(live, store.read(view -> view.connections().of(account.key())));
            assertEquals(live, store.read(view -> {
                view.lookAhead(List.of(other.key(), account.key()));
                return view.connections().of(other.key());
            }));
            var first = saved.getFirst();
            assertEquals(
                    Optional.of(first), store.read(view -> view.connections().find(first.id())));
            var changed = first.become(ConnectionState.TERMINATED, Reason.EXPORTER_DELETED, Sample.NOW);
            store.write(tx -> {
                tx.connections().save(changed);
                return tx;
            });
            assertEquals(
                    Optional.of(changed), store.read(view -> view.connections().find(first.id())));
        }
    }

    @Test
    void aConnectionFromAnExternalAccountHasNoExport() {
        var environment = sample.environment("dev");
        var account = sample.account(environment, "A");
        var offer = sample.offer(
                environment, sample.export(sample.account(environment, "far"), "feed", "orders.>"), account.key(), "c");
        var share = offer.share();
        var external = offer.with(
                new Share(share.name(), share.kind(), share.subject(), share.exporter(), share.importer(), null));
        try (var store = create()) {
            store.write(tx -> {
                tx.environments().save(environment);
                tx.accounts().save(account);
                tx.connections().save(external);
                return tx;
            });
            assertEquals(
                    List.of(external), store.read(view -> view.connections().of(account.key())));
        }
    }

    @Test
    void theLaterRevocationStays() {
        var exporter = sample.key(KeyKind.ACCOUNT);
        var target = sample.key(KeyKind.ACCOUNT);
        var subject = Subject.of("orders.>");
        try (var store = create()) {
            for (var at : List.of(100L, 300L, 200L)) {
                store.write(tx -> {
                    tx.revocations().save(new Revocation(exporter, ShareKind.STREAM, subject, target, at));
                    return tx;
                });
            }
            store.write(tx -> {
                tx.revocations().save(new Revocation(exporter, ShareKind.SERVICE, subject, target, 5));
                return tx;
            });
            assertEquals(
                    List.of(
                            new Revocation(exporter, ShareKind.SERVICE, subject, target, 5),
                            new Revocation(exporter, ShareKind.STREAM, subject, target, 300)),
                    store.read(view -> view.revocations().of(exporter)));
        }
    }

    @Test
    void stagedChangesOfEveryKindInTheOrderMade() {
        var environment = sample.environment("dev");
        var account = sample.account(environment, "A");
        var export = sample.export(account, "feed", "orders.>");
        var imported = sample.imported(account, "in", account.key());
        var connection = sample.offer(environment, export, account.key(), "c").id();
        var edits = List.<Edit>of(
                new AddExport(export, Set.of("held")),
                new AddExport(export.removed(Sample.NOW), Set.of()),
                new RemoveExport(account.key(), export.id()),
                new AddImport(imported),
                new RemoveImport(account.key(), imported.id()),
                new Accept(account.key(), connection, Subject.of("vendor-orders.>")),
                new Accept(account.key(), connection, null),
                new End(account.key(), connection),
                new ChangeAccount(account.key(), AccountPatch.renaming("B")),
                new ChangeAccount(account.key(), EVERY_CHANGE),
                new ChangeExport(
                        account.key(),
                        export.id(),
                        new ExportPatch(
                                "d", "https://example.com", "Stream", 250L, new Sampling(10, "latency"), 2L, true)),
                new ChangeExport(account.key(), export.id(), ExportPatch.NONE),
                new ChangeImport(account.key(), imported.id(), null, new ImportPatch(true, null)),
                new ChangeImport(account.key(), null, connection, new ImportPatch(null, false)));
        var changes = edits.stream()
                .map(edit -> new StagedChange(sample.id(), environment.id(), edit, Sample.NOW))
                .toList();
        try (var store = create()) {
            store.write(tx -> {
                tx.environments().save(environment);
                changes.forEach(tx.staged()::save);
                return tx;
            });
        }
        try (var store = open()) {
            assertEquals(changes, store.read(view -> view.staged().in(environment.id())));
            var first = changes.getFirst();
            var edited = new StagedChange(first.id(), environment.id(), edits.getLast(), Sample.NOW);
            store.write(tx -> {
                tx.staged().save(edited);
                tx.staged().drop(changes.get(1).id());
                return tx;
            });
            var left = store.read(view -> view.staged().in(environment.id()));
            assertEquals(changes.size() - 1, left.size());
            assertEquals(edited, left.getFirst());
        }
    }

    @Test
    void openJournalEntriesWithTheirSteps() {
        var environment = sample.environment("dev");
        var connection = sample.offer(
                        environment,
                        sample.export(sample.account(environment, "A"), "x", "x"),
                        sample.key(KeyKind.ACCOUNT),
                        "c")
                .id();
        var first =
                new Entry(sample.id(), environment.id(), Kind.ACTIVATE, connection, Subject.of("orders.>"), Sample.NOW);
        var second = new Entry(sample.id(), environment.id(), Kind.PUBLISH, null, Sample.NOW);
        var steps = List.of(
                new Step(Purpose.OPEN, sample.key(KeyKind.ACCOUNT), "jwt1", Sample.NOW),
                new Step(Purpose.PUT_BACK, sample.key(KeyKind.ACCOUNT), "jwt2", Sample.NOW));
        try (var store = create()) {
            store.write(tx -> {
                tx.environments().save(environment);
                tx.journal().begin(first);
                tx.journal().begin(second);
                steps.forEach(step -> tx.journal().step(first.id(), step));
                return tx;
            });
        }
        try (var store = open()) {
            assertEquals(
                    List.of(new Open(first, steps), new Open(second, List.of())),
                    store.read(view -> view.journal().open(environment.id())));
            Sample.commit(store, tx -> tx.journal().end(first.id(), Ending.of(Result.ACTIVE), Sample.NOW));
            assertEquals(
                    List.of(new Open(second, List.of())),
                    store.read(view -> view.journal().open(environment.id())));
            Sample.commit(store, tx -> tx.journal().end(second.id(), Ending.of(Result.PUSHED), Sample.NOW));
            assertTrue(store.read(view -> view.journal().open(environment.id())).isEmpty());
        }
    }
}
