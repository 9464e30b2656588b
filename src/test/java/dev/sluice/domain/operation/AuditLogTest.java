package dev.sluice.domain.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.audit.AuditEntry;
import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.domain.audit.AuditQuery;
import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.setting.StoredSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the log tells, and who may do what.
class AuditLogTest {
    @TempDir
    private Path folder;

    private OfflineWorkspace workspace;

    @BeforeEach
    void open() {
        workspace = new OfflineWorkspace(folder, "");
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private AuditEntry last() {
        return workspace.recorder().audit().find(AuditQuery.ALL.most(1)).getFirst();
    }

    private static ProblemCode refused(Runnable act) {
        return assertThrows(ProblemException.class, act::run).code();
    }

    @Test
    @DisplayName("S3-A17: who, what, when, before and after")
    void s3A17_anOffer() {
        var from = workspace.account("org-a");
        var to = workspace.account("org-b");
        workspace.recorder().settings().setPerson("Kim L.");
        var offered = workspace.offer(from, to, "orders");
        var entry = last();
        var facts = entry.facts();
        assertEquals("kim", facts.actor().user());
        assertEquals("Kim L.", facts.actor().name());
        assertEquals("administrator", facts.actor().profile());
        assertEquals("federation.offer", facts.deed().action());
        assertEquals(AuditOutcome.DONE, facts.ending().outcome());
        assertEquals(
                List.of("org-a", "org-b", "orders"),
                facts.deed().objects().stream().map(object -> object.name()).toList());
        var change = facts.deed().changes().stream()
                .filter(each -> each.kind().equals("connection"))
                .findFirst()
                .orElseThrow();
        assertEquals(offered.id().value().toString(), change.id());
        assertEquals("", change.before());
        assertTrue(change.after().startsWith("state=pending"), change.after());
        workspace.services().federation().decline(offered.id(), ActingAccount.of(to.key()), "no");
        var declined = last().facts().deed().changes().stream()
                .filter(each -> each.kind().equals("connection"))
                .findFirst()
                .orElseThrow();
        assertTrue(declined.before().startsWith("state=pending"));
        assertTrue(declined.after().startsWith("state=declined"));
        var told = workspace.recorder().inbox().of(from.key(), 1);
        assertEquals("federation.import.declined", told.getFirst().type());
    }

    @Test
    void readingInPagesGivesWhatTheQueryGives() {
        var from = workspace.account("org-a");
        var to = workspace.account("org-b");
        workspace.later(Duration.ofHours(1));
        var begun = last().facts().at().plusSeconds(1);
        var offered = workspace.offer(from, to, "orders");
        workspace.services().federation().decline(offered.id(), ActingAccount.of(to.key()), "no");
        workspace.recorder().settings().setPerson("Kim");
        var environment = workspace.services().environment().id();
        var queries = List.of(
                AuditQuery.ALL,
                AuditQuery.ALL.environment(environment),
                AuditQuery.ALL.object(offered.id().value().toString()),
                AuditQuery.ALL.object(from.key().text()),
                AuditQuery.ALL.account(to.key()).action("federation"),
                AuditQuery.ALL.since(begun).outcome(AuditOutcome.DONE),
                AuditQuery.ALL.until(begun));
        for (var query : queries) {
            var paged = new ArrayList<AuditEntry>();
            workspace.recorder().audit().each(query, paged::add);
            assertEquals(workspace.recorder().audit().find(query).reversed(), paged);
            assertFalse(paged.isEmpty());
        }
        assertEquals(2, workspace.recorder().audit().find(queries.get(2)).size());
    }

    @Test
    @DisplayName("S3-A17: refused and cancelled acts are in the log")
    void s3A17_refusedAndCancelled() {
        var from = workspace.account("org-a");
        var to = workspace.account("org-b");
        workspace.offer(from, to, "orders");
        refused(() -> workspace.offer(from, to, "orders"));
        assertEquals(AuditOutcome.REFUSED, last().facts().ending().outcome());
        assertTrue(last().facts().ending().note().startsWith("SL-"));
        workspace.services().noteCancelled(Operation.onServers(Action.ACCEPT, from.key(), to.key()));
        assertEquals(AuditOutcome.CANCELLED, last().facts().ending().outcome());
        var gate = workspace.recorder().acts(workspace.services().environment().id());
        assertThrows(
                CancellationException.class,
                () -> gate.perform(Operation.onServers(Action.PUSH), () -> {
                    throw new CancellationException();
                }));
        assertEquals(AuditOutcome.CANCELLED, last().facts().ending().outcome());
        assertThrows(
                IllegalStateException.class,
                () -> gate.perform(Operation.onServers(Action.PUSH), () -> {
                    throw new IllegalStateException("a bug");
                }));
        assertEquals(AuditOutcome.FAILED, last().facts().ending().outcome());
        assertTrue(workspace.recorder().audit().verify().isWhole());
    }

    @Test
    void entriesAreFoundByWhatPeopleAskFor() {
        var from = workspace.account("org-a");
        var to = workspace.account("org-b");
        var other = workspace.account("org-c");
        workspace.later(Duration.ofMinutes(1));
        var middle = last().facts().at().plusSeconds(30);
        workspace.offer(from, to, "orders");
        workspace.offer(from, other, "bills");
        var log = workspace.recorder().audit();
        assertEquals(2, log.find(AuditQuery.ALL.action("federation")).size());
        assertEquals(2, log.find(AuditQuery.ALL.action("federation.offer")).size());
        assertEquals(0, log.find(AuditQuery.ALL.action("feder")).size());
        assertEquals(0, log.find(AuditQuery.ALL.action("%")).size());
        assertEquals(2, log.find(AuditQuery.ALL.account(to.key())).size());
        assertEquals(2, log.find(AuditQuery.ALL.since(middle)).size());
        assertEquals(4, log.find(AuditQuery.ALL.until(middle)).size());
        assertEquals(0, log.find(AuditQuery.ALL.outcome(AuditOutcome.FAILED)).size());
        assertEquals(1, log.find(AuditQuery.ALL.most(1)).size());
    }

    @Test
    @DisplayName("A change that nobody in particular made is told of all the same, in its own transaction")
    void nothingGetsPast() {
        var from = workspace.account("org-a");
        var limits = dev.sluice.domain.model.Limits.unlimited();
        workspace.recorder().store().write(tx -> {
            tx.accounts()
                    .save(new dev.sluice.domain.model.Account(
                            from.key(),
                            from.environment(),
                            from.name(),
                            from.role(),
                            limits,
                            from.release(),
                            from.createdAt(),
                            null));
            return tx;
        });
        assertEquals("background", last().facts().deed().action());
        assertEquals("sluice", last().facts().actor().name());
    }

    @Test
    @DisplayName("While the vault is locked entries are appended; the next unlock signs them")
    void lockedVault() {
        workspace.close();
        workspace = new OfflineWorkspace(folder.resolve("locked"), OfflineWorkspace.PASSPHRASE);
        var from = workspace.account("org-a");
        var to = workspace.account("org-b");
        workspace.vault().lock();
        workspace.offer(from, to, "orders");
        workspace.offer(from, to, "bills");
        var verdict = workspace.recorder().audit().verify();
        assertTrue(verdict.isWhole());
        assertEquals(2, verdict.unsealed());
        workspace.unlock();
        workspace.recorder().seal();
        assertEquals(0, workspace.recorder().audit().verify().unsealed());
        assertTrue(workspace.recorder().audit().verify().isWhole());
        workspace.vault().lock();
        workspace.offer(from, to, "third");
        workspace.tamper("UPDATE audit_entry SET note = 'x' WHERE entry_no = 4");
        workspace.unlock();
        workspace.recorder().seal();
        // Entry 4 was signed before: the seal still stands for it.
        assertEquals(
                4,
                Objects.requireNonNull(workspace.recorder().audit().verify().fault())
                        .entry());
    }

    @Test
    @DisplayName("S3-9: an observer looks, and every change is refused and told")
    void s39_observer() {
        var from = workspace.account("org-a");
        var to = workspace.account("org-b");
        var offered = workspace.offer(from, to, "orders");
        workspace.setProfile(Profile.OBSERVER);
        var services = workspace.services();
        List<Runnable> changes = List.of(
                () -> workspace.offer(from, to, "bills"),
                () -> workspace.account("org-c"),
                () -> services.federation().accept(offered.id(), ActingAccount.unnamed(), null, OperationOptions.now()),
                () -> services.federation().decline(offered.id(), ActingAccount.unnamed(), ""),
                () -> services.federation().end(offered.id(), ActingAccount.unnamed(), OperationOptions.now()),
                () -> services.accounts().remove(from.key(), OperationOptions.now()),
                () -> services.users().add(from.key(), "u"),
                () -> workspace.recorder().settings().setOffersPerHour(0),
                () -> services.publisher().pushAll(OperationOptions.now()));
        for (var change : changes) {
            assertEquals(ProblemCode.OBSERVER_ONLY, refused(change));
            assertEquals(AuditOutcome.REFUSED, last().facts().ending().outcome());
            assertEquals("observer", last().facts().actor().profile());
        }
        assertFalse(services.federation().list().isEmpty());
        workspace.setProfile(Profile.ADMINISTRATOR);
        workspace.offer(from, to, "bills");
    }

    @Test
    @DisplayName("S3-9: no more offers within an hour than the setting allows")
    void s39_offersPerHour() {
        var from = workspace.account("org-a");
        var to = workspace.account("org-b");
        workspace.recorder().settings().setOffersPerHour(3);
        for (var n = 0; n < 3; n++) {
            workspace.offer(from, to, "offer-" + n);
            workspace.later(Duration.ofMinutes(10));
        }
        assertEquals(ProblemCode.OFFERS_TOO_MANY, refused(() -> workspace.offer(from, to, "offer-3")));
        assertEquals(3, workspace.services().federation().list().size());
        assertEquals(AuditOutcome.REFUSED, last().facts().ending().outcome());
        workspace.later(Duration.ofMinutes(30));
        workspace.offer(from, to, "offer-3");
        assertEquals(ProblemCode.OFFERS_TOO_MANY, refused(() -> workspace.offer(from, to, "offer-4")));
        workspace.recorder().settings().setOffersPerHour(StoredSettings.UNLIMITED);
        workspace.offer(from, to, "offer-4");
        assertEquals(
                ProblemCode.SETTING_INVALID,
                refused(() -> workspace.recorder().settings().setOffersPerHour(-1)));
    }
}
