package dev.sluice.domain.federation.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ServerAddressTest {
    @ParameterizedTest
    @CsvSource({"h, nats://h", " tls://h:1 , tls://h:1", "ws://[::1]:80, ws://[::1]:80", "wss://h/x, wss://h/x"})
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
                "nats://secret@",
                ""
            })
    void everythingElseIsRefusedWithoutRepeatingASecret(String typed) {
        var problem = assertThrows(ProblemException.class, () -> ServerAddress.check(typed));
        assertEquals(ProblemCode.SERVER_ADDRESS_INVALID, problem.code());
        assertFalse(String.valueOf(problem.getMessage()).contains("secret"), problem.getMessage());
    }
}
