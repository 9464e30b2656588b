package dev.sluice.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.adapter.sandbox.ServerTrust;
import dev.sluice.testing.Age;
import dev.sluice.testing.SeedSearch;
import dev.sluice.testing.TestServers;
import java.io.File;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A working day on the command line, against a server, most of it in a process of its own with its own log:
/// whatever it left behind is searched for every seed that it made, and for the passphrase. Where seeds belong is
/// a folder of its own.
class NoSeedLeaksTest {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// Lines that fail are among them: what is told of a failure is where secrets like to turn up.
    private static final String DAY = """
            account add ACME PARTNER
            user add app jo --account ACME --creds-dir handed
            user add app --account ACME --creds handed/again.creds
            role add writer --account ACME --allow-publish orders.>
            user add by-role --account ACME --role writer --creds handed/role.creds
            mapping add raw.> orders.> --account ACME
            federation export orders.> --account ACME --to PARTNER --name orders
            federation import orders.> --account PARTNER --from ACME
            export add bills.> --account ACME --name bills
            user rotate jo --account ACME --creds handed/rotated.creds
            user creds app --account ACME --creds /nowhere/app.creds
            user revoke jo --account ACME
            key gen account
            key gen curve
            key import handed/damaged.nk
            key import handed/app.creds
            key rotate --account ACME --now
            user edit app --account ACME --source-network nonsense --creds handed/bad.creds
            operator edit --tag day
            environment set --creds handed/app.creds
            jwt decode handed/app.creds
            context export app --account ACME --dir handed/context
            nsc export handed/nsc --with-keys
            account rm PARTNER
            audit ls
            audit export --out audit.csv
            """;

    @TempDir
    private Path folder = Path.of("");

    private final StringBuilder said = new StringBuilder();

    @Test
    @DisplayName("S4-40 no seed and no passphrase in output, log, database, anchor or backup of a working day")
    void nothingLeaks() throws Exception {
        Files.createDirectories(folder.resolve("handed"));
        var shell = new Shell(folder);
        var environment =
                heard(shell.run("--json", "init", "--operator", "KO")).json().get("environment");
        var system = environment.get("systemAccount");
        var trust = new ServerTrust(
                environment.get("operator").get("jwt").asString(),
                system.get("key").asString(),
                system.get("jwt").asString());
        try (var cluster = TestServers.start(Age.NEWEST, trust, 1)) {
            heard(shell.run(
                    "init", "--operator", "KO", "--server", cluster.urls().getFirst()));
            Files.writeString(
                    folder.resolve("handed/damaged.nk"),
                    "SUACSSL3UAHUDXKFSNVUZRF5UHPMWZ6BFDTJ7M6USDXIEDNPPQYYYCU3VZ\n");
            Files.writeString(folder.resolve("day.txt"), DAY);
            var day = sluice(1, "--verbose", "batch", "day.txt", "--keep-going");
            assertTrue(day.lines().filter(line -> line.contains(" ok: ")).count() >= 18, day);
            heard(shell.run("backup", "day.backup"));
            Files.writeString(folder.resolve("handed/wrong"), "not the passphrase");
            sluice(1, "--passphrase-file", "handed/wrong", "account", "add", "NEVER");
        }
        var seeds = seeds();
        assertTrue(seeds.size() >= 12, "only " + seeds.size() + " seeds were found");
        var handed = leaks(Files.readAllBytes(folder.resolve("handed/app.creds")), seeds);
        assertEquals(2, handed.size(), "the search is blind: " + handed);
        var searched = 0;
        for (var file : leftBehind()) {
            searched++;
            assertEquals(List.of(), leaks(Files.readAllBytes(file), seeds), file.toString());
        }
        assertEquals(List.of(), leaks(said.toString().getBytes(ISO_8859_1), seeds), "what was printed");
        assertTrue(searched >= 5, "only " + leftBehind());
    }

    /// By their public parts: taken out one by one at the end, which is what `key export` is for.
    private Map<String, String> seeds() throws IOException {
        var shell = new Shell(folder);
        var seeds = new LinkedHashMap<String, String>();
        for (var known : shell.json("key", "ls").get("keys")) {
            var key = known.get("key").asString();
            if (known.get("held").asBoolean()) {
                shell.done("key", "export", key, "--out", "handed/" + key + ".nk");
                seeds.put(
                        key,
                        Files.readString(folder.resolve("handed/" + key + ".nk"))
                                .strip());
            }
        }
        return seeds;
    }

    private List<Path> leftBehind() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(folder.resolve("handed")))
                    .toList();
        }
    }

    /// As text in any width, as the bytes themselves, as digits; and anything else that looks like a seed.
    private static List<String> leaks(byte[] content, Map<String, String> seeds) {
        var text = new String(content, ISO_8859_1);
        var found = new ArrayList<String>();
        seeds.forEach((key, seed) -> {
            var raw = raw(seed);
            var forms = Stream.of(
                    seed,
                    new String(seed.getBytes(UTF_16BE), ISO_8859_1),
                    new String(seed.getBytes(UTF_16LE), ISO_8859_1),
                    new String(raw, ISO_8859_1),
                    HexFormat.of().formatHex(raw),
                    HexFormat.of().withUpperCase().formatHex(raw));
            if (forms.anyMatch(text::contains)) {
                found.add("the seed of " + key);
            }
        });
        if (!SeedSearch.in(text).isEmpty()) {
            found.add("a seed that nobody knows");
        }
        if (text.contains(Shell.PASSPHRASE)) {
            found.add("the passphrase");
        }
        return found;
    }

    /// The 32 bytes between prefix and check sum.
    private static byte[] raw(String seed) {
        var number = BigInteger.ZERO;
        for (var at = 0; at < seed.length(); at++) {
            number = number.shiftLeft(5).or(BigInteger.valueOf(ALPHABET.indexOf(seed.charAt(at))));
        }
        var bytes = number.shiftRight(seed.length() * 5 % 8).toByteArray();
        var all = Arrays.copyOfRange(bytes, bytes.length - 36, bytes.length);
        return Arrays.copyOfRange(all, 2, 34);
    }

    /// From anywhere.
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Shell.Run heard(Shell.Run run) {
        said.append(run.out()).append(run.err());
        return run.expect(0);
    }

    private String sluice(int expected, String... line) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                CommandLineLauncher.class.getName(),
                "--workspace",
                "workspace"));
        command.addAll(List.of(line));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        var errors = Files.createTempFile(folder.resolve("handed"), "err", ".txt");
        builder.redirectError(errors.toFile());
        builder.environment().put("SLUICE_PASSPHRASE", Shell.PASSPHRASE);
        builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
        var process = builder.start();
        try (var out = process.getInputStream()) {
            process.getOutputStream().close();
            var printed = new String(out.readAllBytes(), ISO_8859_1);
            var code = process.waitFor();
            var complained = Files.readString(errors, ISO_8859_1);
            Files.delete(errors);
            said.append(printed).append(complained);
            assertEquals(expected, code, () -> String.join(" ", line) + "\n" + printed + complained);
            return printed;
        }
    }
}
