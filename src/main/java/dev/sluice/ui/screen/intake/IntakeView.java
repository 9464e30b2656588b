package dev.sluice.ui.screen.intake;

import dev.sluice.domain.exchange.ImportItem.Kind;
import dev.sluice.domain.exchange.ImportPlan;
import dev.sluice.domain.exchange.ImportPlan.OperatorPlan;
import dev.sluice.domain.exchange.Standing;
import dev.sluice.ui.control.Column;
import dev.sluice.ui.control.DataTable;
import dev.sluice.ui.control.DetailPane;
import dev.sluice.ui.control.EmptyState;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.FileDrop;
import dev.sluice.ui.control.MasterDetail;
import dev.sluice.ui.control.Nodes;
import dev.sluice.ui.control.Nodes.Visible;
import dev.sluice.ui.mvc.Texts;
import dev.sluice.ui.mvc.View;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Where to look, what was found there, and what would come in.
final class IntakeView implements View {
    private static final Texts TEXTS = Texts.of("intake");

    private final IntakeModel model;
    private final IntakeController controller;
    private final BorderPane root = new BorderPane();
    private final FlowPane places = new FlowPane();
    private final Button folder;
    private final DataTable<IntakeRow> table;
    private final Label counts = Nodes.paragraph("", "intake-counts");

    IntakeView(IntakeModel model, IntakeController controller) {
        this.model = model;
        this.controller = controller;
        folder = Nodes.button(TEXTS.get("folder"), Feather.FOLDER_PLUS, controller::onFolder);
        folder.setId("intake-folder");
        table = table();
        var split = new MasterDetail(table);
        model.rows()
                .selectedId()
                .subscribe(_ -> split.show(model.rows().selected().map(IntakeView::detail)));
        root.getStyleClass().add("intake");
        root.setTop(head());
        root.setCenter(split);
        root.setBottom(foot());
        FileDrop.allOnto(root, controller::onPlaces);
        model.places().addListener((ListChangeListener<Path>) _ -> showPlaces());
        model.usual().subscribe(_ -> showPlaces());
        model.plan().subscribe(this::count);
        controller.read();
    }

    @Override
    public Parent root() {
        return root;
    }

    void focus() {
        folder.requestFocus();
    }

    private Node head() {
        var back = Nodes.iconButton(TEXTS.get("back"), Feather.ARROW_LEFT, controller::onBack);
        back.setId("intake-back");
        var head = new VBox(
                Nodes.row("intake-title", back, Nodes.label(TEXTS.get("title"), "header-title")),
                Nodes.paragraph(TEXTS.get("subtitle"), "text-muted"),
                places);
        head.getStyleClass().add("intake-head");
        places.getStyleClass().add("button-flow");
        return head;
    }

    private Node foot() {
        var go = Nodes.button(TEXTS.get("import"), Feather.DOWNLOAD, controller::onImport, "accent");
        go.setId("intake-import");
        go.disableProperty()
                .bind(model.plan()
                        .map(plan -> plan == null || !plan.bringsSomething())
                        .orElse(true));
        var foot = Nodes.row("wizard-footer", counts, Nodes.spring(), go);
        return foot;
    }

    private DataTable<IntakeRow> table() {
        var found = new DataTable<>(model.rows(), TEXTS.get("found"))
                .column(Column.shown(TEXTS.get("standing"), 120, IntakeRow::standingWord, IntakeRow::badge))
                .column(Column.text(TEXTS.get("kind"), 80, IntakeRow::kindWord))
                .column(Column.<IntakeRow>shown(TEXTS.get("name"), 180, IntakeRow::name, IntakeView::name))
                .column(Column.<IntakeRow>text(TEXTS.get("operator"), 110, IntakeRow::operator)
                        .whenWide())
                .column(Column.<IntakeRow>text(TEXTS.get("words"), 420, IntakeRow::words)
                        .whenWide())
                .facet(TEXTS.get("facet.all"), _ -> true)
                .facet(TEXTS.get("facet.new"), any(Standing.NEW, Standing.ADJUSTED))
                .facet(TEXTS.get("facet.here"), any(Standing.HERE))
                .facet(TEXTS.get("facet.conflict"), any(Standing.CONFLICT))
                .facet(TEXTS.get("facet.keys"), any(Standing.MISSING_KEY))
                .facet(TEXTS.get("facet.expired"), any(Standing.EXPIRED))
                .facet(TEXTS.get("facet.damaged"), any(Standing.DAMAGED, Standing.UNREADABLE))
                .facet(TEXTS.get("facet.ignored"), any(Standing.IGNORED))
                .whenEmpty(this::empty)
                .onRetry(controller::read);
        found.table().setId("intake-table");
        return found;
    }

