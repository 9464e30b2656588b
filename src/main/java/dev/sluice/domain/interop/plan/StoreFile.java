package dev.sluice.domain.interop.plan;

import java.util.Arrays;
import java.util.List;

/// A file to be written, below a folder that a person chose. Its content may be a secret, which [#close()] wipes.
public final class StoreFile implements AutoCloseable {
    private final List<String> path;
    private final char[] content;

    /// @param path folder and file names, each fit to be one
    /// @param content becomes this object's own
    public StoreFile(List<String> path, char[] content) {
        this.path = List.copyOf(path);
        this.content = content;
    }

    public List<String> path() {
        return path;
    }

    /// A copy, for the caller to wipe.
    public char[] content() {
        return content.clone();
    }

    @Override
    public void close() {
        Arrays.fill(content, '\0');
    }

    @Override
    public String toString() {
        return String.join("/", path);
    }
}
