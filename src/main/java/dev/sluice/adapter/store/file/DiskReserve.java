package dev.sluice.adapter.store.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Blocks of the disk that lie beside the database, so that what was begun can be ended, and the database be
/// closed and opened, when the disk has no other. Whatever begins anew is refused then.
public record DiskReserve(Path folder) {
    private static final Logger LOG = LoggerFactory.getLogger(DiskReserve.class);
    private static final String NAME = "sluice.reserve";
    private static final int SIZE = 1 << 20;
    private static final int BLOCK = 1 << 14;

    /// Whether the disk has so little left that nothing may be begun, whether or not the blocks were given back.
    public boolean isNeeded() {
        return DatabaseFile.isShort(folder, SIZE - path().toFile().length());
    }

    /// Gives the blocks back to the disk.
    public void release() {
        try {
            if (Files.deleteIfExists(path())) {
                LOG.warn("the disk is nearly full: the blocks that were kept for that are given back");
            }
        } catch (IOException e) {
            LOG.warn("the blocks that are kept for a full disk cannot be given back", e);
        }
    }

    /// Takes the blocks again, as many as the disk has.
    void restore() {
        try {
            if (Files.exists(path()) && Files.size(path()) >= SIZE) {
                return;
            }
            Files.deleteIfExists(path());
            Files.createFile(path(), DatabaseFile.ownerOnly(folder));
            fill();
        } catch (IOException e) {
            LOG.debug("fewer blocks than wanted are kept for a full disk", e);
        }
    }

    /// With bytes that no file system packs.
    private void fill() throws IOException {
        var block = ByteBuffer.allocate(BLOCK);
        var bits = 0x9e3779b97f4a7c15L;
        try (var out = new FileOutputStream(path().toFile())) {
            for (var written = 0; written < SIZE; written += BLOCK) {
                block.clear();
                while (block.hasRemaining()) {
                    bits ^= bits << 13;
                    bits ^= bits >>> 7;
                    bits ^= bits << 17;
                    block.putLong(bits);
                }
                out.write(block.array());
            }
        }
    }

    private Path path() {
        return folder.resolve(NAME);
    }
}
