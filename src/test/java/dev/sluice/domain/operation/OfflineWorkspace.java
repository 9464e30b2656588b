package dev.sluice.domain.operation;

import dev.sluice.adapter.store.H2Store;
import dev.sluice.adapter.vault.FileVault;
import dev.sluice.adapter.vault.Strength;
import dev.sluice.domain.audit.Actor;
import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.federation.environment.Environments;
import dev.sluice.domain.federation.environment.Ports;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.port.AccountServers;
import dev.sluice.domain.port.EventTransport;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.testing.TestLinks;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A real database and a real vault, an environment without servers, and a clock set by hand.
public final class OfflineWorkspace implements AutoCloseable {
    public static final String PASSPHRASE = "correct horse battery staple";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;
    private final FileVault vault;
    private ExecutorService writer = Executors.newSingleThreadExecutor();
    private H2Store store;
    private EnvironmentServices services;
    private Instant now = Instant.parse("2026-11-21T03:00:00Z");

    public OfflineWorkspace(Path folder, String passphrase) {
        this.folder = folder;
        this.store = H2Store.create(folder, writer);
        try (var secret = passphrase.isEmpty() ? Passphrase.none() : Passphrase.of(passphrase.toCharArray())) {
            this.vault = FileVault.create(folder, secret, Strength.LEAST, RANDOM::nextBytes);
        }
        var made = new Environments(ports())
                .create("KO", passphrase.isEmpty() ? Level.SANDBOX : Level.DEVELOPMENT, java.util.List.of());
        this.services = EnvironmentServices.of(made.id(), ports());
    }

    private Ports ports() {
        return new Ports(
                store,
                vault,
                TestLinks.factory(),
                _ -> {},
                () -> now,
                UUID::randomUUID,
                TestLinks.THREADS.scheduler(),
                new Ports.Surroundings(Actor.user("kim"), EventTransport.NONE, AccountServers.NONE, Runnable::run));
    }

    FileVault vault() {
        return vault;
    }

    public H2Store store() {
        return store;
    }

    public EnvironmentServices services() {
        return services;
    }

    ChangeRecorder recorder() {
        return services.recorder();
    }

    void setProfile(Profile profile) {
        try (var passphrase = Passphrase.of(PASSPHRASE.toCharArray())) {
            recorder().settings().setProfile(profile, () -> vault.setProfile(profile, passphrase));
        }
    }

    public Instant now() {
        return now;
    }

    void later(Duration duration) {
        now = now.plus(duration);
    }

    public Account account(String name) {
        return services.accounts()
                .add(name, Limits.core(), OperationOptions.now())
                .value();
    }

    public Connection offer(Account from, Account to, String name) {
        return services.federation()
                .offer(new OfferDraft(from.key(), to.key(), name, "events." + name + ".>", ShareKind.STREAM));
    }

    void unlock() {
        try (var secret = Passphrase.of(PASSPHRASE.toCharArray())) {
            vault.unlock(secret);
        }
    }

    /// Closes Sluice, changes the file as somebody with a database tool could, and opens it again.
    void tamper(String... statements) {
        var id = services.environment().id();
        services.close();
        store.close();
        writer.shutdown();
        try (var database = DriverManager.getConnection("jdbc:h2:" + folder.resolve("sluice"), "sa", "");
                var statement = database.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        writer = Executors.newSingleThreadExecutor();
        store = H2Store.open(folder, writer);
        services = EnvironmentServices.of(id, ports());
    }

    @Override
    public void close() {
        services.close();
        store.close();
        writer.shutdown();
    }
}
