package dev.sluice.ui.control;

import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.mvc.TableRow;
import dev.sluice.ui.mvc.TableRows;
import dev.sluice.ui.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// A table with its filter bar and its four other faces: loading, failed, empty, filtered to nothing. One source
/// list, changed by difference; selection by id.
public final class DataTable<R extends TableRow> extends VBox {

    private static final Messages TEXTS = Messages.of("common");
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final TableRows<R> rows;
    private final FilteredList<R> filtered;
    private final TableView<R> table = new TableView<>();
    private final List<Column<R>> columns = new ArrayList<>();
    private final FilterBar<R> filter;
    private final StackPane face = new StackPane();
    private Supplier<Node> empty = StackPane::new;
    private Runnable retry = () -> {};
    private Consumer<R> onOpen = _ -> {};
    private boolean selecting;

    /// @param name of the table for screen readers
    public DataTable(TableRows<R> rows, String name) {
        this.rows = rows;
        this.filtered = new FilteredList<>(rows.items());
        this.filter = new FilterBar<>(this::refilter);
        var sorted = new SortedList<>(filtered);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setAccessibleText(name);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.setPlaceholder(face);
        table.setTableMenuButtonVisible(false);
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        table.setRowFactory(_ -> new DataRow<>(this::copyRow, row -> onOpen.accept(row)));
        getStyleClass().add("data-table");
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(filter, table);
        keepSelection();
        rows.phase().subscribe(this::showFace);
        rows.items().addListener((ListChangeListener<R>) _ -> filter.count(rows.items()));
        filtered.addListener((ListChangeListener<R>) _ -> showFace());
    }

    public DataTable<R> column(Column<R> column) {
        var shown = new TableColumn<R, R>(column.title());
        shown.setPrefWidth(column.width());
        shown.setMinWidth(Math.min(column.width(), 64));
        shown.setReorderable(false);
        shown.setCellValueFactory(data -> Bindings.createObjectBinding(data::getValue));
        shown.setCellFactory(_ -> new NodeCell<>(column));
        shown.setComparator(column.order());
        columns.add(column);
        table.getColumns().add(shown);
        return this;
    }

    /// The order until a person clicks a head.
    public DataTable<R> sortedBy(int column, TableColumn.SortType direction) {
        var first = table.getColumns().get(column);
        first.setSortType(direction);
        table.getSortOrder().setAll(List.of(first));
        return this;
    }

    /// The first facet added is the one that filters nothing out.
    public DataTable<R> facet(String name, Predicate<R> test) {
        filter.addFacet(name, test);
        filter.count(rows.items());
        return this;
    }

    public DataTable<R> action(Node action) {
        filter.addAction(action);
        return this;
    }

    /// What is shown when there are no rows at all.
    public DataTable<R> whenEmpty(Supplier<Node> state) {
        empty = state;
        showFace();
        return this;
    }

    public DataTable<R> onRetry(Runnable again) {
        retry = again;
        return this;
    }

    /// Enter or double click.
    public DataTable<R> onOpen(Consumer<R> action) {
        onOpen = action;
        return this;
    }

    /// Identity of the selected row, null while there is none.
    ObservableValue<@Nullable String> selectedId() {
        return rows.selectedId();
    }

    /// What the rows are filtered by: the words typed, the facet chosen.
    public Predicate<R> filter() {
        return filter.predicate();
    }

    /// The words that rows are filtered by; empty without.
    public String filterWords() {
        return filter.words();
    }

    public void clearFilter() {
        filter.clear();
    }

    public TableView<R> table() {
        return table;
    }

    public void focusFilter() {
        filter.field().requestFocus();
    }

    /// Leaves out what the detail beside the table shows anyway.
    public void makeRoom(Visible detail) {
        for (var i = 0; i < columns.size(); i++) {
            var hidden = switch (columns.get(i).room()) {
                case ALWAYS -> false;
                case WIDE -> detail == Visible.YES;
                case NARROW -> detail == Visible.NO;
            };
            table.getColumns().get(i).setVisible(!hidden);
        }
    }

    /// Draws cells again, for times that age.
    public void tick() {
        table.refresh();
    }

    private void refilter() {
        filtered.setPredicate(filter.predicate());
        select();
        showFace();
    }

    private void onKey(KeyEvent key) {
        rows.selected().ifPresent(row -> {
            if (COPY.match(key)) {
                copyRow(row);
                key.consume();
            } else if (key.getCode() == KeyCode.ENTER) {
                onOpen.accept(row);
                key.consume();
            }
        });
    }

    private void copyRow(R row) {
        Copied.put(columns.stream()
                .filter(column -> column.room() != Column.Room.NARROW)
                .map(column -> column.text().apply(row))
                .collect(Collectors.joining("\t")));
    }

    private void keepSelection() {
        table.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> {
            if (!selecting && now != null) {
                rows.selectedId().set(now.id());
            }
        });
        rows.selectedId().subscribe(this::select);
        rows.items().addListener((ListChangeListener<R>) _ -> select());
    }

    private void select() {
        selecting = true;
        rows.selected()
                .filter(table.getItems()::contains)
                .ifPresentOrElse(
                        row -> table.getSelectionModel().select(row),
                        () -> table.getSelectionModel().clearSelection());
        selecting = false;
    }

    private void showFace() {
        var state = switch (rows.phase().get()) {
            case TableRows.Loading _ -> loading();
            case TableRows.Failed failed ->
                new ProblemPane(failed.problem(), Controls.button(TEXTS.get("action.retry"), () -> retry.run()));
            case TableRows.Ready _ -> rows.items().isEmpty() ? empty.get() : nothingFound();
        };
        face.getChildren().setAll(state);
    }

    private static Node loading() {
        var wheel = new ProgressIndicator();
        wheel.setAccessibleText(TEXTS.get("table.loading"));
        var box = new VBox(wheel, Controls.label(TEXTS.get("table.loading"), "empty-text"));
        box.getStyleClass().add("empty-state");
        return box;
    }

    private Node nothingFound() {
        return new EmptyState(
                Feather.SEARCH,
                TEXTS.get("table.filtered.title"),
                TEXTS.get("table.filtered.text"),
                Controls.button(TEXTS.get("table.filtered.clear"), filter::clear));
    }
}
