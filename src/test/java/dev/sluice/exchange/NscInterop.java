package dev.sluice.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.adapter.sandbox.ServerTrust;
import dev.sluice.app.Shell;
import dev.sluice.domain.federation.Rebuild;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.diff.ClaimDiff;
import dev.sluice.domain.jwt.json.ReadMode;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Side by side with the real nsc and NATS CLI (`mvn test -Pinterop`); prints what was checked.
@Tag("interop")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NscInterop {
    private final List<String> table = new ArrayList<>();

    @TempDir
    Path folder;

    private GoTools tools = new GoTools(Path.of(""), Path.of(""));

    @BeforeAll
    void build() throws Exception {
        tools = GoTools.ready();
    }

    @AfterAll
    void print() {
        System.out.println("Checked against the real nsc and NATS CLI:");
        table.forEach(line -> System.out.println("  " + line));
    }

    @Test
    @DisplayName("S0-2, S0-5, S0-7, S0-8, S0-12: what nsc builds now comes in and is rebuilt as it was")
    void nscMakesSluiceTakes() throws Exception {
        var made = Files.createDirectories(folder.resolve("made"));
        Files.copy(Fixtures.ROOT.resolve("make.sh"), made.resolve("make.sh"));
        var environment =
                Map.of("NSC", tools.nsc().toString(), "NATS", tools.nats().toString());
        var run = GoTools.run(environment, made, List.of("sh", "make.sh"));
        assertEquals(0, run.code(), run.output());
        for (var store : List.of("ko", "strict", "flat")) {
            try (var workspace = Fixtures.workspace(folder.resolve("workspace-" + store))) {
                var imported = Fixtures.imported(workspace, folder, made.resolve(store));
                for (var account : Fixtures.accounts(workspace, imported)) {
                    var text = String.valueOf(account.release().jwt());
                    var original =
                            JwtReader.decodeAccount(text, ReadMode.KEEP_UNKNOWN).claims();
                    var rebuilt = Rebuild.of(workspace.store(), account);
                    assertEquals(List.of(), ClaimDiff.between(original, rebuilt), account.name());
                    checked("import " + imported.name(), account.name() + ": rebuilt with the same claims");
                }
            }
        }
    }

    @Test
    @DisplayName("Ours, exported: nsc lists, describes, validates and pushes it; nats connects")
    void sluiceMakesNscTakes() throws Exception {
        var shell = new Shell(folder);
        var trust = trust(shell);
        try (var servers = TestServers.start(Age.NEWEST, trust, 1)) {
            var url = servers.urls().getFirst();
            share(shell, url);
            shell.done("nsc", "export", "exported", "--with-keys");
            for (var account : List.of("ACCTA", "ACCTB", "SYS")) {
                assertTrue(nsc("list", "accounts").contains(account));
                assertFalse(nsc("describe", "account", account).isBlank());
                checked("nsc list, describe", account);
            }
            for (var account : List.of("ACCTA", "ACCTB")) {
                nsc("describe", "user", "-a", account, "-n", account.toLowerCase(Locale.ROOT) + "-user");
                checked("nsc describe user", account);
            }
            assertFalse(
                    nsc("validate", "--all-accounts").toLowerCase(Locale.ROOT).contains("error"));
            checked("nsc validate", "all accounts, no errors");
        }
        // A server that knows nothing but the system account: nsc brings it the rest.
        try (var servers = TestServers.start(Age.NEWEST, trust, 1)) {
            var url = servers.urls().getFirst();
            var pushed = nsc("push", "-A", "-u", url);
            checked("nsc push -A", pushed.contains("ACCTA") ? "full resolver, ACCTA and ACCTB" : pushed);
            flows(url, creds("ACCTA", "accta-user"), creds("ACCTB", "acctb-user"));
            checked("nats with our creds", "orders.eu.created from ACCTA arrived in ACCTB");
            contexts(shell, url);
        }
    }

    /// Two accounts, a private share that is active, a public service, a token out, a revocation.
    private void share(Shell shell, String url) {
        shell.done("init", "--operator", "KO", "--server", url);
        for (var account : List.of("ACCTA", "ACCTB", "ACCTC")) {
            shell.done("account", "add", account);
            var user = account.toLowerCase(Locale.ROOT) + "-user";
            shell.done("user", "add", user, "--account", account, "--creds", user + ".creds");
        }
        shell.done("federation", "export", "orders.>", "--account", "ACCTA", "--to", "ACCTB", "--name", "ORDERS");
        shell.done("federation", "accept", "ORDERS", "--account", "ACCTB");
        shell.done("federation", "export", "orders.>", "--account", "ACCTA", "--to", "ACCTC", "--name", "ENDED");
        shell.done("federation", "accept", "ENDED", "--account", "ACCTC");
        shell.done("federation", "rm", "ENDED", "--account", "ACCTA");
    }

    private void contexts(Shell shell, String url) throws Exception {
        shell.done(
                "context",
                "export",
                "accta-user",
                "--account",
                "ACCTA",
                "--name",
                "ours",
                "--dir",
                "config/nats/context");
        var environment = home();
        environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        var listed = GoTools.run(environment, folder, List.of(tools.nats().toString(), "context", "ls"));
        assertTrue(listed.output().contains("ours"), listed.output());
        checked("nats context ls", "our context");
        var answered = GoTools.run(
                environment, folder, List.of(tools.nats().toString(), "rtt", "--context", "ours", "--server", url));
        assertEquals(0, answered.code(), answered.output());
        checked("nats rtt --context", "connected with our context");
    }

    private void flows(String url, Path from, Path to) throws Exception {
        var nats = tools.nats().toString();
        var listener = new ProcessBuilder(
                        nats, "sub", "orders.>", "--count", "1", "--server", url, "--creds", to.toString())
                .redirectErrorStream(true)
                .directory(folder.toFile());
        listener.environment().putAll(home());
        var process = listener.start();
        try (var lines = process.inputReader()) {
            var first = lines.readLine();
            assertTrue(first != null && first.contains("Subscribing"), String.valueOf(first));
            var message =
                    List.of(nats, "pub", "orders.eu.created", "hello", "--server", url, "--creds", from.toString());
            for (var tries = 0; tries < 20 && process.isAlive(); tries++) {
                var sent = GoTools.run(home(), folder, message);
                assertEquals(0, sent.code(), sent.output());
            }
            var heard = String.join("\n", lines.lines().toList());
            assertTrue(heard.contains("hello"), heard);
        } finally {
            process.destroyForcibly();
        }
    }

    private Path creds(String account, String user) {
        return folder.resolve("exported/keys/creds/KO/" + account + "/" + user + ".creds");
    }

    private Map<String, String> home() {
        var environment = new LinkedHashMap<String, String>();
        environment.put("HOME", folder.toString());
        environment.put("XDG_DATA_HOME", folder.resolve("data").toString());
        environment.put("XDG_CONFIG_HOME", folder.resolve("nsc-config").toString());
        environment.put("NSC_NO_GIT_IGNORE", "true");
        return environment;
    }

    private String nsc(String... arguments) throws Exception {
        var command = Stream.concat(
                        Stream.of(
                                tools.nsc().toString(),
                                "--data-dir",
                                folder.resolve("exported/stores").toString(),
                                "--keystore-dir",
                                folder.resolve("exported/keys").toString()),
                        Stream.of(arguments))
                .toList();
        var run = GoTools.run(home(), folder, command);
        assertEquals(0, run.code(), command + "\n" + run.output());
        return run.output();
    }

    private static ServerTrust trust(Shell shell) {
        var environment = shell.json("init", "--operator", "KO").get("environment");
        var system = environment.get("systemAccount");
        return new ServerTrust(
                environment.get("operator").get("jwt").asString(),
                system.get("key").asString(),
                system.get("jwt").asString());
    }

    private void checked(String what, String detail) {
        table.add("%-24s %s".formatted(what, detail));
    }
}
