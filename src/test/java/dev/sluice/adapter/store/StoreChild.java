package dev.sluice.adapter.store;

import dev.sluice.domain.model.record.Journal.Ending;
import dev.sluice.domain.model.record.Journal.Entry;
import dev.sluice.domain.model.record.Journal.Kind;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.domain.model.record.Journal.Result;
import dev.sluice.domain.model.record.Journal.Step;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.testing.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;

/// The program of a second process that works on a workspace.
final class StoreChild {
    private StoreChild() {}

    /// Starts it in a JVM of its own; its standard error is the test's.
    static Process start(String mode, Path folder) throws IOException {
        return new ProcessBuilder(ChildJvm.command(StoreChild.class, mode, folder.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static BufferedReader output(Process child) {
        return new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
    }

    /// `create FOLDER` makes it and `hold FOLDER` opens it, and waits to be killed; `write FOLDER` commits
    /// numbered rows and journal steps, and prints each when the call has returned.
    public static void main(String[] arguments) throws Exception {
        var writer = Executors.newSingleThreadExecutor();
        var folder = Path.of(arguments[1]);
        var store = arguments[0].equals("create") ? H2Store.create(folder, writer) : H2Store.open(folder, writer);
        System.out.println("opened");
        if (arguments[0].equals("write")) {
            write(store);
        }
        System.in.read();
    }

    private static void write(H2Store store) {
        var sample = new Sample();
        var environment = store.read(view -> view.environments().all()).getFirst();
        var first = store.read(view -> view.accounts().in(environment.id())).size();
        var key = sample.key(KeyKind.ACCOUNT);
        for (var n = first; ; n++) {
            var name = "row-" + n;
            store.write(tx -> {
                // Two rows in one transaction: both are there afterwards, or neither.
                tx.accounts().save(KillTest.account(environment, name, "a"));
                tx.accounts().save(KillTest.account(environment, name, "b"));
                return name;
            });
            System.out.println(name);
            var entry = new Entry(KillTest.id("entry-" + n), environment.id(), Kind.PUBLISH, null, Sample.NOW);
            Sample.commit(store, tx -> tx.journal().begin(entry));
            System.out.println("entry-" + n);
            for (var step : List.of(Purpose.OPEN, Purpose.CLOSE)) {
                Sample.commit(
                        store, tx -> tx.journal().step(entry.id(), new Step(step, key, "x".repeat(2000), Sample.NOW)));
                System.out.println("step-" + n + "-" + step.word());
            }
            if (n % 2 == 0) {
                Sample.commit(store, tx -> tx.journal().end(entry.id(), Ending.of(Result.PUSHED), Sample.NOW));
                System.out.println("end-" + n);
            }
        }
    }
}
