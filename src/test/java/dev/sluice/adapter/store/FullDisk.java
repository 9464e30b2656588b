package dev.sluice.adapter.store;

import dev.sluice.adapter.store.file.Database;
import dev.sluice.adapter.store.file.DatabaseFile;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Executors;

/// The program that fills its disk, meets the failure, and goes on when there is room again. What it finds it
/// prints.
final class FullDisk {
    private static final int BALLAST = 1 << 20;
    private static final int MOST = 20_000;

    private FullDisk() {}

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[1]);
        if (arguments[0].equals("make")) {
            make(folder);
        } else {
            write(folder);
        }
    }

    private static void write(Path folder) throws IOException {
        var ballast = Files.write(folder.resolve("ballast"), new byte[BALLAST]);
        var environment = new Sample().environment("dev");
        try (var writer = Executors.newSingleThreadExecutor()) {
            try (var store = H2Store.create(folder, writer)) {
                store.write(tx -> {
                    tx.environments().save(environment);
                    return tx;
                });
                var written = fill(store, environment);
                System.out.println("> kept " + (count(store, environment) == 2 * written));
                // H2 uses holes of its file again after some seconds: on a slow machine there may be room for it.
                var again = attempt(store, environment, "again").equals("done") ? 1 : 0;
                System.out.println("> still kept " + (count(store, environment) == 2 * (written + again)));
                Files.delete(ballast);
                System.out.println("> with room " + attempt(store, environment, "room"));
                System.out.println("> rows beyond " + (count(store, environment) - 2 * (written + again)));
            }
            try (var store = H2Store.open(folder, writer)) {
                System.out.println("> reopened " + attempt(store, environment, "reopened"));
            }
        }
    }

    /// Makes a database, and brings an old one up to date, with ever more room, until there is enough.
    private static void make(Path folder) throws IOException {
        var made = folder.resolve("made");
        var old = new DatabaseFile(folder.resolve("old"));
        try (var writer = Executors.newSingleThreadExecutor()) {
            untilDone(folder, "made", () -> H2Store.create(made, writer).close(), () -> {
                System.out.println(
                        "> left " + (H2Store.exists(made) || Files.exists(made.resolve("next")) ? "some" : "nothing"));
            });
            delete(made);
            old.make();
            Database.open(old, OldSchema.upTo(3)).close();
            Files.deleteIfExists(old.folder().resolve("sluice.reserve"));
            var before = Files.readAllBytes(old.path());
            untilDone(
                    folder, "migrated", () -> H2Store.open(old.folder(), writer).close(), () -> {
                        var same = Arrays.equals(before, Files.readAllBytes(old.path()));
                        System.out.println("> as before" + (same ? "" : " not"));
                    });
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    /// Says only what differs from what was said before.
    private static void untilDone(Path folder, String name, Step step, Step looking) throws IOException {
        var refused = false;
        for (var ballast = 4200; ; ballast -= 170) {
            fill(folder.resolve("ballast"), Math.max(0, ballast) * 1024);
            try {
                step.run();
                System.out.println("> " + name + " done");
                Files.delete(folder.resolve("ballast"));
                return;
            } catch (ProblemException e) {
                if (!refused) {
                    System.out.println("> " + name + " " + e.code().name());
                    looking.run();
                }
                refused = true;
            }
        }
    }

    /// With as much of it as the disk takes.
    private static void fill(Path ballast, int bytes) throws IOException {
        try (var out = Files.newOutputStream(ballast)) {
            for (var written = 0; written < bytes; written += 1024) {
                out.write(new byte[1024]);
            }
        } catch (IOException e) {
            System.out.println("the disk is full: " + e.getMessage());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static int fill(H2Store store, Environment environment) {
        for (var n = 0; n < MOST; n++) {
            var outcome = attempt(store, environment, "row-" + n);
            if (!outcome.equals("done")) {
                System.out.println("> first " + outcome);
                return n;
            }
        }
        throw new IllegalStateException("the disk never got full");
    }

    private static String attempt(H2Store store, Environment environment, String name) {
        try {
            store.write(tx -> {
                tx.accounts().save(KillTest.account(environment, name, "a"));
                tx.accounts().save(KillTest.account(environment, name, "b"));
                return tx;
            });
            return "done";
        } catch (ProblemException e) {
            return e.code().name();
        }
    }

    private static int count(H2Store store, Environment environment) {
        return store.read(view -> view.accounts().in(environment.id())).size();
    }
}
