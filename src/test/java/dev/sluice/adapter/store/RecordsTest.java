package dev.sluice.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.record.AccountTally;
import dev.sluice.domain.model.record.ActivationTerm;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.domain.model.record.DriftMark;
import dev.sluice.domain.model.record.ExpiryMark;
import dev.sluice.domain.model.record.IgnoredDrift;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.model.record.KeyMark;
import dev.sluice.domain.model.record.KnownServer;
import dev.sluice.domain.model.record.KnownServer.Expectation;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.model.record.Revision;
import dev.sluice.domain.model.record.Rotation;
import dev.sluice.domain.model.record.Rotation.Phase;
import dev.sluice.domain.model.record.Setting;
import dev.sluice.domain.model.record.Sighting;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is remembered beside accounts and connections: revisions, rotations, settings, servers, drift, counts, and
/// how far ends and deletions have got.
class RecordsTest extends StoreContract {
    private final Environment environment = sample.environment("dev");
    private final Environment other = sample.environment("other");
    private final Account account = sample.account(environment, "A");
    private final Account partner = sample.account(environment, "B");

    @SuppressWarnings("NullAway.Init") // made before each test
    private ContractStore store;

    @BeforeEach
    void fill() {
        store = create();
        save(tx -> {
            tx.environments().save(environment);
            tx.environments().save(other);
            tx.accounts().save(account);
            tx.accounts().save(partner);
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void save(Consumer<StoreTx> work) {
        Sample.commit(store, work);
    }

    private Revision revision(Account of, long number, String jwt) {
        return new Revision(of.key(), number, 100 + number, jwt, "why", sample.id(), Sample.NOW.plusSeconds(number));
    }

    @Test
    void revisionsAreNumberedByTheirOrderAndATextIsKeptOnce() {
        var first = revision(account, 1, "one");
        var second = revision(account, 2, "two");
        save(tx -> {
            tx.revisions().append(first);
            // Whatever number it is said to have.
            tx.revisions().append(new Revision(account.key(), 77, 102, "two", "why", second.act(), second.at()));
            tx.revisions().append(revision(account, 3, "one"));
            tx.revisions().append(revision(partner, 1, "one"));
        });
        assertEquals(List.of(second, first), store.read(view -> view.revisions().of(account.key())));
        assertEquals(1, store.read(view -> view.revisions().of(partner.key())).size());
        assertTrue(isKnown(account, "one"));
        assertFalse(isKnown(partner, "two"));
        var without = new Revision(account.key(), 3, 9, "three", "why", null, Sample.NOW);
        save(tx -> tx.revisions().append(without));
        assertEquals(
                without, store.read(view -> view.revisions().of(account.key())).getFirst());
    }

    @Test
    void whatIsAboutToBePushedIsKnownAndPushed() {
        var entry = new Journal.Entry(sample.id(), environment.id(), Journal.Kind.PUBLISH, null, Sample.NOW);
        assertEquals(Set.of(account.key(), partner.key()), neverPushed());
        save(tx -> {
            tx.journal().begin(entry);
            tx.journal()
                    .step(entry.id(), new Journal.Step(Journal.Purpose.PUBLISH, account.key(), "stepped", Sample.NOW));
        });
        assertEquals(Set.of(partner.key()), neverPushed());
        assertTrue(isKnown(account, "stepped"));
        assertFalse(isKnown(partner, "stepped"));
        save(tx -> tx.journal().end(entry.id(), Journal.Ending.of(Journal.Result.PUBLISHED), Sample.NOW));
        assertTrue(isKnown(account, "stepped"), "ended or not");
        assertEquals(Set.of(partner.key()), neverPushed());
        save(tx -> tx.accounts().save(partner.withRelease(new Release("b", 5, true))));
        assertEquals(Set.of(), neverPushed(), "seen everywhere, whoever pushed it");
    }

    private boolean isKnown(Account of, String jwt) {
        return store.read(view -> view.revisions().knows(of.key(), jwt));
    }

    private Set<PublicKey> neverPushed() {
        return store.read(view -> view.revisions().neverPushed(environment.id()));
    }

    @Test
    void unconfirmedAreThoseThatWereSignedByName() {
        assertEquals(List.of(), store.read(view -> view.revisions().unconfirmed(environment.id())));
        var later = partner.withRelease(new Release("b", 5, false));
        var first = account.withRelease(new Release("a", 5, false));
        save(tx -> {
            tx.accounts().save(later);
            tx.accounts().save(first);
        });
        assertEquals(List.of(first, later), store.read(view -> view.revisions().unconfirmed(environment.id())));
        save(tx -> {
            tx.accounts().save(first.withRelease(first.release().asConfirmed()));
            tx.accounts().save(later.deleted(Sample.NOW));
        });
        assertEquals(List.of(), store.read(view -> view.revisions().unconfirmed(environment.id())));
    }

    private Rotation rotation(PublicKey subject, long seconds) {
        return new Rotation(
                sample.id(),
                environment.id(),
                subject,
                sample.key(KeyKind.ACCOUNT),
                sample.key(KeyKind.ACCOUNT),
                Phase.ADDED,
                Sample.NOW.plusSeconds(seconds),
                null);
    }

    @Test
    void oneRotationOfASubjectIsUnderWay() {
        var first = rotation(account.key(), 0);
        save(tx -> tx.rotations().save(first));
        assertEquals(Optional.of(first), store.read(view -> view.rotations().underWay(account.key())));
        assertEquals(Optional.empty(), store.read(view -> view.rotations().underWay(partner.key())));
        assertProblem(ProblemCode.STORE_FAILED, () -> save(tx -> tx.rotations().save(rotation(account.key(), 1))));
        var ended = first.at(Phase.RETIRING).ended(Sample.NOW.plusSeconds(5));
        var second = rotation(account.key(), 9);
        save(tx -> {
            tx.rotations().save(ended);
            tx.rotations().save(second);
        });
        assertEquals(Optional.of(second), store.read(view -> view.rotations().underWay(account.key())));
        assertEquals(List.of(second, ended), store.read(view -> view.rotations().in(environment.id())));
        assertEquals(List.of(), store.read(view -> view.rotations().in(other.id())));
    }

    @Test
    void aSettingIsOfItsPlace() {
        var mine = Setting.of(environment.id(), "name", "mine");
        var theirs = Setting.of(other.id(), "name", "theirs");
        var workspace = Setting.ofWorkspace("name", "");
        save(tx -> List.of(mine, theirs, workspace).forEach(tx.settings()::save));
        for (var setting : List.of(mine, theirs, workspace)) {
            assertEquals(
                    Optional.of(setting), store.read(view -> view.settings().find(setting.place(), setting.name())));
        }
        var changed = Setting.of(environment.id(), "name", "changed");
        save(tx -> tx.settings().save(changed));
        assertEquals(Optional.of(changed), store.read(view -> view.settings().find(mine.place(), "name")));
        assertEquals(Optional.empty(), store.read(view -> view.settings().find(mine.place(), "Name")));
    }

    private KnownServer server(Environment of, String name, Expectation standing) {
        return new KnownServer(of.id(), name, "2.12.1", Sample.NOW, standing);
    }

    @Test
    void serversAreKnownByNameUntilTheyAreForgotten() {
        var b = server(environment, "b", Expectation.COUNTED);
        var a = server(environment, "a", Expectation.STRANGER);
        var upper = server(environment, "C", Expectation.NAMELESS);
        save(tx -> List.of(b, a, upper, server(other, "a", Expectation.COUNTED)).forEach(tx.servers()::save));
        assertEquals(List.of(upper, a, b), store.read(view -> view.servers().in(environment.id())));
        var later = new KnownServer(environment.id(), "b", "2.12.2", Sample.NOW.plusSeconds(1), Expectation.COUNTED);
        save(tx -> {
            tx.servers().save(later);
            tx.servers().forget(environment.id(), List.of("a", "nobody"));
        });
        assertEquals(List.of(upper, later), store.read(view -> view.servers().in(environment.id())));
        assertEquals(1, store.read(view -> view.servers().in(other.id())).size());
    }

    @Test
    void driftIsMarkedAndPutOff() {
        var mark = new DriftMark(account.key(), "missing", "a.jwt", Sample.NOW);
        var second = new DriftMark(partner.key(), "differs", "", Sample.NOW);
        var rest = new IgnoredDrift(account.key(), "a.jwt", Sample.NOW.plusSeconds(60));
        save(tx -> {
            tx.drift().save(mark);
            tx.drift().save(second);
            tx.drift().save(rest);
            tx.accounts().save(partner.deleted(Sample.NOW));
        });
        assertEquals(Optional.of(mark), store.read(view -> view.drift().mark(account.key())));
        var byKey = account.key().text().compareTo(partner.key().text()) < 0
                ? List.of(mark, second)
                : List.of(second, mark);
        assertEquals(byKey, store.read(view -> view.drift().marks(environment.id())));
        assertEquals(List.of(), store.read(view -> view.drift().marks(other.id())));
        assertEquals(Optional.of(rest), store.read(view -> view.drift().ignored(account.key())));
        var gone = DriftMark.gone(account.key(), Sample.NOW.plusSeconds(9));
        save(tx -> {
            tx.drift().save(gone);
            tx.drift().dropIgnored(account.key());
            tx.drift().dropIgnored(partner.key());
        });
        assertEquals(Optional.of(gone), store.read(view -> view.drift().mark(account.key())));
        assertEquals(Optional.empty(), store.read(view -> view.drift().ignored(account.key())));
    }

    @Test
    void credentialsAndMarksOfKeysAreListedInTheirOrder() {
        var user = sample.user(account, "kim");
        var first = new CredsIssue(user, "me", CredsIssue.Place.file("a.creds"), null, Sample.NOW);
        var second = new CredsIssue(
                user, "you", CredsIssue.Place.CLIPBOARD, Sample.NOW.plusSeconds(60), Sample.NOW.plusSeconds(5));
        var taken = new KeyMark(account.key(), KeyMark.Kind.EXPORTED, "a.nk", Sample.NOW);
        var leaked = new KeyMark(account.key(), KeyMark.Kind.COMPROMISED, "mailed", Sample.NOW.plusSeconds(9));
        save(tx -> {
            tx.users().save(user);
            tx.users().append(first);
            tx.users().append(second);
            tx.keyMarks().save(leaked);
            tx.keyMarks().save(new KeyMark(account.key(), KeyMark.Kind.EXPORTED, "old.nk", Sample.NOW.minusSeconds(9)));
            tx.keyMarks().save(taken);
        });
        assertEquals(List.of(second, first), store.read(view -> view.users().issues(user.key())));
        assertEquals(List.of(), store.read(view -> view.users().issues(account.key())));
        assertEquals(List.of(taken, leaked), store.read(view -> view.keyMarks().all()));
    }

    @Test
    void whatHangsOnAccountsIsCounted() {
        var feed = sample.export(account, "feed", "orders.>");
        var more = sample.export(account, "more", "bills.>");
        var gone = sample.export(account, "gone", "gone.>").removed(Sample.NOW);
        var offer = sample.offer(environment, feed, partner.key(), "orders");
        var taken = sample.offer(environment, more, partner.key(), "bills");
        var ended = sample.offer(environment, gone, partner.key(), "gone")
                .become(ConnectionState.DECLINED, Reason.DECLINED, Sample.NOW);
        save(tx -> {
            List.of(feed, more, gone).forEach(tx.exports()::save);
            tx.imports().save(sample.imported(partner, "public", account.key()));
            tx.imports().save(sample.imported(partner, "left", account.key()).removed(Sample.NOW));
            tx.connections().save(offer);
            tx.connections().save(taken.become(ConnectionState.ACTIVATING, Reason.NONE, Sample.NOW));
            tx.connections().save(ended);
        });
        assertEquals(
                Map.of(account.key(), new AccountTally(2, 0, 2), partner.key(), new AccountTally(0, 2, 2)),
                store.read(view -> view.accounts().tallies(environment.id())));
        assertEquals(
                Map.of(feed.id(), 1, more.id(), 1),
                store.read(view -> view.connections().countByExport(environment.id())));
        save(tx -> {
            var now = tx.connections().find(taken.id()).orElseThrow();
            tx.connections().save(now.become(ConnectionState.ACTIVATING, Reason.ROLLING_BACK, Sample.NOW));
        });
        assertEquals(
                new AccountTally(0, 1, 2),
                store.read(view -> view.accounts().tallies(environment.id())).get(partner.key()));
        assertEquals(Map.of(), store.read(view -> view.accounts().tallies(other.id())));
    }

    @Test
    void accountsAreFoundByNameLiveOrDeleted() {
        var gone = account.deleted(Sample.NOW);
        save(tx -> tx.accounts().save(gone));
        var again = sample.account(environment, "a");
        save(tx -> tx.accounts().save(again));
        assertEquals(Optional.of(again), store.read(view -> view.accounts().named(environment.id(), "A")));
        assertEquals(Optional.empty(), store.read(view -> view.accounts().named(other.id(), "A")));
        assertEquals(Optional.of(gone), store.read(view -> view.accounts().lastDeleted(environment.id(), "A")));
        assertEquals(List.of(gone), store.read(view -> view.accounts().deleted(environment.id())));
        assertEquals(
                Map.of(gone.key(), "A", again.key(), "a", partner.key(), "B"),
                store.read(view -> view.accounts().names(environment.id())));
    }

    @Test
    void deletionsAreToldInTheirOrder() {
        var first = new Removal(partner.key(), Removal.Stage.LOCKING_OUT, Sample.NOW);
        var second = new Removal(account.key(), Removal.Stage.DELETED, Sample.NOW.plusSeconds(1));
        save(tx -> {
            tx.accounts().save(second);
            tx.accounts().save(first);
        });
        assertEquals(List.of(first, second), store.read(view -> view.accounts().removals(environment.id())));
        var further = new Removal(partner.key(), Removal.Stage.LOCKED_OUT, first.since());
        save(tx -> tx.accounts().save(further));
        assertEquals(Optional.of(further), store.read(view -> view.accounts().removal(partner.key())));
    }

    @Test
    void endsOfConnectionsAndWhenTheyWereSeen() {
        var export = sample.export(account, "feed", "orders.>");
        var one = sample.offer(environment, export, partner.key(), "one");
        var two = sample.offer(environment, sample.export(account, "x", "x.>"), partner.key(), "two");
        save(tx -> {
            tx.exports().save(export);
            tx.exports().save(sample.export(account, "y", "y.>"));
            tx.connections().save(one);
            tx.connections()
                    .save(two.expiring(null)
                            .with(new Connection.Share(
                                    "two",
                                    two.share().kind(),
                                    two.share().subject(),
                                    account.key(),
                                    partner.key(),
                                    null)));
            tx.connections().save(new ActivationTerm(one.id(), Duration.ofDays(3)));
            tx.connections().save(new ExpiryMark(one.id(), Sample.NOW, 7));
            tx.connections().save(Sighting.of(one, Sample.NOW));
            tx.connections().save(Sighting.of(two, Sample.NOW));
        });
        assertEquals(
                List.of(one.id()),
                store.read(view -> view.connections().ending(environment.id(), null)).stream()
                        .map(row -> row.id())
                        .toList());
        assertEquals(List.of(), store.read(view -> view.connections().ending(environment.id(), Sample.NOW)));
        assertEquals(
                Optional.of(new ActivationTerm(one.id(), Duration.ofDays(3))),
                store.read(view -> view.connections().term(one.id())));
        assertEquals(
                Optional.of(new ExpiryMark(one.id(), Sample.NOW, 7)),
                store.read(view -> view.connections().expiryMark(one.id())));
        assertEquals(
                2,
                store.read(view -> view.connections().sightings(environment.id()))
                        .size());
        var all = Sighting.ofAll(environment.id(), Sample.NOW.plusSeconds(1));
        save(tx -> {
            tx.connections().save(all);
            tx.connections().dropTerm(one.id());
            tx.connections().dropTerm(two.id());
            tx.connections().save(new ExpiryMark(one.id(), Sample.NOW, 1));
        });
        assertEquals(List.of(all), store.read(view -> view.connections().sightings(environment.id())));
        assertEquals(Optional.empty(), store.read(view -> view.connections().term(one.id())));
        assertEquals(
                1,
                store.read(view -> view.connections().expiryMark(one.id()).orElseThrow())
                        .days());
    }
}
