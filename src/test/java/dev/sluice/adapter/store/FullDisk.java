package dev.sluice.adapter.store;

import dev.sluice.domain.model.Environment;
import dev.sluice.domain.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/// The program that fills its disk, meets the failure, and goes on when there is room again. What it
/// finds it prints.
final class FullDisk {
    private static final int BALLAST = 1 << 20;
    private static final int MOST = 20_000;

    private FullDisk() {}

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        var ballast = Files.write(folder.resolve("ballast"), new byte[BALLAST]);
        var environment = new Sample().environment("dev");
        try (var writer = Executors.newSingleThreadExecutor()) {
            try (var store = H2Store.create(folder, writer)) {
                store.write(tx -> {
                    tx.save(environment);
                    return tx;
                });
                var written = fill(store, environment);
                System.out.println("> kept " + (count(store, environment) == 2 * written));
                System.out.println("> again " + attempt(store, environment, "again"));
                System.out.println("> kept " + (count(store, environment) == 2 * written));
                Files.delete(ballast);
                System.out.println("> with room " + attempt(store, environment, "room"));
                System.out.println("> rows beyond " + (count(store, environment) - 2 * written));
            }
            try (var store = H2Store.open(folder, writer)) {
                System.out.println("> reopened " + attempt(store, environment, "reopened"));
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
                tx.save(KillTest.account(environment, name, "a"));
                tx.save(KillTest.account(environment, name, "b"));
                return tx;
            });
            return "done";
        } catch (ProblemException e) {
            return e.code().name();
        }
    }

    private static int count(H2Store store, Environment environment) {
        return store.read(view -> view.accounts(environment.id())).size();
    }
}
