package dev.sluice.ui.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How tables were arranged (decisions/0047-how-tables-are-arranged.md), kept in a file by screen and environment.
/// It is no part of what is audited, and losing it loses nothing but an order of columns. Off the FX thread.
public final class TableLayouts {
    /// In the workspace's folder.
    public static final String FILE = "tables.properties";

    private static final Logger LOG = LoggerFactory.getLogger(TableLayouts.class);
    private static final long MOST = 256 * 1024;

    private final Path file;

    public TableLayouts(Path folder) {
        this.file = folder.resolve(FILE);
    }

    /// As it comes where nothing is kept.
    public synchronized TableLayout read(String key) {
        return TableLayout.parse(all().getProperty(key, ""));
    }

    /// @param layout [TableLayout#NONE] forgets it
    public synchronized void write(String key, TableLayout layout) {
        var all = all();
        if (layout.equals(TableLayout.NONE)) {
            all.remove(key);
        } else {
            all.setProperty(key, layout.text());
        }
        try (var writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            all.store(writer, null);
        } catch (IOException e) {
            LOG.warn("The arrangement of a table is not kept: {}", e.toString());
        }
    }

    private Properties all() {
        var all = new Properties();
        try {
            if (Files.size(file) <= MOST) {
                try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                    all.load(reader);
                }
            }
        } catch (NoSuchFileException _) {
            // Nothing was arranged yet.
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            LOG.warn("How tables were arranged cannot be read: {}", e.toString());
        }
        return all;
    }
}
