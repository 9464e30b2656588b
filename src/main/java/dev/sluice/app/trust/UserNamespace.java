package dev.sluice.app.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/// Where a container of an ordinary user does not know a user of the machine, the machine's root among them, the
/// system shows all of them as one: nobody.
final class UserNamespace {
    private static final Path MAP = Path.of("/proc/self/uid_map");
    private static final Path NOBODY = Path.of("/proc/sys/kernel/overflowuid");
    /// All users there can be but -1, which is none.
    private static final long ALL = 0xFFFF_FFFFL;
    private static final int COUNT = 2;

    private UserNamespace() {}

    /// The number that stands for everybody who is not known here; none where all are.
    static OptionalLong nobody() throws IOException {
        // The system answers one read of such a file, and readString reads one byte first where a file has no
        // length.
        return Files.isReadable(MAP) && Files.isReadable(NOBODY)
                ? nobody(Files.readAllLines(MAP), Files.readAllLines(NOBODY).getFirst())
                : OptionalLong.empty();
    }

    /// @param map lines of a first user here, a first user outside, and how many
    static OptionalLong nobody(List<String> map, String number) {
        var known = map.stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > COUNT)
                .mapToLong(words -> Long.parseLong(words[COUNT]))
                .sum();
        return known < ALL ? OptionalLong.of(Long.parseLong(number.strip())) : OptionalLong.empty();
    }
}
