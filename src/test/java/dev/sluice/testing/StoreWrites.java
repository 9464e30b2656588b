package dev.sluice.testing;

import dev.sluice.domain.audit.AuditChain;
import dev.sluice.domain.audit.AuditReading;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Connection.Grant;
import dev.sluice.domain.model.Connection.Reception;
import dev.sluice.domain.model.Connection.Share;
import dev.sluice.domain.model.Connection.Status;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentAccess;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.ImportId;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.ActivationTerm;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.domain.model.record.DriftMark;
import dev.sluice.domain.model.record.ExpiryMark;
import dev.sluice.domain.model.record.IgnoredDrift;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.model.record.KeyMark;
import dev.sluice.domain.model.record.KnownServer;
import dev.sluice.domain.model.record.Notification;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.model.record.Revision;
import dev.sluice.domain.model.record.Rotation;
import dev.sluice.domain.model.record.Setting;
import dev.sluice.domain.model.record.Sighting;
import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.StoreTx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// One call of every writer that the repositories have, each on rows of its own.
public final class StoreWrites {
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");

    private final Environment environment;
    private final Account exporter;
    private final Account importer;
    private final List<StoreWrite> all = new ArrayList<>();

    /// @param environment that is in the store, as are the accounts
    public StoreWrites(Environment environment, Account exporter, Account importer) {
        this.environment = environment;
        this.exporter = exporter;
        this.importer = importer;
        rows();
        connections();
        bookkeeping();
    }

    public List<StoreWrite> all() {
        return List.copyOf(all);
    }

    private void rows() {
        with("environments.save(Environment)", tx -> tx.environments().save(renamed(environment)));
        var access = new EnvironmentAccess.SystemUser(key(KeyKind.USER), "user.jwt");
        with(
                "environments.save(EnvironmentAccess)",
                tx -> tx.environments()
                        .save(EnvironmentAccess.none(environment.id()).withSystemUser(access)));
        var gone = other(environment);
        with(
                "environments.drop(EnvironmentId)",
                tx -> tx.environments().save(gone),
                tx -> tx.environments().drop(gone.id()));
        with("accounts.save(Account)", tx -> tx.accounts().save(exporter.withRelease(new Release("a.jwt", 7, false))));
        var removal = new Removal(importer.key(), Removal.Stage.LOCKING_OUT, NOW);
        with("accounts.save(Removal)", tx -> tx.accounts().save(removal));
        var user = new User(key(KeyKind.USER), importer.key(), "kim", "user.jwt", NOW);
        with("users.save(User)", tx -> tx.users().save(user));
        var issued = new User(key(KeyKind.USER), importer.key(), "jo", "user.jwt", NOW);
        with(
                "users.append(CredsIssue)",
                tx -> tx.users().save(issued),
                tx -> tx.users().append(new CredsIssue(issued, "me", CredsIssue.Place.file("jo.creds"), null, NOW)));
        var mark = new KeyMark(exporter.key(), KeyMark.Kind.EXPORTED, "a.nk", NOW);
        with("keyMarks.save(KeyMark)", tx -> tx.keyMarks().save(mark));
        with("exports.save(Export)", tx -> tx.exports().save(export("saved")));
        var imported = new Import(
                new ImportId(UUID.randomUUID()),
                importer.key(),
                "all",
                exporter.key(),
                Subject.of("all.>"),
                null,
                ShareKind.STREAM,
                NOW,
                null);
        with("imports.save(Import)", tx -> tx.imports().save(imported));
        var revoked = new Revocation(exporter.key(), ShareKind.STREAM, Subject.of("a.>"), importer.key(), 7);
        with("revocations.save(Revocation)", tx -> tx.revocations().save(revoked));
        var back = new Revocation(exporter.key(), ShareKind.STREAM, Subject.of("b.>"), importer.key(), 7);
        with(
                "revocations.drop(Revocation)",
                tx -> tx.revocations().save(back),
                tx -> tx.revocations().drop(back));
        with("staged.save(StagedChange)", tx -> tx.staged().save(staged("staged")));
        var discarded = staged("discarded");
        with(
                "staged.drop(UUID)",
                tx -> tx.staged().save(discarded),
                tx -> tx.staged().drop(discarded.id()));
        var rotation = new Rotation(
                UUID.randomUUID(),
                environment.id(),
                exporter.key(),
                exporter.key(),
                key(KeyKind.ACCOUNT),
                Rotation.Phase.ADDED,
                NOW,
                null);
        with("rotations.save(Rotation)", tx -> tx.rotations().save(rotation));
        with("settings.save(Setting)", tx -> tx.settings().save(Setting.of(environment.id(), "colour", "green")));
        with("servers.save(KnownServer)", tx -> tx.servers().save(server("n1")));
        with(
                "servers.forget(EnvironmentId,Collection)",
                tx -> tx.servers().save(server("n2")),
                tx -> tx.servers().forget(environment.id(), List.of("n2")));
        var drift = new DriftMark(exporter.key(), "differs", "other.jwt", NOW);
        with("drift.save(DriftMark)", tx -> tx.drift().save(drift));
        var ignored = new IgnoredDrift(exporter.key(), "other.jwt", NOW);
        with("drift.save(IgnoredDrift)", tx -> tx.drift().save(ignored));
        var again = new IgnoredDrift(importer.key(), "other.jwt", NOW);
        with(
                "drift.dropIgnored(PublicKey)",
                tx -> tx.drift().save(again),
                tx -> tx.drift().dropIgnored(importer.key()));
    }

