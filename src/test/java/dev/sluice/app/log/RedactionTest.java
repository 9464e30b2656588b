package dev.sluice.app.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.testing.TestOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RedactionTest {
    private static final String TOKEN =
            "eyJ0eXAiOiJKV1QiLCJhbGciOiJlZDI1NTE5LW5rZXkifQ.eyJqdGkiOiJYIn0.c2lnbmF0dXJlLV8";

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void seedsOfEveryKindAreMasked(KeyKind kind) {
        try (var seed = TestOperator.seed(kind)) {
            var text = new String(seed.text());
            assertEquals("x (seed) y", Redaction.mask("x " + text + " y"));
            assertEquals("\"(seed)\"", Redaction.mask("\"" + text + "\""));
            assertEquals("a(seed)b", Redaction.mask("a" + text + "b"));
        }
    }

    @Test
    void tokensAreMaskedAlsoWhenCut() {
        assertEquals("token=(token);", Redaction.mask("token=" + TOKEN + ";"));
        assertEquals("(token)", Redaction.mask(TOKEN.substring(0, 30)));
        assertEquals("a (token) (token)", Redaction.mask("a " + TOKEN + " " + TOKEN));
    }

    @Test
    void whatIsNoSecretStays() {
        var harmless = "ACB4KIQDHBPPEH4HHCFQZHK7R552ZZXQN2KRQ46ZJCPZJ27XEGRBEOMM orders.> SA eyJ";
        assertEquals(harmless, Redaction.mask(harmless));
    }

    @Test
    void aLineIsMaskedWhole() {
        var context = new LoggerContext();
        var layout = new RedactingLayout();
        layout.setContext(context);
        layout.setPattern("%level %msg%n%ex");
        layout.start();
        try (var seed = TestOperator.seed(KeyKind.ACCOUNT)) {
            var text = new String(seed.text());
            var cause = new IllegalStateException("cause with " + text);
            var failure = new IllegalArgumentException("failed with " + TOKEN, cause);
            var logger = context.getLogger("dev.sluice.test");
            var event = new LoggingEvent("test", logger, Level.ERROR, "argument {}", failure, new Object[] {text});
            var line = layout.doLayout(event);
            assertFalse(line.contains(text), line);
            assertFalse(line.contains(TOKEN), line);
            assertTrue(line.contains("argument (seed)"), line);
            assertTrue(line.contains("failed with (token)"), line);
            assertTrue(line.contains("cause with (seed)"), line);
        }
    }
}
