package dev.sluice.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.adapter.store.file.Database;
import dev.sluice.adapter.store.file.DatabaseFile;
import dev.sluice.adapter.store.file.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A database that is made anew, and one that grew with each migration")
class BaselineTest {
    /// Numbers that H2 gives as it makes things; the rest of a name was given by us.
    private static final Pattern NUMBER = Pattern.compile("\"CONSTRAINT_[0-9A-F_]+\"");

    private static final String HISTORY = "flyway_schema_history";

    @Test
    @DisplayName("have the same tables, columns in their order, keys, indexes and first rows")
    void areTheSame(@TempDir Path folder) {
        var current = Schema.current();
        var grown = OldSchema.upTo(current.newest());
        var anew = script(folder.resolve("anew"), current);
        assertEquals(script(folder.resolve("grown"), grown), anew);
        assertTrue(anew.size() > 50, anew::toString);
    }

    @Test
    @DisplayName("the first in one step")
    void inOneStep(@TempDir Path folder) {
        Database.make(new DatabaseFile(folder), Schema.current());
        try (var database = Database.open(new DatabaseFile(folder), Schema.current())) {
            var handle = database.reading();
            var versions = handle.createQuery(
                            "SELECT \"version\" FROM \"" + HISTORY + "\" WHERE \"version\" IS NOT NULL")
                    .mapTo(String.class)
                    .list();
            Database.release(handle);
            assertEquals(List.of(Integer.toString(Schema.current().newest())), versions);
        }
    }

    /// What H2 would make it anew from.
    private static List<String> script(Path folder, Schema schema) {
        var file = new DatabaseFile(folder);
        Database.make(file, schema);
        try (var database = Database.open(file, schema)) {
            var handle = database.reading();
            var script = handle.createQuery("SCRIPT NOPASSWORDS NOSETTINGS").mapTo(String.class).stream()
                    .filter(statement -> !statement.contains(HISTORY))
                    .map(statement -> NUMBER.matcher(statement).replaceAll("of H2"))
                    .sorted()
                    .toList();
            Database.release(handle);
            return script;
        }
    }
}
