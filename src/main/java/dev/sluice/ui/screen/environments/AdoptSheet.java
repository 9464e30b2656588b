package dev.sluice.ui.screen.environments;

import dev.sluice.domain.model.Environment;
import dev.sluice.ui.commandline.CopyAsCommand;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.LinesArea;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.form.LevelField;
import dev.sluice.ui.screen.environments.AdoptModel.Choice;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Three steps: where the servers are and who asks them, what they store and what can be done with each account by
/// the keys that are held, and which of them are taken over.
final class AdoptSheet {
    private static final Messages TEXTS = Messages.of("environments");
    private static final int LINES = 2;

    private AdoptSheet() {}

    static void show(ScreenContext context, Consumer<Environment> made) {
        var model = new AdoptModel();
        var controller = new AdoptController(context, model, made);
        var sheet = new Sheet(TEXTS.get("adopt.title"), Sheet.Size.LARGE);
        var servers = new LinesArea("adopt-servers", LINES);
        servers.getStyleClass().add("mono");
        servers.textProperty().bindBidirectional(model.servers());
        var level = new LevelField("adopt-level", model.level());
        var survey = Controls.button(TEXTS.get("adopt.survey"), Feather.SEARCH, controller::survey, "small");
        survey.setId("adopt-survey");
        survey.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.servers().get().isBlank()
                                || model.creds().get() == null
                                || model.busy().get(),
                        model.servers(),
                        model.creds(),
                        model.busy()));
        sheet.add(
                Controls.paragraph(TEXTS.get("adopt.intro"), "text-muted"),
                new Field(TEXTS.get("servers"), servers, TEXTS.get("adopt.servers.hint")),
                creds(context, model),
                Controls.row("button-row", survey),
                candidates(model),
                level);
        model.surveyed().subscribe(done -> {
            Controls.show(level, Visible.when(done));
            if (done) {
                // While it was off the keyboard went on to the next button.
                survey.requestFocus();
            }
        });
        sheet.startAt(servers);
        sheet.primary(TEXTS.get("adopt.verb"), controller::adopt).setId("adopt-verb");
        sheet.aside(new CopyAsCommand(controller::lines));
        sheet.follow(model);
        context.dialogs().show(sheet);
    }

    private static Node creds(ScreenContext context, AdoptModel model) {
        var chosen = new Label();
        chosen.getStyleClass().add("mono");
        model.creds().subscribe(file -> chosen.setText(file == null ? TEXTS.get("adopt.creds.none") : file.toString()));
        var choose = Controls.button(
                TEXTS.get("adopt.creds.choose"),
                Feather.KEY,
                () -> context.dialogs().files().open(TEXTS.get("creds.choose")).ifPresent(model.creds()::set),
                "small");
        choose.setId("adopt-creds");
        var row = Controls.row("line", choose, chosen);
        return new Field(TEXTS.get("adopt.creds"), row, TEXTS.get("adopt.creds.hint"));
    }

    private static Node candidates(AdoptModel model) {
        var grid = new GridPane();
        grid.getStyleClass().add("limits-grid");
        var box = new VBox(Controls.label(TEXTS.get("adopt.accounts"), "section-title"), grid);
        box.getStyleClass().add("limits-side");
        Controls.show(box, Visible.NO);
        model.choices().addListener((ListChangeListener<Choice>) _ -> {
            Controls.show(box, Visible.when(!model.choices().isEmpty()));
            grid.getChildren().clear();
            grid.addRow(
                    0,
                    Stream.of("adopt.take", "adopt.key", "adopt.sign", "adopt.grant", "adopt.mint")
                            .map(key -> Controls.label(TEXTS.get(key), "fact-name"))
                            .toArray(Node[]::new));
            var row = 1;
            for (var choice : model.choices()) {
                grid.addRow(row++, line(choice));
            }
        });
        return box;
    }

    private static Node[] line(Choice choice) {
        var candidate = choice.candidate();
        var box = new CheckBox(candidate.isSystem() ? TEXTS.get("adopt.system", candidate.name()) : candidate.name());
        box.setMnemonicParsing(false);
        box.setId("adopt-" + candidate.name());
        box.selectedProperty().bindBidirectional(choice.ticked());
        box.setDisable(!choice.isFree());
        return new Node[] {
            box,
            Controls.label(candidate.key().shortText(), "mono"),
            can(candidate.canSign()),
            can(candidate.canGrant()),
            can(candidate.canMint())
        };
    }

    private static Node can(boolean can) {
        return Controls.label(TEXTS.get(can ? "adopt.can" : "adopt.can.not"), can ? "able" : "text-muted");
    }
}
