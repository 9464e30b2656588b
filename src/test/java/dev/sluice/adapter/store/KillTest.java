package dev.sluice.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.adapter.store.file.DatabaseFile;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.record.Journal.Open;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.Seed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A process is killed while it writes: what it was told is on disk is there afterwards.
class KillTest extends StoreFixture {
    private static final int ROUNDS = 5;
    private static final int LINES = 120;

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static Account account(Environment environment, String name, String half) {
        var full = name + "." + half;
        var seed = Seed.generate(
                KeyKind.ACCOUNT,
                target -> System.arraycopy(
                        Arrays.copyOf(full.getBytes(StandardCharsets.UTF_8), target.length),
                        0,
                        target,
                        0,
                        target.length));
        return new Account(
                seed.publicKey(),
                environment.id(),
                full,
                AccountRole.MANAGED,
                Limits.core(),
                new Release("y".repeat(3000), 1, false),
                Sample.NOW,
                null);
    }

    @Test
    @Timeout(300)
    void everyCallThatReturnedIsOnDiskAfterAKill() throws Exception {
        var environment = sample.environment("dev");
        try (var store = create()) {
            store.write(tx -> {
                tx.environments().save(environment);
                return tx;
            });
        }
        var random = new Random(42);
        var printed = new HashSet<String>();
        for (var round = 0; round < ROUNDS; round++) {
            printed.addAll(killedAfter(1 + random.nextInt(LINES)));
            try (var store = open()) {
                assertAllThere(environment, printed, store);
            }
        }
        assertTrue(printed.size() > ROUNDS);
    }

    /// A file as SIGKILL left it, with six commits that H2 by itself does not find again.
    @Test
    void whatH2WouldLoseIsFound() throws Exception {
        try (var packed = KillTest.class.getResourceAsStream("killed.mv.db.gz");
                var file = new GZIPInputStream(Objects.requireNonNull(packed))) {
            Files.copy(file, new DatabaseFile(folder).path());
        }
        try (var store = open()) {
            var environment = store.read(view -> view.environments().all().getFirst());
            assertTrue(store.read(view -> view.exports().in(environment.id())).stream()
                    .anyMatch(export -> export.name().equals("feed-9")));
        }
    }

    /// @return the lines that the child printed before and while it was killed
    private Set<String> killedAfter(int lines) throws Exception {
        var child = StoreChild.start("write", folder);
        try (var output = StoreChild.output(child)) {
            assertEquals("opened", output.readLine());
            var printed = new HashSet<String>();
            for (var n = 0; n < lines; n++) {
                printed.add(output.readLine());
            }
            // By its handle: the process itself would close the pipe with what is left in it.
            child.toHandle().destroyForcibly();
            printed.addAll(output.lines().toList());
            child.waitFor();
            return printed;
        }
    }

    private static void assertAllThere(Environment environment, Set<String> printed, H2Store store) {
        var names = store.read(view -> view.accounts().in(environment.id())).stream()
                .map(Account::name)
                .collect(Collectors.toSet());
        var open = store.read(view -> view.journal().open(environment.id())).stream()
                .collect(Collectors.toMap(entry -> entry.entry().id(), Open::steps));
        for (var name : names) {
            var other = name.endsWith(".a") ? name.replace(".a", ".b") : name.replace(".b", ".a");
            assertTrue(names.contains(other), "half a transaction: " + name);
        }
        for (var line : printed) {
            var parts = List.of(line.split("-"));
            var entry = id("entry-" + parts.get(1));
            var ended = printed.contains("end-" + parts.get(1));
            switch (parts.getFirst()) {
                case "row" -> assertTrue(names.contains(line + ".a"), line);
                case "entry" -> assertTrue(ended || open.containsKey(entry) || isEven(parts.get(1)), line);
                case "step" -> assertStep(line, parts, open.get(entry));
                case "end" -> assertFalse(open.containsKey(entry), line);
                default -> throw new AssertionError(line);
            }
        }
    }

    /// An entry of even number may have been ended by a call that was killed before it returned.
    private static void assertStep(String line, List<String> parts, @Nullable List<?> steps) {
        if (steps == null) {
            assertTrue(isEven(parts.get(1)), line);
        } else {
            assertTrue(steps.size() >= (parts.get(2).equals("open") ? 1 : 2), line);
        }
    }

    private static boolean isEven(String number) {
        return Integer.parseInt(number) % 2 == 0;
    }
}
