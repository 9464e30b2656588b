package dev.sluice.testing;

import dev.sluice.adapter.sandbox.ServerCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file where the server's folder was: it takes nothing, until that is put back.
public final class BrokenStore implements AutoCloseable {
    private final Path store;
    private boolean away;

    public BrokenStore(ServerCluster cluster) {
        store = cluster.servers().getFirst().folder().resolve("jwt");
    }

    public void away() {
        if (!away) {
            try {
                Files.move(store, aside());
                Files.createFile(store);
                away = true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public void back() {
        if (away) {
            try {
                Files.delete(store);
                Files.move(aside(), store);
                away = false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Path aside() {
        return store.resolveSibling("jwt-away");
    }

    @Override
    public void close() {
        back();
    }
}
