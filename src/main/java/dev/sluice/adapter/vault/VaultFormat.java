package dev.sluice.adapter.vault;

import dev.sluice.adapter.vault.VaultContent.Binding;
import dev.sluice.adapter.vault.VaultContent.ByPassphrase;
import dev.sluice.adapter.vault.VaultContent.Closure;
import dev.sluice.adapter.vault.VaultContent.OpenToAll;
import dev.sluice.adapter.vault.VaultContent.SealedSeed;
import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.nkey.PublicKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The JSON of `vault.json`: version 1, 2 once it is bound to a workspace, 3 once a profile is bound to the
/// passphrase. Only what Sluice itself wrote is read: the content, written again, must give the same bytes. The
/// sum over all of it tells an accident from a wrong passphrase; what is altered on purpose is refused by the
/// seals.
final class VaultFormat {
    private static final int VERSION = 1;
    private static final int BOUND_VERSION = 2;
    private static final int PROFILE_VERSION = 3;
    private static final int SEED_LENGTH = 58;
    private static final int MAX_DEPTH = 8;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .build();

    private VaultFormat() {}

    static byte[] write(VaultContent content) {
        var json = MAPPER.createObjectNode();
        var binding = content.binding();
        var profile = content.profile();
        var unbound = binding == null ? VERSION : BOUND_VERSION;
        json.put("version", profile == null ? unbound : PROFILE_VERSION);
        if (binding != null) {
            json.put("workspace", binding.workspace()).put("generation", binding.generation());
        }
        if (profile != null) {
            json.put("profile", profile.word());
        }
        writeClosure(json, content.closure());
        var keys = json.putArray("keys");
        for (var key : content.keys()) {
            var entry = keys.addObject();
            entry.put("publicKey", key.publicKey().text());
            writeBox(entry, key.seed());
        }
        json.put("sum", HexFormat.of().formatHex(sha256(MAPPER.writeValueAsBytes(json))));
        return MAPPER.writeValueAsBytes(json);
    }

    /// @throws IllegalArgumentException says what does not hold
    static VaultContent read(byte[] bytes) {
        try {
            var json = MAPPER.readTree(bytes);
            var binding = readBinding(json);
            var content = new VaultContent(readClosure(json), binding, readProfile(json), readKeys(json));
            if (!Arrays.equals(bytes, write(content))) {
                throw new IllegalArgumentException("its check sum is wrong");
            }
            return content;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("it is not the JSON that Sluice writes", e);
        }
    }

    private static @Nullable Binding readBinding(JsonNode json) {
        return switch (json.path("version").asInt(0)) {
            case VERSION -> null;
            case BOUND_VERSION -> binding(json);
            case PROFILE_VERSION -> json.has("workspace") ? binding(json) : null;
            default -> throw new IllegalArgumentException("it is of no version that this Sluice knows");
        };
    }

    private static Binding binding(JsonNode json) {
        return new Binding(text(json, "workspace"), json.path("generation").asLong(0));
    }

    private static @Nullable Profile readProfile(JsonNode json) {
        return json.path("version").asInt(0) == PROFILE_VERSION
                ? Profile.of(text(json, "profile"))
                        .orElseThrow(() -> new IllegalArgumentException("its profile is none that there is"))
                : null;
    }

    private static void writeClosure(ObjectNode json, Closure closure) {
        switch (closure) {
            case OpenToAll open -> json.put("openToAll", true).put("dataKey", open.dataKey());
            case ByPassphrase sealed -> {
                json.put("openToAll", false);
                var stretching = sealed.stretching();
                json.putObject("kdf")
                        .put("algorithm", stretching.algorithm())
                        .put("memoryKiB", stretching.memoryKiB())
                        .put("iterations", stretching.iterations())
                        .put("lanes", stretching.lanes())
                        .put("salt", stretching.salt());
                writeBox(json.putObject("dataKey"), sealed.dataKey());
            }
        }
    }

    private static void writeBox(ObjectNode json, SealedBox box) {
        json.put("nonce", box.nonce()).put("sealed", box.sealed());
    }

    private static Closure readClosure(JsonNode json) {
        if (json.path("openToAll").asBoolean(false)) {
            var key = text(json, "dataKey");
            if (Base64.getDecoder().decode(key).length != SealingKey.LENGTH) {
                throw new IllegalArgumentException("its data key has the wrong length");
            }
            return new OpenToAll(key);
        }
        var kdf = json.path("kdf");
        var stretching = new Stretching(
                text(kdf, "algorithm"),
                number(kdf, "memoryKiB"),
                number(kdf, "iterations"),
                number(kdf, "lanes"),
                text(kdf, "salt"));
        stretching.requireSane();
        return new ByPassphrase(stretching, readBox(json.path("dataKey"), SealingKey.LENGTH));
    }

    private static List<SealedSeed> readKeys(JsonNode json) {
        var keys = new ArrayList<SealedSeed>();
        var seen = new HashSet<PublicKey>();
        for (var entry : json.path("keys")) {
            var key = new PublicKey(text(entry, "publicKey"));
            if (!seen.add(key)) {
                throw new IllegalArgumentException("it holds a key twice");
            }
            keys.add(new SealedSeed(key, readBox(entry, SEED_LENGTH)));
        }
        return keys;
    }

    private static SealedBox readBox(JsonNode json, int plainLength) {
        var box = new SealedBox(text(json, "nonce"), text(json, "sealed"));
        box.requireLength(plainLength);
        return box;
    }

    private static String text(JsonNode json, String field) {
        var value = json.path(field);
        if (!value.isString()) {
            throw new IllegalArgumentException("it has no " + field);
        }
        return value.asString();
    }

    private static int number(JsonNode json, String field) {
        return json.path(field).asInt(-1);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
