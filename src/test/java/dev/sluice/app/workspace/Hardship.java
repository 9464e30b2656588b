package dev.sluice.app.workspace;

import dev.sluice.app.Shell;
import dev.sluice.testing.ChildJvm;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The program that kills a [Toiler] again and again on a small disk of its own that is nearly full, becomes
/// read-only, or loses the last page of the database; after each time it looks for what was acknowledged.
final class Hardship {
    private static final List<String> FILES = List.of("sluice.mv.db", "vault.json", "sluice.anchor");
    private static final List<Integer> FREE = List.of(0, 12, 100, 500, 540, 560, 600, 1600);
    private static final int PAGE = 4096;
    private static final int LIFE = 700;

    private final Path disk;
    private final Path kept;
    private final Shell shell;
    private final Random random;
    private final TreeSet<String> acknowledged = new TreeSet<>();
    private int next;
    private int lost;
    private int told;
    private int count;

    private Hardship(Path disk, Random random) throws IOException {
        this.disk = disk;
        this.kept = Files.createTempDirectory("hardship");
        this.shell = new Shell(disk);
        this.random = random;
    }

    /// @param arguments the folder of the disk, what befalls it, how often, and a seed
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var hardship = new Hardship(Path.of(arguments[0]), new Random(Long.parseLong(arguments[3])));
        hardship.shell.done("init", "--operator", "KO");
        for (var n = 0; n < Integer.parseInt(arguments[2]); n++) {
            hardship.keep();
            switch (arguments[1]) {
                case "full" -> hardship.full();
                case "read-only" -> hardship.readOnly();
                default -> hardship.torn();
            }
        }
        System.out.printf("> lost %d%n", hardship.lost);
        System.out.printf("> told %d%n", hardship.told);
        System.out.printf("> acknowledged %d%n", hardship.count);
        System.exit(0);
    }

    /// Of these, half have room for a command or two.
    private void full() throws IOException, InterruptedException {
        var ballast = disk.resolve("ballast");
        var free = FREE.get(random.nextInt(FREE.size()));
        fill(ballast, free);
        toil();
        // Also the next one meets the full disk.
        shell.run("account", "ls");
        Files.delete(ballast);
        check("with " + free + " KB free");
    }

    private void readOnly() throws IOException, InterruptedException {
        toil();
        remount("ro");
        for (var command : List.of("ls", "add")) {
            var run = command.equals("ls") ? shell.run("account", "ls") : shell.run("account", "add", "never");
            if (run.code() != 1 || !run.err().contains("SL-") || run.err().contains("SL-9")) {
                throw new AssertionError("on a read-only disk: " + run);
            }
        }
        remount("rw");
        check("read-only");
    }

    private void torn() throws IOException, InterruptedException {
        toil();
        try (var file = new RandomAccessFile(database().toFile(), "rw")) {
            var page = new byte[PAGE];
            if (random.nextBoolean()) {
                random.nextBytes(page);
            }
            file.seek(Math.max(0, file.length() - PAGE - random.nextInt(PAGE)));
            file.write(page);
        }
        check("torn");
    }

    private void fill(Path ballast, int free) throws IOException {
        var bytes = disk.toFile().getUsableSpace() - free * 1024L;
        try (var out = Files.newOutputStream(ballast)) {
            for (var written = 0L; written + 1024 <= bytes; written += 1024) {
                out.write(new byte[1024]);
            }
        }
    }

    private void toil() throws IOException, InterruptedException {
        var child = new ProcessBuilder(ChildJvm.command(Toiler.class, disk.toString(), Integer.toString(next)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = child.inputReader()) {
            var lines = 2 + random.nextInt(3);
            for (var line = output.readLine(); lines > 0 && !"refused".equals(line); lines--) {
                took(line);
                line = output.readLine();
            }
            child.waitFor(random.nextInt(LIFE), TimeUnit.MILLISECONDS);
            child.toHandle().destroyForcibly();
            output.lines().forEach(this::took);
        }
        child.waitFor();
        // Wherever it was killed, no name is used twice.
        next += 1000;
    }

    private void took(String line) {
        if (line.startsWith("a")) {
            acknowledged.add(line);
            count++;
        }
    }

    /// What was acknowledged is there, or it is told that it is not.
    private void check(String after) throws IOException {
        var run = shell.run("account", "ls");
        if (run.code() != 0) {
            told++;
            System.out.println("told after " + after + ": " + run.err());
            putBack();
            return;
        }
        for (var name : acknowledged) {
            if (!Pattern.compile("^" + name + "\\b", Pattern.MULTILINE)
                    .matcher(run.out())
                    .find()) {
                lost++;
                System.out.println("> lost " + name + " after " + after);
            }
        }
    }

    private void keep() throws IOException {
        for (var name : FILES) {
            Files.copy(shell.workspace().resolve(name), kept.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.write(kept.resolve("names"), acknowledged);
    }

    private void putBack() throws IOException {
        for (var name : FILES) {
            Files.deleteIfExists(shell.workspace().resolve(name));
            Files.copy(kept.resolve(name), shell.workspace().resolve(name));
        }
        acknowledged.retainAll(Files.readAllLines(kept.resolve("names")));
    }

    private Path database() {
        return shell.workspace().resolve("sluice.mv.db");
    }

    private void remount(String how) throws IOException, InterruptedException {
        var command =
                Stream.of("mount", "-o", "remount," + how, disk.toString()).toList();
        var code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new AssertionError("cannot remount " + disk + ": " + code);
        }
    }
}
