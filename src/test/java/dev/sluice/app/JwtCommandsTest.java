package dev.sluice.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `jwt …` and `nkey …` as scripts use them: JSON Lines in and out, without a workspace.
final class JwtCommandsTest {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final JsonNode VECTORS = vectors();

    @TempDir
    private Path folder = Path.of("");

    private Shell shell = new Shell(folder);

    @BeforeEach
    void begin() {
        shell = new Shell(folder).without("SLUICE_PASSPHRASE");
    }

    private static JsonNode vectors() {
        try (InputStream in = JwtCommandsTest.class.getResourceAsStream("/vectors/jwt-vectors.json")) {
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<JsonNode> all() {
        return Stream.concat(VECTORS.get("valid").values().stream(), VECTORS.get("invalid").values().stream())
                .toList();
    }

    private static List<JsonNode> tokens() {
        return all().stream().filter(vector -> vector.has("jwt")).toList();
    }

    private static JsonNode vector(String name) {
        return all().stream()
                .filter(vector -> vector.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String seed(String label) {
        return VECTORS.get("keys").get(label).get("seed").asString();
    }

    private Shell.Run feed(String lines, String... arguments) {
        return shell.run(shell.terminal(lines, Optional.empty()), arguments);
    }

    private List<JsonNode> answers(List<String> lines, String... arguments) {
        return feed(String.join("\n", lines) + "\n", arguments)
                .expect(0)
                .out()
                .lines()
                .map(MAPPER::readTree)
                .toList();
    }

    private static boolean isReadable(JsonNode vector) {
        return !vector.has("decodeError") || vector.get("kind").asString().equals("generic");
    }

    @Test
    void everyVectorIsWrittenInOneProcessByteForByte() {
        var inputs = all().stream()
                .filter(vector -> vector.get("how").asString().equals("encode") && vector.has("input"))
                .toList();
        var lines = inputs.stream()
                .map(vector -> {
                    var line = MAPPER.createObjectNode();
                    line.set("kind", vector.get("kind"));
                    line.set("claims", vector.get("input"));
                    line.put("signer", seed(vector.get("signer").asString()));
                    line.set("iat", VECTORS.get("now"));
                    return line.toString();
                })
                .toList();
        var answers = answers(lines, "jwt", "encode", "--json", "-");
        assertEquals(inputs.size(), answers.size());
        for (int i = 0; i < answers.size(); i++) {
            var name = inputs.get(i).get("name").asString();
            boolean writable = !inputs.get(i).has("encodeError");
            assertEquals(writable, answers.get(i).has("jwt"), name);
            assertEquals(!writable, answers.get(i).has("error"), name);
            if (writable) {
                assertEquals(inputs.get(i).get("jwt"), answers.get(i).get("jwt"), name);
            }
        }
    }

    @Test
    void everyVectorIsJudgedInOneProcessLikeTheLibrary() {
        var tokens = tokens();
        var lines = tokens.stream()
                .map(vector -> {
                    var line = MAPPER.createObjectNode();
                    line.set("jwt", vector.get("jwt"));
                    line.set("now", VECTORS.get("now"));
                    return line.toString();
                })
                .toList();
        var answers = answers(lines, "jwt", "validate", "--json", "-");
        assertEquals(tokens.size(), answers.size());
        for (int i = 0; i < answers.size(); i++) {
            check(tokens.get(i), answers.get(i));
        }
    }

    private static void check(JsonNode vector, JsonNode answer) {
        var name = vector.get("name").asString();
        assertEquals(isReadable(vector), answer.get("readable").asBoolean(), name);
        assertEquals(isReadable(vector), answer.get("readError").isNull(), name);
        if (isReadable(vector)) {
            assertEquals(levels(vector.get("issues")), levels(answer.get("issues")), name);
            assertEquals(vector.get("kind"), answer.get("kind"), name);
        }
        assertEquals(vector.get("blocking"), answer.get("blocking"), name);
        answer.get("issues").forEach(issue -> {
            assertFalse(issue.get("code").asString().isEmpty());
            assertFalse(issue.get("message").asString().isEmpty());
        });
    }

    private static List<String> levels(JsonNode issues) {
        return issues.values().stream()
                .filter(issue -> !issue.path("ours").asBoolean(false))
                .map(issue -> issue.get("level").asString())
                .sorted()
                .toList();
    }

    @Test
    void bareTokensAreReadAsTheyStand() {
        var tokens = tokens();
        var lines = tokens.stream().map(vector -> vector.get("jwt").asString()).toList();
        var judged = answers(lines, "jwt", "validate", "-", "--json");
        var decoded = answers(lines, "--json", "jwt", "decode");
        for (int i = 0; i < lines.size(); i++) {
            var name = tokens.get(i).get("name").asString();
            assertEquals(
                    isReadable(tokens.get(i)), judged.get(i).get("readable").asBoolean(), name);
            assertEquals(isReadable(tokens.get(i)), decoded.get(i).has("claims"), name);
        }
    }

    @Test
    void decodedClaimsCanBeWrittenAgain() {
        var account = vector("account-exports-all-kinds");
        var decoded = answers(List.of(account.get("jwt").asString()), "jwt", "decode", "--json")
                .getFirst();
        assertEquals(account.get("payload"), decoded.get("claims"));
        assertEquals("account", decoded.get("kind").asString());
        assertEquals(2, decoded.get("version").asInt());
        ObjectNode line = MAPPER.createObjectNode();
        line.set("kind", decoded.get("kind"));
        line.set("claims", decoded.get("claims"));
        line.put("signer", seed(account.get("signer").asString())).set("iat", VECTORS.get("now"));
        assertEquals(
                account.get("jwt"),
                answers(List.of(line.toString()), "jwt", "encode", "--json")
                        .getFirst()
                        .get("jwt"));
    }

    @Test
    void aBadLineIsAnsweredAndTheNextIsRead() {
        var good = vector("account-minimal").get("jwt").asString();
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("{\"jwt\":");
        lines.add("{\"jwt\":5}");
        lines.add("{}");
        lines.add("garbage");
        lines.add("e".repeat(1_200_000) + ".a.b");
        lines.add("{\"jwt\":\"" + good + "\",\"now\":\"soon\"}");
        lines.add("\"" + good + "\"");
        lines.add("[1]");
        lines.add("   ");
        lines.add(good);
        var answers = answers(lines, "jwt", "validate", "--json");
        assertEquals(
                List.of("error", "error", "error", "unreadable", "unreadable", "error", "ok", "unreadable", "ok"),
                answers.stream().map(JwtCommandsTest::sort).toList());
        assertTrue(answers.get(4).get("readError").asString().startsWith("D1:"));
    }

    private static String sort(JsonNode answer) {
        if (answer.has("error")) {
            return "error";
        }
        return answer.get("readable").asBoolean() ? "ok" : "unreadable";
    }

    @Test
    void armourAndCredsAreTakenOffAndSeedsPassedOver() {
        var creds = vector("user-for-creds").get("creds").asString();
        var activation = vector("activation-stream").get("decorated").asString();
        var run = feed(creds + activation, "jwt", "decode", "--json").expect(0);
        var kinds =
                run.out().lines().map(line -> MAPPER.readTree(line).get("kind").asString());
        assertEquals(List.of("user", "activation"), kinds.toList());
        assertFalse(run.out().contains("SU"));
        var object = MAPPER.createObjectNode().put("jwt", activation).toString();
        assertTrue(
                answers(List.of(object), "jwt", "decode", "--json").getFirst().has("claims"));
    }

    @Test
    void encodeRefusesWithAReasonAndNeverRepeatsASeed() {
        var key = VECTORS.get("keys").get("A:main").get("public").asString();
        var claims = "\"claims\":{\"sub\":\"" + key + "\"}";
        var damaged = seed("O:main").substring(0, 57) + "1";
        var lines = List.of(
                "{\"kind\":\"account\"," + claims + ",\"signer\":\"" + damaged + "\"}",
                "{\"kind\":\"cluster\"," + claims + ",\"signer\":\"" + seed("O:main") + "\"}",
                "{\"kind\":\"account\"," + claims + ",\"signer\":\"" + seed("U:one") + "\"}",
                "{\"kind\":\"account\",\"signer\":\"" + seed("O:main") + "\"}",
                "{\"kind\":\"account\"," + claims + "}",
                "{\"kind\":\"account\",\"claims\":[],\"signer\":\"" + seed("O:main") + "\"}",
                "{\"kind\":\"account\"," + claims + ",\"signer\":\"" + seed("O:main") + "\"");
        var run = feed(String.join("\n", lines), "jwt", "encode", "--json", "-").expect(0);
        assertEquals(lines.size(), run.out().lines().count());
        assertTrue(run.out().lines().allMatch(line -> line.startsWith("{\"error\":")), run.out());
        assertFalse((run.out() + run.err()).contains(seed("O:main").substring(0, 20)));
        feed(lines.get(0), "jwt", "encode").expect(1);
    }

    @Test
    void whatWasNeverWrittenCanBeJudgedToo() {
        var vector = vector("account-tiers-and-flat");
        var line = MAPPER.createObjectNode();
        line.set("kind", vector.get("kind"));
        line.set("claims", vector.get("input"));
        var answer =
                answers(List.of(line.toString()), "jwt", "validate", "--json").getFirst();
        assertEquals(List.of("error", "error"), levels(answer.get("issues")));
    }

    @Test
    void aFileIsReadAndPeopleAreToldInWords() throws IOException {
        var bad = vector("import-service-duplicate").get("jwt").asString();
        Files.writeString(folder.resolve("bad.jwt"), bad + "\n");
        Files.writeString(
                folder.resolve("good.jwt"), vector("account-minimal").get("jwt").asString());
        var run = shell.run("jwt", "validate", "bad.jwt").expect(1);
        assertTrue((run.out() + run.err()).contains("I17"), run.err());
        assertTrue(shell.done("jwt", "validate", "good.jwt").out().contains("no problems"));
        assertTrue(shell.done("jwt", "decode", "good.jwt").out().contains("Signed by"));
        assertTrue(shell.run("jwt", "decode", "missing.jwt").expect(1).err().contains("SL-6001"));
        Files.writeString(folder.resolve("none.jwt"), "hello");
        assertTrue(shell.run("jwt", "validate", "none.jwt").expect(1).err().contains("D2"));
    }

    @Test
    void differencesAreTold() throws IOException {
        Files.writeString(
                folder.resolve("a"), vector("account-minimal").get("jwt").asString() + "\n");
        Files.writeString(
                folder.resolve("b"), vector("account-limits-numbers").get("jwt").asString() + "\n");
        assertTrue(shell.done("jwt", "diff", "a", "b").out().contains("~ limits."));
        var document = shell.json("jwt", "diff", "a", "b");
        assertEquals("account", document.get("kind").asString());
        var change = document.get("changes").get(0);
        assertEquals(List.of("change", "path", "before", "after"), List.copyOf(change.propertyNames()));
        assertTrue(shell.done("jwt", "diff", "a", "a").out().contains("No difference"));
        Files.writeString(folder.resolve("u"), vector("user-limits").get("jwt").asString());
        shell.run("jwt", "diff", "a", "u").expect(2);
        Files.writeString(folder.resolve("u"), "no token");
        assertTrue(shell.run("jwt", "diff", "a", "u").expect(1).err().contains("SL-4003"));
    }

    @Test
    void keysAreMadeAndRecognised() {
        for (var kind : List.of("operator", "account", "user", "curve")) {
            var lines = shell.done("nkey", "gen", kind).out().lines().toList();
            var made = shell.json("nkey", "gen", kind);
            assertEquals(58, made.get("seed").asString().length());
            assertEquals(58, lines.get(0).length());
            var told = shell.json("nkey", "inspect", lines.get(1));
            assertEquals(kind, told.get("kind").asString());
            var piped =
                    feed(lines.get(0) + "\n", "nkey", "inspect", "-", "--json").expect(0);
            assertEquals(lines.get(1), piped.json().get("public").asString());
            assertFalse(piped.out().contains(lines.get(0)));
        }
        shell.run("nkey", "gen", "server").expect(2);
    }

    @Test
    void aSeedAsArgumentIsRefusedUnseen() {
        var run = shell.run("nkey", "inspect", seed("U:one")).expect(2);
        assertFalse((run.out() + run.err()).contains(seed("U:one")));
        shell.run("nkey", "inspect", "AAAA").expect(1);
        feed("hello\n", "nkey", "inspect", "-").expect(1);
    }
}
