package dev.sluice.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.model.record.RemoteKey;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.TransitDouble;
import dev.sluice.testing.TransitDouble.Mood;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A key in the transit engine of Vault")
final class VaultTransitTest {
    private static final byte[] DATA = "to be signed".getBytes(StandardCharsets.UTF_8);

    private final TransitDouble engine = new TransitDouble();
    private final VaultTransit transit = new VaultTransit(Runnable::run, _ -> Optional.of(TransitDouble.TOKEN));
    private final RemoteKey.Place place = place(engine.url());

    @AfterEach
    void close() {
        engine.close();
    }

    private static RemoteKey.Place place(String address) {
        return new RemoteKey.Place(address, "transit", "nats-operator", null, null);
    }

    private RemoteKey key() {
        return new RemoteKey(engine.seed().publicKey(), place, 3);
    }

    private static void fails(ProblemCode code, Runnable asking) {
        var problem = assertThrows(ProblemException.class, asking::run);
        assertEquals(code, problem.code(), problem::getMessage);
        assertFalse(problem.toString().contains(TransitDouble.TOKEN));
        assertFalse(problem.problem().text().what().contains(TransitDouble.TOKEN));
    }

    @Test
    @DisplayName("G15 tells its public key and signs, and is kept as one line of settings")
    void signs() {
        var described = transit.describe(place, KeyKind.OPERATOR);
        assertEquals(engine.seed().publicKey(), described.key());
        assertEquals(3, described.version());
        assertTrue(described.key().verify(DATA, transit.sign(key(), DATA)));
        assertEquals(Optional.of(key()), RemoteKey.parse(key().text()));
        assertEquals(Optional.empty(), RemoteKey.parse("no key"));
    }

    @Test
    @DisplayName("G15 that is sealed, denied, away, slow or something else is told as that, and the token never")
    void troubles() throws Exception {
        engine.become(Mood.SEALED);
        fails(ProblemCode.KEY_SERVICE_SEALED, () -> transit.sign(key(), DATA));
        engine.become(Mood.DENYING);
        fails(ProblemCode.KEY_SERVICE_DENIED, () -> transit.sign(key(), DATA));
        engine.become(Mood.BABBLING);
        fails(ProblemCode.KEY_SERVICE_UNFIT, () -> transit.sign(key(), DATA));
        engine.become(Mood.OTHER_TYPE);
        fails(ProblemCode.KEY_SERVICE_UNFIT, () -> transit.describe(place, KeyKind.OPERATOR));
        engine.become(Mood.SILENT);
        var hasty = new VaultTransit(Runnable::run, _ -> Optional.of(TransitDouble.TOKEN), Duration.ofMillis(200));
        fails(ProblemCode.KEY_SERVICE_AWAY, () -> hasty.sign(key(), DATA));
        engine.become(Mood.WELL);
        var other = new RemoteKey.Place(engine.url(), "transit", "nobody", null, null);
        fails(ProblemCode.KEY_SERVICE_UNFIT, () -> transit.describe(other, KeyKind.OPERATOR));
        fails(ProblemCode.KEY_SERVICE_AWAY, () -> transit.describe(place("http://127.0.0.1:1"), KeyKind.OPERATOR));
    }

    @Test
    @DisplayName("G15 is asked over TLS or on this machine only, with a token of a file or of the environment")
    void addresses(@TempDir Path folder) throws Exception {
        for (var address :
                new String[] {"http://vault.example.com:8200", "ftp://x", "vault", "https://u:p@x", "http:"}) {
            fails(ProblemCode.KEY_SERVICE_UNFIT, () -> transit.describe(place(address), KeyKind.OPERATOR));
        }
        var nobody = new VaultTransit(Runnable::run, _ -> Optional.empty());
        fails(ProblemCode.KEY_SERVICE_UNFIT, () -> nobody.describe(place, KeyKind.OPERATOR));
        var file = folder.resolve("token");
        var byFile = new RemoteKey.Place(engine.url(), "transit", "nats-operator", file.toString(), null);
        fails(ProblemCode.KEY_SERVICE_UNFIT, () -> nobody.describe(byFile, KeyKind.OPERATOR));
        Files.writeString(file, TransitDouble.TOKEN + "\n");
        assertEquals(3, nobody.describe(byFile, KeyKind.OPERATOR).version());
        Files.writeString(file, "x\r\nX-Vault-Namespace: other");
        fails(ProblemCode.KEY_SERVICE_UNFIT, () -> nobody.describe(byFile, KeyKind.OPERATOR));
    }
}
