package dev.sluice.ui.dialog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ui.job.BackgroundJobs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SecretCopyTest {
    private final List<Duration> times = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();
    private final MemoryClipboard clipboard = new MemoryClipboard();
    private final SecretCopy copy =
            new SecretCopy(clipboard, new BackgroundJobs(Runnable::run, Runnable::run, (time, work) -> {
                times.add(time);
                later.add(work);
                return () -> later.remove(work);
            }));

    private static final class MemoryClipboard implements SecretClipboard {
        private String text = "";

        @Override
        public void put(String put) {
            text = put;
        }

        @Override
        public boolean holds(String held) {
            return text.equals(held);
        }

        @Override
        public void clear() {
            text = "";
        }
    }

    private void timePasses() {
        List.copyOf(later).forEach(Runnable::run);
    }

    @Test
    @DisplayName("S4-40 a secret is in the clipboard for half a minute, and nowhere after it")
    void cleared() {
        var secret = "SUA-of-somebody".toCharArray();
        copy.put(secret);
        assertArrayEquals(new char[secret.length], secret);
        assertEquals("SUA-of-somebody", clipboard.text);
        assertEquals(List.of(Duration.ofSeconds(30)), times);
        timePasses();
        assertEquals("", clipboard.text);
    }

    @Test
    @DisplayName("What was copied since stays, and a second secret has its whole time")
    void copiedSince() {
        copy.put("first".toCharArray());
        copy.put("second".toCharArray());
        assertEquals(1, later.size());
        clipboard.put("something else");
        timePasses();
        assertEquals("something else", clipboard.text);
    }

    @Test
    @DisplayName("S4-40 whoever leaves the workspace takes the secret along")
    void left() {
        copy.put("secret".toCharArray());
        copy.close();
        assertEquals("", clipboard.text);
        assertEquals(List.of(), later);
    }
}
