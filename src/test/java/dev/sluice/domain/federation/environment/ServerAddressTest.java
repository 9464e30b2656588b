package dev.sluice.domain.federation.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class ServerAddressTest {
    @ParameterizedTest
    @CsvSource({
        "h, nats://h",
        "127.0.0.1:4222, nats://127.0.0.1:4222",
        " tls://h:1 , tls://h:1",
        "ws://[::1]:80, ws://[::1]:80",
        "wss://h/x, wss://h/x",
        "nats://my_nats:4222, nats://my_nats:4222",
        "_a.b_c, nats://_a.b_c",
        "NATS://Host:4222, nats://Host:4222"
    })
    void whatServersCanBeReachedByIsKept(String typed, String kept) {
        assertEquals(kept, ServerAddress.check(typed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://h",
                "nats://u:secret@h:4222",
                "u:secret@h",
                "secret@h",
                "nats://h:99999",
                "nats://h:0",
                "tls://",
                "a b",
                "nats://a b:4222",
                "nats://h:4222/a b",
                "nats://h:123456789012",
                "nats://-h:1",
                "nats://my_nats:0",
                "nats://secret@",
                ""
            })
    void everythingElseIsRefusedWithoutRepeatingASecret(String typed) {
        assertEquals(Optional.empty(), ServerAddress.read(typed));
        var problem = assertThrows(ProblemException.class, () -> ServerAddress.check(typed));
        assertEquals(ProblemCode.SERVER_ADDRESS_INVALID, problem.code());
        assertFalse(String.valueOf(problem.getMessage()).contains("secret"), problem.getMessage());
    }
}