    private void connections() {
        var export = export("offered");
        with(
                "connections.save(Connection)",
                tx -> tx.exports().save(export),
                tx -> tx.connections().save(offer("saved", export)));
        var dropped = offered("connections.drop(Connection)");
        all.add(dropped.write(tx -> tx.connections().drop(dropped.connection())));
        var lasting = offered("connections.save(ActivationTerm)");
        all.add(lasting.write(tx -> tx.connections().save(term(lasting))));
        var endless = offered("connections.dropTerm(ConnectionId)");
        all.add(endless.also(tx -> tx.connections().save(term(endless)))
                .write(tx -> tx.connections().dropTerm(endless.connection().id())));
        var ending = offered("connections.save(ExpiryMark)");
        all.add(ending.write(
                tx -> tx.connections().save(new ExpiryMark(ending.connection().id(), NOW, 7))));
        with("connections.save(Sighting)", tx -> tx.connections().save(Sighting.ofAll(environment.id(), NOW)));
    }

    private void bookkeeping() {
        with("journal.begin(Entry)", tx -> tx.journal().begin(entry(UUID.randomUUID())));
        var stepped = UUID.randomUUID();
        var step = new Journal.Step(Journal.Purpose.PUBLISH, exporter.key(), "a.jwt", NOW);
        with(
                "journal.step(UUID,Step)",
                tx -> tx.journal().begin(entry(stepped)),
                tx -> tx.journal().step(stepped, step));
        var ended = UUID.randomUUID();
        with(
                "journal.end(UUID,Ending,Instant)",
                tx -> tx.journal().begin(entry(ended)),
                tx -> tx.journal().end(ended, Journal.Ending.of(Journal.Result.ACTIVE), NOW));
        var revision = new Revision(exporter.key(), 0, 9, "b.jwt", "push", null, NOW);
        with("revisions.append(Revision)", tx -> tx.revisions().append(revision));
        with("notifications.append(Notification)", tx -> tx.notifications().append(notification()));
        var delivered = notification();
        with(
                "notifications.delivered(UUID,Delivery,Instant)",
                tx -> tx.notifications().append(delivered),
                tx -> tx.notifications().delivered(delivered.id(), Notification.Delivery.INBOX, NOW));
        var read = notification();
        with(
                "notifications.markRead(UUID,Instant)",
                tx -> tx.notifications().append(read),
                tx -> tx.notifications().markRead(read.id(), NOW));
        with(
                "notifications.markAllRead(EnvironmentId,Instant)",
                tx -> tx.notifications().markAllRead(environment.id(), NOW));
        with("audit.append(AuditEntry)", StoreWrites::appendToLog);
        with("audit.save(AuditSeal)", tx -> tx.audit().save(tx.audit().seal().orElseThrow()));
    }

