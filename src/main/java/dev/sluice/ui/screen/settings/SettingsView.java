package dev.sluice.ui.screen.settings;

import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Copied;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.screen.settings.SettingsModel.Values;
import dev.sluice.ui.session.ScreenView;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.feather.Feather;

/// The settings in groups, with a field that finds them.
final class SettingsView implements ScreenView {

    private static final Messages TEXTS = Messages.of("settings");
    private static final double NARROW = 90;
    private static final double WIDE = 300;

    private final SettingsModel model;
    private final SettingsController controller;
    /// Held, since nothing else does.
    private final ObservableValue<String> blocked;
    private final CustomTextField search = new CustomTextField();
    private final VBox groups = new VBox();
    private final Label none = Controls.paragraph(TEXTS.get("search.none"), "text-muted");
    private final List<Group> all = new ArrayList<>();
    private final VBox root = new VBox();

    private record Group(VBox box, List<SettingPane> panes) {}

    SettingsView(SettingsModel model, SettingsController controller, TimeFormat moments) {
        this.model = model;
        this.controller = controller;
        this.blocked = controller.blocked();
        groups.getStyleClass().add("settings");
        groups.getChildren().add(none);
        add(TEXTS.get("group.person"), person());
        add(TEXTS.get("group.safety"), profile(), offers());
        add(TEXTS.get("group.environment", controller.environment()), pendingLife(), prefix());
        var servers = new ServersSettings(model, controller, moments);
        add(
                TEXTS.get("group.servers", controller.environment()),
                servers.tlsFirst(),
                servers.resolver(),
                servers.known());
        add(TEXTS.get("group.data"), folder(), backup());
        var scroll = new ScrollPane(groups);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText(TEXTS.get("title"));
        scroll.getStyleClass().add("wizard-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        root.getChildren().addAll(head(), blocked(), scroll);
        search.textProperty().subscribe(this::find);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void focusFilter() {
        search.requestFocus();
    }

    @Override
    public void focusContent() {
        focusFilter();
    }

    private Node head() {
        search.setId("settings-search");
        search.setPromptText(TEXTS.get("search"));
        search.setAccessibleText(TEXTS.get("search"));
        search.getStyleClass().add("filter-field");
        search.setLeft(Controls.icon(Feather.SEARCH));
        return Controls.row("settings-head", search);
    }

    private Node blocked() {
        var why = Controls.paragraph("", "note");
        why.setId("settings-blocked");
        why.setGraphic(Controls.icon(Feather.LOCK));
        blocked.subscribe(reason -> {
            why.setText(reason);
            Controls.show(why, Visible.when(!reason.isEmpty()));
        });
        var box = new StackPane(why);
        box.getStyleClass().add("settings-blocked");
        box.managedProperty().bind(why.visibleProperty());
        return box;
    }

    private void add(String name, SettingPane... panes) {
        var box = new VBox(Controls.label(name, "settings-group"));
        box.getStyleClass().add("settings-box");
        box.getChildren().addAll(panes);
        all.add(new Group(box, List.of(panes)));
        groups.getChildren().add(box);
    }

    private void find(String typed) {
        var words = typed.strip().toLowerCase(Locale.ROOT);
        var found = false;
        for (var group : all) {
            var any = false;
            for (var pane : group.panes()) {
                var shown = pane.isFoundBy(words);
                Controls.show(pane, Visible.when(shown));
                any |= shown;
            }
            Controls.show(group.box(), Visible.when(any));
            found |= any;
        }
        Controls.show(none, Visible.when(!found));
    }

    private SettingPane person() {
        var editor = new TextEditor<>("setting-person-input", WIDE, Optional::of, Function.identity());
        return typed("person", editor, Values::person, Values.USUAL.person(), controller::setPerson);
    }

    private SettingPane prefix() {
        var editor = new TextEditor<>(
                "setting-prefix-input",
                WIDE,
                text -> Optional.of(text).filter(typed -> !typed.isEmpty()),
                Function.identity());
        return typed("prefix", editor, Values::eventPrefix, Values.USUAL.eventPrefix(), controller::setEventPrefix);
    }

    private SettingPane offers() {
        var editor = new TextEditor<>(
                "setting-offers-input",
                NARROW,
                text -> Optional.of(text)
                        .filter(typed -> typed.matches("[0-9]{1,7}"))
                        .map(Integer::valueOf),
                number -> Integer.toString(number));
        return typed(
                "offers", editor, Values::offersPerHour, Values.USUAL.offersPerHour(), controller::setOffersPerHour);
    }

    private SettingPane pendingLife() {
        return typed(
                "pending-life",
                new SpanEditor("setting-pending-life-input"),
                Values::pendingLife,
                Values.USUAL.pendingLife(),
                controller::setPendingLife);
    }

    private <T> SettingPane typed(
            String key,
            ValueEditor<T> editor,
            Function<Values, T> read,
            T usual,
            BiConsumer<T, Consumer<Problem>> save) {
        return new TypedSetting<>(controller, model.values(), new TypedSetting.Rule<>(key, editor, read, usual, save))
                .pane();
    }

    private SettingPane profile() {
        var shown = new StackPane();
        model.values().subscribe(values -> shown.getChildren().setAll(badge(values.profile())));
        return new SettingPane("profile", List.of(shown, new CommandButton(controller.changeProfile())));
    }

    private static StateBadge badge(Profile profile) {
        var word = TEXTS.get("profile." + profile.word());
        return profile == Profile.OBSERVER
                ? new StateBadge(word, Feather.EYE, "warning")
                : new StateBadge(word, Feather.EDIT_2, "used");
    }

    private SettingPane backup() {
        return new SettingPane("backup", List.of(new CommandButton(controller.backUp())));
    }

    private SettingPane folder() {
        var path = controller.folder().toString();
        var shown = new TextField(path);
        shown.setId("setting-folder-path");
        shown.setEditable(false);
        shown.getStyleClass().add("mono");
        shown.setPrefWidth(WIDE + NARROW);
        return new SettingPane(
                "folder", List.of(shown, Controls.button(TEXTS.get("copy"), Feather.COPY, () -> Copied.put(path))));
    }
}
