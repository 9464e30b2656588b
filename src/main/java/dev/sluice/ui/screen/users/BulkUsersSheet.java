package dev.sluice.ui.screen.users;

import dev.sluice.domain.readmodel.UserEntry;
import dev.sluice.ui.commandline.CopyAsCommand;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.PickList;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.operation.Fate;
import dev.sluice.ui.operation.FateList;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.user.CredsHandout;
import dev.sluice.ui.user.UserLife;
import dev.sluice.ui.user.terms.RulesField;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// One form for many users, and beside it what becomes of each.
final class BulkUsersSheet {
    private static final Messages TEXTS = Messages.of("users");

    private final ScreenContext context;
    private final BulkUsersModel model;
    private final BulkUsersController controller;
    private final PickList<Optional<UserLife>> life;
    private final TextField addTags = new TextField();
    private final TextField removeTags = new TextField();
    private final CheckBox ruled = new CheckBox(TEXTS.get("bulk.ruled"));
    private final RulesField rules = new RulesField();
    /// Held, since nothing else does.
    private final ObservableValue<String> rulesChanged = rules.changed();

    private final ObservableValue<Boolean> rulesUsable = rules.usable();

    private BulkUsersSheet(ScreenContext context, BulkUsersModel model) {
        this.context = context;
        this.model = model;
        this.controller = new BulkUsersController(context, model);
        this.life = new PickList<>(
                one -> one.map(chosen -> chosen.words(context.moments())).orElseGet(() -> TEXTS.get("bulk.end.same")));
    }

    static void show(ScreenContext context, List<UserEntry> users) {
        context.dialogs().show(new BulkUsersSheet(context, new BulkUsersModel(users)).sheet());
    }

    private Sheet sheet() {
        var sheet = new Sheet(TEXTS.get("bulk.title", model.users().size()), Sheet.Size.LARGE);
        var form = form();
        var fates = new FateList(model.fates(), model.progress(), this::summed, TEXTS.get("bulk.fates"));
        fates.getStyleClass().add("fates-beside");
        HBox.setHgrow(fates, Priority.ALWAYS);
        sheet.add(Controls.paragraph(TEXTS.get("bulk.intro"), "text-muted"), Controls.row("limits-sides", form, fates));
        sheet.startAt(life);
        sheet.primary(TEXTS.get("bulk.verb"), controller::change).setId("bulk-users-change");
        sheet.aside(new CopyAsCommand(controller::lines));
        sheet.follow(model);
        controller.activate();
        model.done().subscribe(done -> {
            if (done) {
                form.setDisable(true);
                var held = controller.held();
                if (!held.isEmpty()) {
                    sheet.aside(Controls.button(
                            TEXTS.get("bulk.creds", held.size()),
                            Feather.DOWNLOAD,
                            () -> new CredsHandout(context).save(held)));
                }
                sheet.finish(TEXTS.get("bulk.close"));
            }
        });
        return sheet;
    }

    private VBox form() {
        var lives = new ArrayList<Optional<UserLife>>();
        lives.add(Optional.empty());
        Stream.of(UserLife.values()).map(Optional::of).forEach(lives::add);
        life.of(lives).setValue(Optional.empty());
        life.setId("bulk-users-life");
        addTags.setId("bulk-users-add-tags");
        removeTags.setId("bulk-users-remove-tags");
        ruled.setId("bulk-users-ruled");
        ruled.setMnemonicParsing(false);
        ruled.selectedProperty().subscribe(on -> Controls.show(rules, Visible.when(on)));
        var box = new VBox(
                new Field(TEXTS.get("life"), life, ""),
                new Field(TEXTS.get("bulk.add-tags"), addTags, TEXTS.get("bulk.tags.hint")),
                new Field(TEXTS.get("bulk.remove-tags"), removeTags, ""),
                ruled,
                rules);
        box.getStyleClass().addAll("limits-side", "bulk-users-form");
        Stream.<ObservableValue<?>>of(
                        life.valueProperty(),
                        addTags.textProperty(),
                        removeTags.textProperty(),
                        ruled.selectedProperty(),
                        rulesChanged)
                .forEach(value -> value.addListener((_, _, _) -> tell()));
        return box;
    }

    private void tell() {
        var isRuled = ruled.isSelected() && rulesUsable.getValue();
        controller.typed(new BulkUsersController.Wish(
                Objects.requireNonNullElse(life.getValue(), Optional.<UserLife>empty()),
                words(addTags),
                words(removeTags),
                isRuled ? rules.rules() : null));
    }

    private static List<String> words(TextField field) {
        return Stream.of(field.getText().split("[\\s,]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private String summed() {
        var done = Fate.count(model.fates(), Fate.Kind.STAGED);
        return done > 0 || model.done().get()
                ? TEXTS.get("bulk.sum.done", done, Fate.count(model.fates(), Fate.Kind.REFUSED))
                : TEXTS.get(
                        "bulk.sum",
                        Fate.count(model.fates(), Fate.Kind.CHANGES),
                        model.users().size(),
                        Fate.count(model.fates(), Fate.Kind.SKIPPED));
    }
}