    private static Predicate<IntakeRow> any(Standing first, Standing... more) {
        var wanted = java.util.EnumSet.of(first, more);
        return row -> wanted.contains(row.standing());
    }

    private Node empty() {
        return model.places().isEmpty()
                ? new EmptyState(Feather.INBOX, TEXTS.get("empty.title"), TEXTS.get("empty.text"))
                : new EmptyState(Feather.INBOX, TEXTS.get("nothing.title"), TEXTS.get("nothing.text"));
    }

    private void showPlaces() {
        places.getChildren().clear();
        model.places().forEach(place -> places.getChildren().add(chip(place)));
        var file = Nodes.button(TEXTS.get("file"), Feather.FILE_PLUS, controller::onFile);
        file.setId("intake-file");
        places.getChildren().addAll(folder, file);
        model.usual().get().stream()
                .filter(place -> !model.places().contains(place))
                .forEach(place -> places.getChildren().add(usual(place)));
    }

    private Node usual(Path place) {
        return Nodes.button(TEXTS.get("usual", place), Feather.HARD_DRIVE, () -> controller.onPlaces(List.of(place)));
    }

    private Node chip(Path place) {
        var remove =
                Nodes.iconButton(TEXTS.get("place.remove", place), Feather.X, () -> controller.onDrop(place), "small");
        var chip = Nodes.row("place-chip", Nodes.icon(Feather.FOLDER), Nodes.label(place.toString(), "mono"), remove);
        chip.setMaxWidth(520);
        return chip;
    }

    private void count(@Nullable ImportPlan plan) {
        Nodes.show(counts, Visible.when(plan != null));
        if (plan == null) {
            return;
        }
        counts.setText(plan.bringsSomething() ? coming(plan.operators()) : TEXTS.get("counts.none"));
    }

    private static String coming(List<OperatorPlan> operators) {
        return TEXTS.get(
                "counts",
                operators.stream()
                        .filter(operator -> operator.content().environment() != null)
                        .count(),
                operators.stream()
                        .mapToInt(operator -> operator.content().accounts().size())
                        .sum(),
                operators.stream()
                        .mapToInt(operator -> operator.content().users().size())
                        .sum(),
                operators.stream()
                        .mapToInt(operator -> operator.content().keys().size())
                        .sum());
    }

    /// Of a path, the end says more.
    private static Node name(IntakeRow row) {
        var label = Nodes.label(row.name(), "cell-name");
        label.setTextOverrun(row.kind() == Kind.FILE ? OverrunStyle.LEADING_ELLIPSIS : OverrunStyle.ELLIPSIS);
        return label;
    }

    private static Node detail(IntakeRow row) {
        var facts = new Facts().add(TEXTS.get("kind"), row.kindWord());
        if (!row.operator().isEmpty()) {
            facts.add(TEXTS.get("operator"), row.operator());
        }
        return new DetailPane(row.name(), "")
                .badge(row.badge())
                .section("", Nodes.paragraph(row.words()), facts)
                .section(
                        "",
                        Nodes.paragraph(
                                TEXTS.get("meaning." + row.standing().name().toLowerCase(java.util.Locale.ROOT)),
                                "text-muted"));
    }
}
