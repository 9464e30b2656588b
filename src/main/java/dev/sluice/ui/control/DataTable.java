package dev.sluice.ui.control;

import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.mvc.TableRow;
import dev.sluice.ui.mvc.TableRows;
import dev.sluice.ui.table.TableLayout;
import dev.sluice.ui.table.TableOutlet;
import dev.sluice.ui.table.TableText;
import dev.sluice.ui.text.Messages;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SelectionMode;
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
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// A table with its filter bar and its four other faces: loading, failed, empty, filtered to nothing. One source
/// list, changed by difference; selection by id.
public final class DataTable<R extends TableRow> extends VBox {

    private static final Messages TEXTS = Messages.of("common");
    private static final String EMPTY_TITLE = "empty.title";
    private static final String EMPTY_TEXT = "empty.text";
    private static final KeyCombination COPY_AS =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCombination EXPORT = new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final TableRows<R> rows;
    private final FilteredList<R> filtered;
    private final TableView<R> table = new TableView<>();
    private final TableColumns<R> columns = new TableColumns<>(table);
    private final TableMenu menu = new TableMenu(
            columns, new TableMenu.Deeds(() -> written().size(), this::copyAs, this::export, this::reset));
    private final ObservableList<R> chosen = FXCollections.observableArrayList();
    private final Set<String> chosenIds = new HashSet<>();
    private final Map<TableColumn<R, ?>, Comparator<R>> orders = new HashMap<>();
    private final FilterBar<R> filter;
    private final StackPane face = new StackPane();
    private Supplier<Node> empty = StackPane::new;
    private Runnable retry = () -> {};
    private Consumer<R> onOpen = _ -> {};
    private TableOutlet outlet = TableOutlet.NOWHERE;
    private boolean selecting;

