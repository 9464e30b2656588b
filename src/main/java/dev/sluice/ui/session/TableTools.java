package dev.sluice.ui.session;

import dev.sluice.ui.dialog.FileAccess;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.table.TableLayout;
import dev.sluice.ui.table.TableLayouts;
import dev.sluice.ui.table.TableOutlet;
import dev.sluice.ui.table.TableText;
import dev.sluice.ui.text.Messages;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/// Keeps and writes what a table is asked to, without knowing the table.
public final class TableTools implements TableOutlet {
    private static final Messages TEXTS = Messages.of("common");
    /// Dragging a column tells of every pixel.
    private static final Duration RESTING = Duration.ofMillis(500);

    private final ScreenContext context;
    private final TableLayouts layouts;
    private final String screen;
    private final LatestOnly keeping;
    private final String key;

    /// @param screen its name, in files
    public TableTools(ScreenContext context, TableLayouts layouts, String screen) {
        this.context = context;
        this.layouts = layouts;
        this.screen = screen;
        this.keeping = context.jobs().lane();
        this.key = context.session().environment().id().value() + "." + screen;
    }

    @Override
    public void read(Consumer<TableLayout> found) {
        context.jobs().run(() -> layouts.read(key), found, context.dialogs()::problem);
    }

    @Override
    public void keep(TableLayout layout) {
        keeping.runAfter(
                RESTING,
                () -> {
                    layouts.write(key, layout);
                    return layout;
                },
                _ -> {},
                context.dialogs()::problem);
    }

    @Override
    public void save(TableText form, TableText.Cells cells) {
        var name = context.session().environment().name() + "-" + screen + "." + form.ending();
        context.dialogs()
                .files()
                .save(TEXTS.get("table.export"), name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]+", "-"))
                .ifPresent(file -> context.jobs()
                        .run(
                                () -> FileAccess.write(file, form.of(cells)),
                                () -> context.session()
                                        .tell(TEXTS.get(
                                                "table.exported", cells.rows().size(), file)),
                                context.dialogs()::problem));
    }
}
