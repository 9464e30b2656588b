package dev.sluice.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ui.table.TableLayout.Direction;
import dev.sluice.ui.table.TableLayout.Place;
import dev.sluice.ui.table.TableLayout.Shown;
import dev.sluice.ui.table.TableLayout.Sort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
@DisplayName("How tables are arranged, kept")
class TableLayoutsTest {
    private static final TableLayout LAYOUT = new TableLayout(
            List.of(new Place("On servers; now, =", Shown.YES, 130), new Place("Name", Shown.NO, 0)),
            List.of(new Sort("Name", Direction.DOWN), new Sort("On servers; now, =", Direction.UP)));

    @TempDir
    Path folder;

    @Test
    void eachTableHasItsOwnAndItSurvives() {
        new TableLayouts(folder).write("one", LAYOUT);
        new TableLayouts(folder).write("other", TableLayout.NONE);
        assertEquals(LAYOUT, new TableLayouts(folder).read("one"));
        assertEquals(TableLayout.NONE, new TableLayouts(folder).read("other"));
        new TableLayouts(folder).write("one", TableLayout.NONE);
        assertEquals(TableLayout.NONE, new TableLayouts(folder).read("one"));
    }

    @Test
    void whatCannotBeReadIsAsItComes() throws IOException {
        Files.writeString(folder.resolve(TableLayouts.FILE), "one=c,Name,MAYBE,x;s,Name;%%%\nother=\\uZZ");
        assertEquals(TableLayout.NONE, new TableLayouts(folder).read("one"));
        assertEquals(TableLayout.NONE, new TableLayouts(folder.resolve("nowhere")).read("one"));
    }

    @Test
    void columnsThatCameLaterStandLast() {
        assertEquals(
                List.of("On servers; now, =", "Name", "New"),
                LAYOUT.ordered(List.of("Name", "New", "On servers; now, ="), title -> title));
    }
}