    /// @param name of the table for screen readers
    public DataTable(TableRows<R> rows, String name) {
        this.rows = rows;
        // Before the table hears of it, which forgets that a row was selected when another takes its place.
        rows.items().addListener((ListChangeListener<R>) _ -> selecting = true);
        this.filtered = new FilteredList<>(rows.items());
        this.filter = new FilterBar<>(this::refilter);
        var sorted = new SortedList<>(filtered);
        // By the rows themselves: the table's own comparator makes objects for each of a million comparisons.
        sorted.comparatorProperty().bind(Bindings.createObjectBinding(this::order, table.comparatorProperty()));
        table.setSortPolicy(_ -> true);
        table.setItems(sorted);
        table.setAccessibleText(name);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.setPlaceholder(face);
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onMenuKey);
        filter.addTool(menu);
        columns.onChange(() -> outlet.keep(columns.layout()));
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
        shown.setCellValueFactory(data -> Bindings.createObjectBinding(data::getValue));
        shown.setCellFactory(_ -> new NodeCell<>(column));
        shown.setComparator(column.order());
        orders.put(shown, column.order());
        columns.add(column, shown);
        return this;
    }

    /// The order until a person clicks a head.
    public DataTable<R> sortedBy(int column, TableColumn.SortType direction) {
        columns.sortedBy(column, direction);
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
    ///
    /// @param texts have `empty.title` and `empty.text`
    public DataTable<R> whenEmpty(Ikon icon, Messages texts) {
        return whenEmpty(() -> new EmptyState(icon, texts.get(EMPTY_TITLE), texts.get(EMPTY_TEXT)));
    }

    /// The same, with the one next step below it.
    public DataTable<R> whenEmpty(Ikon icon, Messages texts, Supplier<? extends Node> next) {
        return whenEmpty(() -> new EmptyState(icon, texts.get(EMPTY_TITLE), texts.get(EMPTY_TEXT), next.get()));
    }

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
        columns.makeRoom(detail);
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
        var rows = chosen.size() > 1 && chosen.contains(row) ? chosen : List.of(row);
        Copied.put(rows.stream().map(this::line).collect(Collectors.joining("\n")));
    }

    private String line(R row) {
        return columns.written().stream()
                .map(column -> column.text().apply(row))
                .collect(Collectors.joining("\t"));
    }

    /// Keeps its arrangement there, and takes up the one that was left.
    public void keptBy(TableOutlet place) {
        outlet = place;
        place.read(layout -> {
            if (!layout.equals(TableLayout.NONE)) {
                columns.arrange(layout);
            }
        });
    }

    /// Null while nobody sorts.
    private @Nullable Comparator<R> order() {
        return table.getSortOrder().stream()
                .map(this::order)
                .reduce(Comparator::thenComparing)
                .orElse(null);
    }

    private Comparator<R> order(TableColumn<R, ?> shown) {
        var order = Objects.requireNonNull(orders.get(shown));
        return shown.getSortType() == TableColumn.SortType.DESCENDING ? order.reversed() : order;
    }

    private void reset() {
        columns.arrange(TableLayout.NONE);
        outlet.keep(TableLayout.NONE);
    }

    private void copyAs(TableText form) {
        Copied.put(form.of(cells("")));
    }

    private void export(TableText form) {
        outlet.save(form, cells(filter.about()));
    }

    /// Those that are selected if it is several, else all that the filter shows, as they are sorted.
    private List<R> written() {
        return chosen.size() > 1 ? List.copyOf(chosen) : List.copyOf(table.getItems());
    }

    private TableText.Cells cells(String about) {
        var written = columns.written();
        return new TableText.Cells(
                written.stream().map(Column::title).toList(),
                written().stream()
                        .map(row -> written.stream()
                                .map(column -> column.text().apply(row))
                                .toList())
                        .toList(),
                about);
    }

    private void onMenuKey(KeyEvent key) {
        if (COPY_AS.match(key) || EXPORT.match(key)) {
            menu.show();
            key.consume();
        }
    }

    /// Above the rows, below the filter.
    public DataTable<R> banner(Node node) {
        getChildren().add(1, node);
        return this;
    }

    /// Several rows can be selected, for what is done with many at once.
    public DataTable<R> multiple() {
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        return this;
    }

    /// The selected rows.
    public ObservableList<R> chosen() {
        return chosen;
    }

    private void keepSelection() {
        var model = table.getSelectionModel();
        model.getSelectedItems().addListener((ListChangeListener<R>) _ -> {
            if (!selecting) {
                remember();
            }
        });
        model.selectedItemProperty().addListener((_, _, now) -> {
            if (!selecting && now != null) {
                // It is selected already, perhaps beside others.
                selecting = true;
                rows.selectedId().set(now.id());
                selecting = false;
            }
        });
        rows.selectedId().subscribe(this::select);
        rows.items().addListener((ListChangeListener<R>) _ -> {
            selecting = false;
            select();
        });
    }

    private void select() {
        if (selecting) {
            return;
        }
        selecting = true;
        var wanted = rows.selectedId().get();
        if (chosenIds.size() > 1 && chosenIds.contains(String.valueOf(wanted))) {
            selectAll();
        } else {
            selectOne();
        }
        selecting = false;
        remember();
    }

    private void selectOne() {
        var model = table.getSelectionModel();
        var place = rows.selected().map(table.getItems()::indexOf).orElse(-1);
        if (place < 0) {
            model.clearSelection();
        } else if (model.getSelectedIndices().size() != 1 || model.getSelectedIndex() != place) {
            model.clearAndSelect(place);
        }
    }

    /// By their ids: rows come and go, and are sorted anew.
    private void selectAll() {
        var items = table.getItems();
        var model = table.getSelectionModel();
        model.clearSelection();
        var places = IntStream.range(0, items.size())
                .filter(place -> chosenIds.contains(items.get(place).id()))
                .toArray();
        if (places.length > 0) {
            model.selectIndices(places[0], places);
        }
    }

    private void remember() {
        var now = List.copyOf(table.getSelectionModel().getSelectedItems());
        if (!now.equals(chosen)) {
            chosen.setAll(now);
        }
        chosenIds.clear();
        now.forEach(row -> chosenIds.add(row.id()));
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
