package dev.sluice.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.adapter.sandbox.ServerTrust;
import dev.sluice.app.Shell;
import dev.sluice.domain.account.UserEdit;
import dev.sluice.domain.account.UserPatch;
import dev.sluice.domain.federation.Rebuild;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.ExportPatch;
import dev.sluice.domain.model.record.ImportPatch;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestServers;
import dev.sluice.ui.testing.TestWorkspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// No field is lost between nsc and Sluice: what nsc makes with every flag it has comes in and is edited here in one
/// field, and what Sluice makes with every option it has is described, validated and edited by nsc.
@Tag("interop")
class FieldsInterop {
    /// A KEY(NAME) is the public key of an account, a USER(NAME) that of its user.
    private static final String THEIRS = """
            add operator --generate-signing-key --sys --name THEIRS
            edit operator --tag env:test
            add account FULL
            edit account FULL --js-tier 1 --js-mem-storage 1M --js-disk-storage 1G --js-streams 5 --js-consumer 20
            edit account FULL --js-tier 3 --js-disk-storage 2G --js-streams 2 --js-max-ack-pending 100 --js-max-disk-stream 1M
            add account FLAT
            add account SELLER
            add user -a FULL app --allow-pub a.> --deny-pub a.b --allow-sub c --deny-sub d --allow-pub-response=5 --response-ttl 3s
            edit user -a FULL app --conn-type MQTT,WEBSOCKET --source-network 10.0.0.0/8 --time 09:00:00-17:30:00 --locale Europe/Berlin
            edit user -a FULL app --subs 7 --payload 1000 --data 2000 --tag team:red --bearer
            add user -a FULL answerer
            edit account FULL --conns 50 --leaf-conns 3 --subscriptions 1000 --payload 8M --data 9M --imports 20 --exports 21
            edit account FULL --description Sells --info-url https://example.com/full --tag team:sales --expiry 2y
            edit account FULL --allow-pub shop.> --deny-pub x --allow-sub y --deny-sub secret.> --allow-pub-response=2 --response-ttl 5s
            edit account FULL --trace-context-subject trace.here --trace-context-sampling 20
            edit account FULL --sk generate
            edit account FLAT --disallow-bearer --wildcard-exports=false --exports 5
            edit account FLAT --js-mem-storage 1M --js-disk-storage 1G --js-max-bytes-required --js-max-mem-stream 1M
            add mapping -a FULL --from map.* --to mapped.$1 --weight 40
            add mapping -a FULL --from map.* --to other.$1 --weight 60 --cluster west
            edit signing-key -a FULL --sk generate --role publisher --allow-pub shop.> --deny-sub x --description Publishes
            edit signing-key -a FULL --sk generate --role guest --subs 5 --payload 100 --conn-type STANDARD --source-network 10.0.0.0/8
            edit authcallout -a FULL --auth-user USER(answerer) --allowed-account KEY(FLAT) --curve generate
            add export -a SELLER -r --name price --subject price.* --response-type Stream --latency lat --sampling 40 --response-threshold 2s
            add export -a SELLER -r --name header --subject header --latency heads --sampling header --allow-trace
            add export -a SELLER --name bound --subject bound.*.events --account-token-position 2
            add export -a SELLER -p --name private --subject private.>
            edit export -a SELLER --name header --subject header --service --description Heads --info-url https://example.com/h
            add import -a FULL --src-account KEY(SELLER) --service --name price --remote-subject price.* --local-subject cost.* --share
            add import -a FULL --src-account KEY(SELLER) --name bound --remote-subject bound.KEY(FULL).events --allow-trace
            revocations add-activation -a SELLER -s private.> -t KEY(FLAT)
            revocations add-user -a FULL -n answerer --at 1500000000
            """;