    private static void appendToLog(StoreTx tx) {
        var head = tx.audit().head();
        switch (tx.audit().after(head.number() - 1, 1).getFirst()) {
            case AuditReading.Legible last ->
                tx.audit().append(AuditChain.next(head, last.entry().facts()));
            case AuditReading.Illegible _ -> throw new AssertionError("the log was just written");
        }
    }

    private void with(String writer, Consumer<StoreTx> write) {
        with(writer, _ -> {}, write);
    }

    private void with(String writer, Consumer<StoreTx> before, Consumer<StoreTx> write) {
        all.add(new StoreWrite(writer, before, write));
    }

    private Offered offered(String writer) {
        var export = export(writer);
        var connection = offer(writer, export);
        return new Offered(writer, connection, tx -> {
            tx.exports().save(export);
            tx.connections().save(connection);
        });
    }

    /// A write to a connection that was there before.
    private record Offered(String writer, Connection connection, Consumer<StoreTx> before) {
        Offered also(Consumer<StoreTx> more) {
            return new Offered(writer, connection, before.andThen(more));
        }

        StoreWrite write(Consumer<StoreTx> write) {
            return new StoreWrite(writer, before, write);
        }
    }

    private static ActivationTerm term(Offered offered) {
        return new ActivationTerm(offered.connection().id(), Duration.ofDays(7));
    }

    private static Environment renamed(Environment row) {
        return like(row, row.id(), row.name() + "-2");
    }

    private static Environment other(Environment row) {
        return like(row, new EnvironmentId(UUID.randomUUID()), row.name() + "-3");
    }

    private static Environment like(Environment row, EnvironmentId id, String name) {
        return new Environment(
                id,
                name,
                row.level(),
                row.operator(),
                row.signingKey(),
                row.systemAccount(),
                row.operatorJwt(),
                row.servers());
    }

    private Export export(String name) {
        return new Export(
                new ExportId(UUID.randomUUID()),
                exporter.key(),
                name,
                Subject.of("events." + UUID.randomUUID()),
                ShareKind.STREAM,
                Visibility.PRIVATE,
                Export.Origin.OFFER,
                NOW,
                null);
    }

    private Connection offer(String name, Export export) {
        return new Connection(
                new ConnectionId(UUID.randomUUID()),
                environment.id(),
                new Share(name, export.kind(), export.subject(), export.account(), importer.key(), export.id()),
                Reception.SAME,
                Grant.NONE,
                new Status(ConnectionState.PENDING, Reason.NONE, NOW, null),
                NOW,
                NOW.plus(Duration.ofDays(7)));
    }

    private StagedChange staged(String name) {
        return new StagedChange(
                UUID.randomUUID(), environment.id(), new StagedChange.AddExport(export(name), Set.of()), NOW);
    }

    private KnownServer server(String name) {
        return new KnownServer(environment.id(), name, "2.12.0", NOW, KnownServer.Expectation.COUNTED);
    }

    private Journal.Entry entry(UUID id) {
        return new Journal.Entry(id, environment.id(), Journal.Kind.PUBLISH, null, NOW);
    }

    private Notification notification() {
        return new Notification(
                UUID.randomUUID(),
                environment.id(),
                exporter.key(),
                "federation.drift.found",
                null,
                Notification.Facts.ofAccount(exporter.key().text(), exporter.name(), "differs"),
                NOW,
                null,
                null,
                Notification.Delivery.WAITING);
    }

    private static PublicKey key(KeyKind kind) {
        try (var seed = TestOperator.seed(kind)) {
            return seed.publicKey();
        }
    }
}
