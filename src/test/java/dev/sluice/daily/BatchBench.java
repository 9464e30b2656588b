package dev.sluice.daily;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.OperatingSystemMXBean;
import dev.sluice.testing.Age;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What many commands in one process cost.
@Tag("bench")
class BatchBench {
    @TempDir
    private Path folder = Path.of("");

    @Test
    @DisplayName("S4-9 accounts with a user each, by the thousand, pushed at the end")
    void thousands() throws Exception {
        var many = Integer.getInteger("sluice.batch", 10_000);
        try (var daily = DailyShell.start(folder, Age.NEWEST)) {
            var lines = new ArrayList<String>();
            for (var i = 0; i < many; i++) {
                lines.add("account add tenant-" + i);
                lines.add("user add app --account tenant-" + i);
            }
            Files.write(folder.resolve("commands"), lines);
            var cpu = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
            var began = System.nanoTime();
            var cpuBegan = cpu.getProcessCpuTime();
            var run = daily.run("batch commands --push-once --json");
            System.out.printf(
                    "batch of %d accounts with a user each, pushed: %d ms, %d ms of CPU, exit code %d%n",
                    many,
                    (System.nanoTime() - began) / 1_000_000,
                    (cpu.getProcessCpuTime() - cpuBegan) / 1_000_000,
                    run.code());
            assertEquals(2 * many + 1, run.out().lines().count());
        }
    }
}
