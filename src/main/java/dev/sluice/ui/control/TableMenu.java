package dev.sluice.ui.control;

import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.table.TableText;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn.SortType;
import org.kordamp.ikonli.feather.Feather;

/// What can be done with a whole table: choose and sort its columns, copy and export what it shows.
final class TableMenu extends MenuButton {
    private static final Messages TEXTS = Messages.of("common");

    private final TableColumns<?> columns;
    private final Deeds deeds;

    /// What the table does.
    ///
    /// @param rows how many are copied and exported: those that are selected if it is several, else all that are
    /// shown
    /// @param reset to how the table comes
    public record Deeds(IntSupplier rows, Consumer<TableText> copy, Consumer<TableText> export, Runnable reset) {}

    TableMenu(TableColumns<?> columns, Deeds deeds) {
        super("", Controls.icon(Feather.SLIDERS));
        this.columns = columns;
        this.deeds = deeds;
        setId("table-menu");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setAccessibleText(TEXTS.get("table.menu"));
        setTooltip(Controls.tip(TEXTS.get("table.menu")));
        getStyleClass().addAll("button-icon", "no-arrow", "table-menu");
        getItems().add(new MenuItem());
        setOnShowing(_ -> getItems().setAll(items()));
    }

    private List<MenuItem> items() {
        var rows = deeds.rows().getAsInt();
        var choose = new Menu(TEXTS.get("table.columns"), null, chooser());
        var sort = new Menu(TEXTS.get("table.sort"), null, sorter());
        var copy = new Menu(TEXTS.get("table.copy", rows), null, forms(deeds.copy(), "copy"));
        var export = new Menu(TEXTS.get("table.export.rows", rows), null, forms(deeds.export(), "export"));
        copy.setDisable(rows == 0);
        export.setDisable(rows == 0);
        return List.of(
                choose,
                sort,
                Controls.menuItem(TEXTS.get("table.reset"), deeds.reset()),
                new SeparatorMenuItem(),
                copy,
                export);
    }

    private MenuItem[] chooser() {
        var titles = columns.titles();
        var chosen = titles.stream().filter(columns::isChosen).count();
        return titles.stream()
                .map(title -> {
                    var item = new CheckMenuItem(title);
                    item.setMnemonicParsing(false);
                    item.setSelected(columns.isChosen(title));
                    // The last one stays: a table without columns shows nothing to get them back by.
                    item.setDisable(item.isSelected() && chosen == 1);
                    item.setOnAction(_ -> columns.choose(title, Visible.when(!columns.isChosen(title))));
                    return item;
                })
                .toArray(MenuItem[]::new);
    }

    private MenuItem[] sorter() {
        return columns.titles().stream()
                .map(title -> {
                    var now = columns.sort(title);
                    var item = Controls.menuItem(title, () -> columns.sortAlso(title));
                    if (now != null) {
                        item.setGraphic(
                                Controls.icon(now == SortType.ASCENDING ? Feather.ARROW_UP : Feather.ARROW_DOWN));
                    }
                    return item;
                })
                .toArray(MenuItem[]::new);
    }

    private static MenuItem[] forms(Consumer<TableText> deed, String id) {
        return List.of(TableText.values()).stream()
                .map(form -> {
                    var name = form.name().toLowerCase(Locale.ROOT);
                    var item = Controls.menuItem(TEXTS.get("table.form." + name), () -> deed.accept(form));
                    item.setId("table-" + id + "-" + name);
                    return item;
                })
                .toArray(MenuItem[]::new);
    }
}
