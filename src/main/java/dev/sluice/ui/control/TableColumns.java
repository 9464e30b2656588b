package dev.sluice.ui.control;

import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.table.TableLayout;
import dev.sluice.ui.table.TableLayout.Direction;
import dev.sluice.ui.table.TableLayout.Place;
import dev.sluice.ui.table.TableLayout.Shown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// The columns of a [DataTable] as a person arranged them: which, in which order, how wide, and what they sort by.
final class TableColumns<R> {
    private final TableView<R> table;
    private final List<Drawn<R>> all = new ArrayList<>();
    private final Set<String> hidden = new HashSet<>();
    private List<TableColumn<R, ?>> usual = List.of();
    private SortType usualDirection = SortType.ASCENDING;
    private Visible detail = Visible.NO;
    private Runnable changed = () -> {};
    private boolean arranging;

    private record Drawn<R>(Column<R> column, TableColumn<R, R> node) {
        String title() {
            return column.title();
        }
    }

    TableColumns(TableView<R> table) {
        this.table = table;
        table.getColumns().addListener((ListChangeListener<TableColumn<R, ?>>) _ -> tell());
        table.getSortOrder().addListener((ListChangeListener<TableColumn<R, ?>>) _ -> tell());
        table.addEventFilter(MouseEvent.MOUSE_RELEASED, this::onReleased);
    }

    void add(Column<R> column, TableColumn<R, R> node) {
        arrange(() -> {
            all.add(new Drawn<>(column, node));
            table.getColumns().add(node);
        });
        node.sortTypeProperty().subscribe((_, _) -> tell());
    }

    /// @param listener told when a person arranged them anew
    void onChange(Runnable listener) {
        changed = listener;
    }

    /// The order until a person clicks a head.
    void sortedBy(int column, SortType direction) {
        var first = all.get(column).node();
        arrange(() -> {
            first.setSortType(direction);
            table.getSortOrder().setAll(List.of(first));
        });
        usual = List.of(first);
        usualDirection = direction;
    }

    /// Leaves out what the detail beside the table shows anyway.
    void makeRoom(Visible beside) {
        detail = beside;
        all.forEach(this::settle);
    }

    private void settle(Drawn<R> drawn) {
        var fits = switch (drawn.column().room()) {
            case ALWAYS -> true;
            case WIDE -> detail == Visible.NO;
            case NARROW -> detail == Visible.YES;
        };
        drawn.node().setVisible(fits && !hidden.contains(drawn.title()));
    }

    /// Those that can be chosen, as they are titled.
    List<String> titles() {
        return inOrder().stream()
                .filter(drawn -> drawn.column().room() != Column.Room.NARROW)
                .map(Drawn::title)
                .toList();
    }

    boolean isChosen(String title) {
        return !hidden.contains(title);
    }

    void choose(String title, Visible shown) {
        if (shown == Visible.YES) {
            hidden.remove(title);
        } else {
            hidden.add(title);
        }
        all.forEach(this::settle);
        tell();
    }

    /// What is copied and exported, beside a detail or not.
    List<Column<R>> written() {
        return inOrder().stream()
                .map(Drawn::column)
                .filter(column -> column.room() != Column.Room.NARROW && isChosen(column.title()))
                .toList();
    }

    /// The direction that rows are sorted in by it; null for not at all.
    @Nullable
    SortType sort(String title) {
        return table.getSortOrder().stream()
                .filter(node -> node.getText().equals(title))
                .findFirst()
                .map(TableColumn::getSortType)
                .orElse(null);
    }

    /// One more column to sort by, after those there are; the other way round where it is one; then no more.
    void sortAlso(String title) {
        all.stream().filter(drawn -> drawn.title().equals(title)).findFirst().ifPresent(drawn -> {
            var node = drawn.node();
            if (!table.getSortOrder().contains(node)) {
                node.setSortType(SortType.ASCENDING);
                table.getSortOrder().add(node);
            } else if (node.getSortType() == SortType.ASCENDING) {
                node.setSortType(SortType.DESCENDING);
            } else {
                table.getSortOrder().remove(node);
            }
        });
    }

    TableLayout layout() {
        var wide = detail == Visible.NO;
        return new TableLayout(
                inOrder().stream()
                        .map(drawn -> new Place(
                                drawn.title(),
                                isChosen(drawn.title()) ? Shown.YES : Shown.NO,
                                wide
                                        ? (int) drawn.node().getWidth()
                                        : (int) drawn.node().getPrefWidth()))
                        .toList(),
                table.getSortOrder().stream()
                        .map(node -> new TableLayout.Sort(
                                node.getText(),
                                node.getSortType() == SortType.ASCENDING ? Direction.UP : Direction.DOWN))
                        .toList());
    }

    void arrange(TableLayout layout) {
        arrange(() -> {
            hidden.clear();
            for (var place : layout.columns()) {
                if (place.shown() == Shown.NO) {
                    hidden.add(place.title());
                }
            }
            table.getColumns()
                    .setAll(layout.ordered(all, Drawn::title).stream()
                            .map(Drawn::node)
                            .toList());
            for (var drawn : all) {
                var width = layout.place(drawn.title()).map(Place::width).orElse(0);
                drawn.node().setPrefWidth(width > 0 ? width : drawn.column().width());
                settle(drawn);
            }
            table.getSortOrder().setAll(sorts(layout));
        });
    }

    private List<TableColumn<R, ?>> sorts(TableLayout layout) {
        if (layout.sorts().isEmpty()) {
            usual.forEach(node -> node.setSortType(usualDirection));
            return usual;
        }
        var nodes = new ArrayList<TableColumn<R, ?>>();
        for (var sort : layout.sorts()) {
            all.stream()
                    .filter(drawn -> drawn.title().equals(sort.title()))
                    .map(Drawn::node)
                    .findFirst()
                    .ifPresent(node -> {
                        node.setSortType(sort.direction() == Direction.UP ? SortType.ASCENDING : SortType.DESCENDING);
                        nodes.add(node);
                    });
        }
        return nodes;
    }

    private List<Drawn<R>> inOrder() {
        return table.getColumns().stream()
                .map(node -> all.stream()
                        .filter(drawn -> drawn.node().equals(node))
                        .findFirst()
                        .orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    private void arrange(Runnable work) {
        arranging = true;
        work.run();
        arranging = false;
    }

    private void tell() {
        if (!arranging) {
            changed.run();
        }
    }

    /// The end of dragging an edge of a column: widths change with the window too, which is nobody's wish.
    private void onReleased(MouseEvent event) {
        var node = event.getTarget() instanceof Node target ? target : null;
        while (node != null && !node.equals(table)) {
            if (node.getStyleClass().contains("column-header-background")) {
                tell();
                return;
            }
            node = node.getParent();
        }
    }
}
