package dev.sluice.ui.screen.onboarding;

import dev.sluice.domain.interop.plan.ImportItem.Kind;
import dev.sluice.domain.interop.plan.ImportPlan;
import dev.sluice.domain.interop.plan.ImportPlan.OperatorPlan;
import dev.sluice.domain.interop.plan.ImportStatus;
import dev.sluice.ui.control.Column;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.DataTable;
import dev.sluice.ui.control.DetailPane;
import dev.sluice.ui.control.EmptyState;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.FileDrop;
import dev.sluice.ui.control.MasterDetail;
import dev.sluice.ui.mvc.View;
import dev.sluice.ui.text.Messages;
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
final class OnboardingView implements View {
    private static final Messages TEXTS = Messages.of("onboarding");

    private final OnboardingModel model;
    private final OnboardingController controller;
    private final BorderPane root = new BorderPane();
    private final FlowPane places = new FlowPane();
    private final Button folder;
    private final DataTable<OnboardingRow> table;
    private final Label counts = Controls.paragraph("", "onboarding-counts");

    OnboardingView(OnboardingModel model, OnboardingController controller) {
        this.model = model;
        this.controller = controller;
        folder = Controls.button(TEXTS.get("folder"), Feather.FOLDER_PLUS, controller::onFolder);
        folder.setId("onboarding-folder");
        table = table();
        var split = new MasterDetail(table);
        model.rows()
                .selectedId()
                .subscribe(_ -> split.show(model.rows().selected().map(OnboardingView::detail)));
        root.getStyleClass().add("onboarding");
        root.setTop(head());
        root.setCenter(split);
        root.setBottom(foot());
        FileDrop.allOnto(root, controller::onPlaces);
        model.places().addListener((ListChangeListener<Path>) _ -> showPlaces());
        model.usual().subscribe(_ -> showPlaces());
        model.plan().subscribe(this::count);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void focusContent() {
        folder.requestFocus();
    }

    private Node head() {
        var back = Controls.iconButton(TEXTS.get("back"), Feather.ARROW_LEFT, controller::onBack);
        back.setId("onboarding-back");
        var head = new VBox(
                Controls.row("onboarding-title", back, Controls.label(TEXTS.get("title"), "header-title")),
                Controls.paragraph(TEXTS.get("subtitle"), "text-muted"),
                places);
        head.getStyleClass().add("onboarding-head");
        places.getStyleClass().add("button-flow");
        return head;
    }

    private Node foot() {
        var go = Controls.button(TEXTS.get("import"), Feather.DOWNLOAD, controller::onImport, "accent");
        go.setId("onboarding-import");
        go.disableProperty()
                .bind(model.plan()
                        .map(plan -> plan == null || !plan.bringsSomething())
                        .orElse(true));
        var foot = Controls.row("wizard-footer", counts, Controls.spring(), go);
        return foot;
    }

    private DataTable<OnboardingRow> table() {
        var found = new DataTable<>(model.rows(), TEXTS.get("found"))
                .column(Column.shown(TEXTS.get("status"), 120, OnboardingRow::statusWord, OnboardingRow::badge))
                .column(Column.text(TEXTS.get("kind"), 80, OnboardingRow::kindWord))
                .column(Column.<OnboardingRow>shown(TEXTS.get("name"), 180, OnboardingRow::name, OnboardingView::name))
                .column(Column.<OnboardingRow>text(TEXTS.get("operator"), 110, OnboardingRow::operator)
                        .whenWide())
                .column(Column.<OnboardingRow>text(TEXTS.get("words"), 420, OnboardingRow::words)
                        .whenWide())
                .facet(TEXTS.get("facet.all"), _ -> true)
                .facet(TEXTS.get("facet.new"), any(ImportStatus.NEW, ImportStatus.ADJUSTED))
                .facet(TEXTS.get("facet.here"), any(ImportStatus.HERE))
                .facet(TEXTS.get("facet.conflict"), any(ImportStatus.CONFLICT))
                .facet(TEXTS.get("facet.keys"), any(ImportStatus.MISSING_KEY))
                .facet(TEXTS.get("facet.expired"), any(ImportStatus.EXPIRED))
                .facet(TEXTS.get("facet.damaged"), any(ImportStatus.DAMAGED, ImportStatus.UNREADABLE))
                .facet(TEXTS.get("facet.ignored"), any(ImportStatus.IGNORED))
                .whenEmpty(this::empty)
                .onRetry(controller::read);
        found.table().setId("onboarding-table");
        return found;
    }

    private static Predicate<OnboardingRow> any(ImportStatus first, ImportStatus... more) {
        var wanted = java.util.EnumSet.of(first, more);
        return row -> wanted.contains(row.status());
    }

    private Node empty() {
        return model.places().isEmpty()
                ? new EmptyState(Feather.INBOX, TEXTS.get("empty.title"), TEXTS.get("empty.text"))
                : new EmptyState(Feather.INBOX, TEXTS.get("nothing.title"), TEXTS.get("nothing.text"));
    }

    private void showPlaces() {
        places.getChildren().clear();
        model.places().forEach(place -> places.getChildren().add(chip(place)));
        var file = Controls.button(TEXTS.get("file"), Feather.FILE_PLUS, controller::onFile);
        file.setId("onboarding-file");
        places.getChildren().addAll(folder, file);
        model.usual().get().stream()
                .filter(place -> !model.places().contains(place))
                .forEach(place -> places.getChildren().add(usual(place)));
    }

    private Node usual(Path place) {
        return Controls.button(
                TEXTS.get("usual", place), Feather.HARD_DRIVE, () -> controller.onPlaces(List.of(place)));
    }

    private Node chip(Path place) {
        var remove = Controls.iconButton(
                TEXTS.get("place.remove", place), Feather.X, () -> controller.onDrop(place), "small");
        var chip = Controls.row(
                "place-chip", Controls.icon(Feather.FOLDER), Controls.label(place.toString(), "mono"), remove);
        chip.setMaxWidth(520);
        return chip;
    }

    private void count(@Nullable ImportPlan plan) {
        Controls.show(counts, Visible.when(plan != null));
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
    private static Node name(OnboardingRow row) {
        var label = Controls.label(row.name(), "cell-name");
        label.setTextOverrun(row.kind() == Kind.FILE ? OverrunStyle.LEADING_ELLIPSIS : OverrunStyle.ELLIPSIS);
        return label;
    }

    private static Node detail(OnboardingRow row) {
        var facts = new Facts().add(TEXTS.get("kind"), row.kindWord());
        if (!row.operator().isEmpty()) {
            facts.add(TEXTS.get("operator"), row.operator());
        }
        return new DetailPane(row.name(), "")
                .badge(row.badge())
                .section("", Controls.paragraph(row.words()), facts)
                .section(
                        "",
                        Controls.paragraph(
                                TEXTS.get("meaning." + row.status().name().toLowerCase(java.util.Locale.ROOT)),
                                "text-muted"));
    }
}
