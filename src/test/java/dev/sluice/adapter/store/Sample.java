package dev.sluice.adapter.store;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Connection.Grant;
import dev.sluice.domain.model.Connection.Reception;
import dev.sluice.domain.model.Connection.Share;
import dev.sluice.domain.model.Connection.Status;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.ImportId;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.port.store.FederationStore;
import dev.sluice.domain.port.store.StoreTx;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Rows for tests, the same in every run.
final class Sample {
    static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123456Z");

    private final AtomicLong next = new AtomicLong();

    PublicKey key(KeyKind kind) {
        var number = next.incrementAndGet();
        return Seed.generate(kind, target -> ByteBuffer.wrap(target).putLong(number))
                .publicKey();
    }

    UUID id() {
        var number = next.incrementAndGet();
        // Multiplied so that the first eight characters differ, as those of random ids do.
        return new UUID(number * 0x9E37_79B9_7F4A_7C15L, number);
    }

    Environment environment(String name) {
        return new Environment(
                new EnvironmentId(id()),
                name,
                Level.DEVELOPMENT,
                key(KeyKind.OPERATOR),
                key(KeyKind.OPERATOR),
                key(KeyKind.ACCOUNT),
                "operator.jwt",
                List.of("nats://one:4222", "nats://two:4222"));
    }

    Account account(Environment environment, String name) {
        return new Account(
                key(KeyKind.ACCOUNT),
                environment.id(),
                name,
                AccountRole.MANAGED,
                Limits.core(),
                Release.NONE,
                NOW,
                null);
    }

    User user(Account account, String name) {
        return new User(key(KeyKind.USER), account.key(), name, "user.jwt", NOW);
    }

    Export export(Account account, String name, String subject) {
        return new Export(
                new ExportId(id()),
                account.key(),
                name,
                Subject.of(subject),
                ShareKind.STREAM,
                Visibility.PRIVATE,
                Export.Origin.OFFER,
                NOW,
                null);
    }

    Import imported(Account account, String name, PublicKey exporter) {
        return new Import(
                new ImportId(id()),
                account.key(),
                name,
                exporter,
                Subject.of("orders.>"),
                null,
                ShareKind.STREAM,
                NOW,
                null);
    }

    /// A pending offer of the export to that account.
    Connection offer(Environment environment, Export export, PublicKey importer, String name) {
        return new Connection(
                new ConnectionId(id()),
                environment.id(),
                new Share(name, export.kind(), export.subject(), export.account(), importer, export.id()),
                Reception.SAME,
                Grant.NONE,
                new Status(ConnectionState.PENDING, Reason.NONE, NOW, null),
                NOW,
                NOW.plusSeconds(604_800));
    }

    /// One transaction.
    static void commit(FederationStore store, Consumer<StoreTx> change) {
        store.write(tx -> {
            change.accept(tx);
            return tx;
        });
    }
}