    private static final String OURS = """
            account add FULL FLAT SELLER
            user add app --account FULL --allow-publish a.> --deny-publish a.b --allow-subscribe c --deny-subscribe d --allow-responses 5 --response-time 3s --connection-type mqtt,websocket --source-network 10.0.0.0/8 --time-range 09:00-17:30 --time-zone Europe/Berlin --subscriptions 7 --payload 1KB --data 2KB --tag team:red --bearer --proxy-required --creds app.creds
            user add answerer --account FULL --creds answerer.creds
            account edit FULL --connections 50 --leaf-nodes 3 --subscriptions 1000 --payload 8MB --data 9MB --imports 20 --exports 21
            account edit FULL --description Sells --info-url https://example.com/full --tag team:sales --expires 700d --cluster-traffic owner
            account edit FULL --replicas R1 --jetstream-memory 1MB --jetstream-disk 1GB --streams 5 --consumers 20
            account edit FULL --replicas R3 --jetstream-disk 2GB --streams 2 --ack-pending 100 --disk-stream-size 1MB
            account edit FULL --default-allow-publish shop.> --default-deny-publish x --default-allow-subscribe y --default-deny-subscribe secret.>
            account edit FULL --trace trace.here --trace-sampling 20
            account edit FULL --auth-callout-user answerer --auth-callout-account FLAT
            account edit FLAT --bearer no --exports 5 --jetstream-memory 1MB --jetstream-disk 1GB --max-bytes-required yes --memory-stream-size 1MB
            mapping add map.* mapped.$1 --weight 40 --account FULL
            mapping add map.* other.$1 --weight 60 --cluster west --account FULL
            role add publisher --account FULL --allow-publish shop.> --deny-subscribe x --subscriptions 5 --payload 100B --connection-type standard
            user add scoped --account FULL --role publisher --tag team:blue --creds scoped.creds
            export add price.* --account SELLER --name price --service --public --response-type Stream --response-threshold 2s
            export add private.> --account SELLER --name private
            user revoke answerer --account FULL --before 2020-01-01
            """;

    /// Of exports that are on servers.
    private static final String SHARES = """
            export edit price --account SELLER --latency lat --sampling 40 --description Price --info-url https://example.com/p
            import add --from SELLER --subject price.* --service --as cost.* --account FULL
            federation export private.> --account SELLER --to FLAT --name private
            """;

    @TempDir
    private Path folder = Path.of("");

    private GoTools tools = new GoTools(Path.of(""), Path.of(""));
    private final Map<String, String> surroundings = new LinkedHashMap<>();

    private void surround() throws Exception {
        tools = GoTools.ready();
        surroundings.put("HOME", folder.toString());
        surroundings.put("XDG_DATA_HOME", folder.resolve("data").toString());
        surroundings.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        surroundings.put("NSC_NO_GIT_IGNORE", "true");
    }

    private String nsc(List<String> words) throws Exception {
        var command =
                Stream.concat(Stream.of(tools.nsc().toString()), words.stream()).toList();
        var run = GoTools.run(surroundings, folder, command);
        assertEquals(0, run.code(), command + "\n" + run.output());
        return run.output();
    }

    private String nsc(String line) throws Exception {
        var words = new ArrayList<String>();
        for (var word : line.split(" ", -1)) {
            words.add(named(word));
        }
        return nsc(words);
    }

    private String named(String word) throws Exception {
        if (word.startsWith("USER(")) {
            var user = word.substring(5, word.length() - 1);
            return field(nsc(List.of("describe", "user", "-a", "FULL", "-n", user, "--field", "sub")));
        }
        var at = word.indexOf("KEY(");
        if (at < 0) {
            return word;
        }
        var end = word.indexOf(')', at);
        var key = field(nsc(List.of("describe", "account", word.substring(at + 4, end), "--field", "sub")));
        return word.substring(0, at) + key + word.substring(end + 1);
    }

    private static String field(String said) {
        return said.strip().replace("\"", "");
    }

