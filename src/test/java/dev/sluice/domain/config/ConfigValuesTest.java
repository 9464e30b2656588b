package dev.sluice.domain.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class ConfigValuesTest {
    @ParameterizedTest
    @CsvSource({
        "8MB, 8388608, 8MB",
        "8mib, 8388608, 8MB",
        "8M, 8000000, 8000000",
        "1024, 1024, 1KB",
        "64KB, 65536, 64KB",
        "0, 0, 0",
        "1G, 1000000000, 1000000000",
        "2TB, 2199023255552, 2TB"
    })
    void sizesAreReadAsServersReadThem(String text, long bytes, String written) {
        var size = ByteSize.parse(text).orElseThrow();
        assertEquals(bytes, size.bytes());
        assertEquals(written, size.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MB", "-1", "8 apples", "1.5G", "999999999999999999T", "8MB # x"})
    void whatIsNoSizeIsRefused(String text) {
        assertEquals(Optional.empty(), ByteSize.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"2m, 120, 2m", "10s, 10, 10s", "90s, 90, 1m30s", "1h30m, 5400, 1h30m"})
    void spansAreReadInGosWords(String text, long seconds, String written) {
        var span = ConfigSpan.parse(text).orElseThrow();
        assertEquals(seconds, span.seconds());
        assertEquals(written, span.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0s", "2", "m", "-2m", "2m\"", "1d"})
    void whatIsNoSpanIsRefused(String text) {
        assertEquals(Optional.empty(), ConfigSpan.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:8222, 127.0.0.1:8222",
        ":8222, 0.0.0.0:8222",
        "[::1]:-1, [::1]:-1",
        "n1.example.com:4222, n1.example.com:4222"
    })
    void addressesAreRead(String text, String written) {
        assertEquals(written, HostPort.parse(text).orElseThrow().text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8222", "host", "a b:1", "h:0", "h:65536", "h\":1", "::1:1"})
    void whatIsNoAddressIsRefused(String text) {
        assertEquals(Optional.empty(), HostPort.parse(text));
    }
}
