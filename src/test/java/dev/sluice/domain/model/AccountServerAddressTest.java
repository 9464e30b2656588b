package dev.sluice.domain.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
@DisplayName("The address of an account server")
class AccountServerAddressTest {
    @ParameterizedTest
    @CsvSource({
        "http://h:9090, http://h:9090/jwt/v1/",
        "'  https://h/  ', https://h/jwt/v1/",
        "http://h/jwt/v1, http://h/jwt/v1/",
        "http://h/jwt/v2/, http://h/jwt/v2/",
        "http://h/jwt/v1/accounts/, http://h/jwt/v1/",
        "http://h/behind/proxy, http://h/behind/proxy/jwt/v1/"
    })
    @DisplayName("is taken as people have it")
    void base(String text, URI base) {
        assertEquals(base, AccountServerAddress.base(text));
        assertEquals(Optional.of(new ResolverKind.Url(base)), ResolverKind.of(text));
        assertEquals(base.toString(), new ResolverKind.Url(base).word());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nats://h:4222", "h:9090", "http://", "http://a b", "http://u:secret@h", "file:///x"})
    @DisplayName("is refused where it is none, and no password is repeated")
    void refused(String text) {
        var problem = assertThrows(ProblemException.class, () -> AccountServerAddress.base(text));
        assertEquals(ProblemCode.WEB_ADDRESS_INVALID, problem.code());
        assertFalse(problem.problem().text().what().contains("secret"));
        assertEquals(Optional.empty(), ResolverKind.of(text));
    }

    @Test
    @DisplayName("is one of three ways for servers to come by accounts, each with its word")
    void words() {
        assertEquals(Optional.of(new ResolverKind.Nats()), ResolverKind.of("nats"));
        assertEquals(Optional.of(new ResolverKind.Memory()), ResolverKind.of("memory"));
        assertEquals(Optional.empty(), ResolverKind.of(""));
        assertEquals("nats", new ResolverKind.Nats().word());
        assertEquals("memory", new ResolverKind.Memory().word());
    }
}
