package dev.sluice.adapter.nsc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A list of what was written into a folder, by which it is known again: whoever changed a file, or added one, has
/// made the folder theirs.
///
/// @param hashes SHA-256 by path
record Manifest(Map<String, String> hashes) {
    static final String NAME = ".sluice-export";
    private static final int MAX_SIZE = 64 << 20;
    private static final int MAX_DEPTH = 8;
    private static final int HASH_LENGTH = 64;

    /// Files that nsc adds by itself as soon as it looks at a place.
    private static final Set<String> OF_NSC = Set.of("nsc.json", ".gitignore");

    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    byte[] text() {
        var out = new StringBuilder();
        new TreeMap<>(hashes)
                .forEach((path, hash) ->
                        out.append(hash).append(' ').append(path).append('\n'));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Whether the folder holds exactly what its own manifest says.
    static boolean isIntact(Path folder) throws IOException {
        var file = folder.resolve(NAME);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MAX_SIZE) {
            return false;
        }
        var known = new HashMap<String, String>();
        Files.readString(file)
                .lines()
                .filter(line -> line.length() > HASH_LENGTH)
                .forEach(line -> known.put(line.substring(HASH_LENGTH + 1), line.substring(0, HASH_LENGTH)));
        try (var walk = Files.walk(folder, MAX_DEPTH)) {
            var files = walk.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .filter(path -> !path.equals(file))
                    .iterator();
            while (files.hasNext()) {
                var path = files.next();
                var name = folder.relativize(path).toString();
                var hash = known.remove(name);
                var ofNsc = OF_NSC.contains(path.getFileName().toString());
                if (!ofNsc && (hash == null || !isSame(path, hash))) {
                    return false;
                }
            }
        }
        return known.isEmpty();
    }

    private static boolean isSame(Path path, String hash) throws IOException {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                && Files.size(path) <= MAX_SIZE
                && hash(Files.readAllBytes(path)).equals(hash);
    }
}