    @Test
    @DisplayName("What nsc makes with every flag comes in, and an edit of one field leaves every other as it was")
    void theirsEditedHere() throws Exception {
        surround();
        for (var line : THEIRS.lines().toList()) {
            nsc(line);
        }
        try (var workspace = Fixtures.workspace(folder.resolve("workspace"))) {
            var environment = Fixtures.imported(workspace, folder, folder.resolve("data/nats/nsc"));
            var services = workspace.services(environment.id());
            var accounts = Fixtures.accounts(workspace, environment).stream()
                    .filter(account -> !account.key().equals(environment.systemAccount()))
                    .toList();
            assertEquals(3, accounts.size());
            for (var account : accounts) {
                edited(workspace, services, account);
                for (var user : services.users().list(account.key())) {
                    var before = payload(user.jwt());
                    var edit = new UserEdit(UserPatch.NONE, null, List.of("added"), List.of());
                    var after = payload(services.userChanges().edit(user, edit).jwt());
                    assertSame(before, after, "/nats/tags", account.name() + " " + user.name());
                }
            }
        }
    }

    private void edited(TestWorkspace workspace, EnvironmentServices services, Account account) throws Exception {
        var options = OperationOptions.now();
        var key = account.key();
        var before = payload(String.valueOf(account.release().jwt()));
        assertSame(before, payload(workspace, account), "", account.name() + " as it came");

        var described = AccountPatch.builder().description("edited").build();
        services.edits().change(key, described, options);
        var after = payload(workspace, account);
        assertEquals("edited", after.at("/nats/description").asString());
        assertSame(before, after, "/nats/description", account.name());

        for (var role : services.roles().list(key)) {
            var last = payload(workspace, account);
            var patch = new UserPatch(null, null, null, null, null, null, 77L, null, null, null);
            services.roles().edit(key, role.role(), patch, options);
            var now = payload(workspace, account);
            without(last, role.key(), "data");
            without(now, role.key(), "data");
            assertSame(last, now, "", account.name() + " " + role.role());
        }
        for (var export : services.exports().list(key)) {
            var patch = new ExportPatch("edited", null, null, null, null, null, null);
            var changes = services.shareEdits().preview(export, patch);
            assertEquals(1, changes.size(), () -> account.name() + " " + export.name() + ": " + changes);
        }
        for (var view : services.imports().list(key)) {
            var service = view.kind() == ShareKind.SERVICE;
            var changes = services.shareEdits()
                    .preview(view, new ImportPatch(service ? false : null, service ? null : false));
            assertEquals(1, changes.size(), () -> account.name() + " " + view.name() + ": " + changes);
        }
    }

    private static void without(ObjectNode claims, String key, String field) {
        for (var signing : claims.at("/nats/signing_keys")) {
            if (signing.path("key").asString("").equals(key)) {
                ((ObjectNode) signing.path("template")).remove(field);
            }
        }
    }

    @Test
    @DisplayName("What Sluice makes with every option, nsc describes as it stands, validates, and edits without loss")
    void oursEditedThere() throws Exception {
        surround();
        var shell = new Shell(folder);
        var environment = shell.json("init", "--operator", "OURS").get("environment");
        var system = environment.get("systemAccount");
        var trust = new ServerTrust(
                environment.get("operator").get("jwt").asString(),
                system.get("key").asString(),
                system.get("jwt").asString());
        try (var servers = TestServers.start(Age.NEWEST, trust, 1)) {
            shell.done("init", "--operator", "OURS", "--server", servers.urls().getFirst());
            batch(shell, OURS);
            batch(shell, SHARES);
            shell.done("nsc", "export", "out", "--with-keys");
        }
        var place = List.of(
                "--data-dir", folder.resolve("out/stores").toString(),
                "--keystore-dir", folder.resolve("out/keys").toString());
        for (var account : List.of("FULL", "FLAT", "SELLER")) {
            var stored = payload(stored(account));
            assertFalse(stored.at("/nats/limits").isEmpty());
            var described = at(place, "describe", "account", account, "-J");
            assertSame(stored, (ObjectNode) JsonMapper.shared().readTree(described), "", account);
            // nsc takes it back unless it is said again (jwt-facts.md#6).
            var bearer = "--disallow-bearer=" + account.equals("FLAT");
            at(place, "edit", "account", account, "--tag", "edited", bearer);
            assertKept(stored, payload(stored(account)), account + " edited by nsc");
        }
        for (var user : List.of("app", "answerer", "scoped")) {
            var stored = payload(storedUser("FULL", user));
            var described = at(place, "describe", "user", "-a", "FULL", "-n", user, "-J");
            assertSame(stored, (ObjectNode) JsonMapper.shared().readTree(described), "", user);
        }
        var validated = at(place, "validate", "--all-accounts");
        assertFalse(validated.contains("ERR"), validated);
    }

    private static void batch(Shell shell, String lines) {
        shell.run(shell.terminal(lines, Optional.empty()), "batch", "-", "--push-once")
                .expect(0);
    }

    private String at(List<String> place, String... words) throws Exception {
        return nsc(Stream.concat(place.stream(), Stream.of(words)).toList());
    }

    private String stored(String account) throws IOException {
        return Files.readString(folder.resolve("out/stores/OURS/accounts/" + account + "/" + account + ".jwt"));
    }

    private String storedUser(String account, String user) throws IOException {
        return Files.readString(folder.resolve("out/stores/OURS/accounts/" + account + "/users/" + user + ".jwt"));
    }

    private static ObjectNode payload(TestWorkspace workspace, Account account) throws Exception {
        var now = workspace
                .store()
                .read(view -> view.accounts().find(account.key()))
                .orElseThrow();
        var signer = workspace.vault().signer(account.key());
        return payload(JwtWriter.encode(Rebuild.of(workspace.store(), now), signer, 1));
    }

    private static ObjectNode payload(String jwt) {
        var text = jwt.strip().split("\\.", -1)[1];
        var json = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }

    /// Field by field and letter by letter, but for what every signature changes and what was edited.
    private static void assertSame(ObjectNode before, ObjectNode after, String edited, String what) {
        var texts = Stream.of(before, after)
                .map(node -> {
                    var copy = node.deepCopy();
                    copy.remove(List.of("jti", "iat", "iss"));
                    // Which key signs a user is no choice of an edit.
                    ((ObjectNode) copy.path("nats")).remove("issuer_account");
                    if (!edited.isEmpty()) {
                        var field = edited.substring(edited.lastIndexOf('/') + 1);
                        ((ObjectNode) copy.path("nats")).remove(field);
                    }
                    return fields("", copy, new ArrayList<>());
                })
                .toList();
        assertEquals(String.join("\n", texts.getFirst()), String.join("\n", texts.getLast()), what);
        assertTrue(texts.getFirst().size() > 5, what);
    }

    /// nsc writes flat limits of JetStream beside those by replicas, which servers do not look at then.
    private static void assertKept(ObjectNode before, ObjectNode after, String what) {
        before.remove(List.of("jti", "iat", "iss"));
        var lost = fields("", before, new ArrayList<>());
        lost.removeAll(fields("", after, new ArrayList<>()));
        assertEquals(List.of(), lost, what);
        assertTrue(after.at("/nats/tags").toString().contains("edited"), what);
    }

    private static List<String> fields(String path, JsonNode node, List<String> found) {
        if (node.isObject() || node.isArray()) {
            if (node.isObject()) {
                // nsc prints them by name.
                node.properties().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(entry -> fields(path + "/" + entry.getKey(), entry.getValue(), found));
            } else {
                node.forEach(entry -> fields(path + "[]", entry, found));
            }
            return found;
        }
        found.add(path + " = " + node);
        return found;
    }
}
