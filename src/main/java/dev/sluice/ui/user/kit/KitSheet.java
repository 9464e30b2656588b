package dev.sluice.ui.user.kit;

import dev.sluice.domain.interop.kit.ConnectionKit;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.server.ClientTrial;
import dev.sluice.domain.model.server.ClientTrial.Answer;
import dev.sluice.domain.model.server.ClientTrial.Deed;
import dev.sluice.ui.commandline.CopyAsCommand;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Copied;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.LinesArea;
import dev.sluice.ui.control.PickList;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What a developer needs to connect as a user, tried before it is handed out.
public final class KitSheet {

    private static final Messages TEXTS = Messages.of("users");
    private static final int LINES = 9;

    private final ScreenContext context;
    private final KitModel model;
    private final KitController controller;
    private final VBox facts = new VBox();
    private final VBox files = new VBox();
    private final VBox answers = new VBox();

    private KitSheet(ScreenContext context, User user) {
        this.context = context;
        this.model = new KitModel(user);
        this.controller = new KitController(context, model);
        files.getStyleClass().add("sheet-lines");
        answers.getStyleClass().add("sheet-lines");
        answers.setId("kit-answers");
    }

    public static void show(ScreenContext context, User user) {
        new KitSheet(context, user).show();
    }

    private void show() {
        var name = model.user().name();
        var sheet = new Sheet(TEXTS.get("kit.title", name), Sheet.Size.LARGE)
                .add(
                        Controls.paragraph(TEXTS.get("kit.text", name), "text-muted"),
                        facts,
                        // Above the files, so that what servers say is seen without scrolling.
                        published(),
                        answers,
                        files);
        var tried = Controls.button(TEXTS.get("kit.try"), Feather.PLAY, controller::tryOut);
        tried.setId("kit-try");
        tried.disableProperty().bind(model.ready().map(ready -> !ready));
        sheet.aside(tried);
        sheet.aside(new CopyAsCommand(controller::lines));
        sheet.primary(TEXTS.get("kit.save"), controller::save).setId("kit-save");
        sheet.follow(model);
        model.read().subscribe(this::read);
        model.trial().subscribe(this::tried);
        context.dialogs().show(sheet);
        controller.read();
    }

    private Field published() {
        var subject = new TextField();
        subject.setId("kit-publish");
        subject.getStyleClass().add("mono");
        subject.textProperty().bindBidirectional(model.publish());
        return new Field(TEXTS.get("kit.publish"), subject, TEXTS.get("kit.publish.hint"));
    }

    private void read(KitModel.@Nullable Read read) {
        if (read != null) {
            facts.getChildren().setAll(facts(read.kit()));
            files.getChildren().setAll(files(read.files()));
        }
    }

    private Facts facts(ConnectionKit of) {
        var end = of.expires();
        return new Facts()
                .addMono(TEXTS.get("kit.urls"), String.join("\n", of.urls()))
                .addMono(TEXTS.get("kit.creds"), of.creds())
                .add(TEXTS.get("kit.inbox"), of.inbox().isEmpty() ? TEXTS.get("kit.inbox.none") : of.inbox())
                .add(
                        TEXTS.get("kit.ends"),
                        end == null
                                ? TEXTS.get("kit.endless")
                                : context.moments().absolute(end));
    }

    private static List<Node> files(Map<String, String> files) {
        var text = text();
        var choice = new PickList<String>(name -> name).of(List.copyOf(files.keySet()));
        choice.setId("kit-file");
        choice.valueProperty().subscribe(name -> text.setText(files.getOrDefault(String.valueOf(name), "")));
        choice.getSelectionModel().selectFirst();
        var said = Controls.label("", "text-muted");
        var copy = Controls.button(
                TEXTS.get("kit.copy"),
                Feather.COPY,
                () -> {
                    Copied.put(text.getText());
                    said.setText(TEXTS.get("kit.copied"));
                },
                "small");
        copy.setId("kit-copy");
        choice.valueProperty().subscribe(_ -> said.setText(""));
        return List.of(
                new Field(TEXTS.get("kit.file"), choice, TEXTS.get("kit.file.hint")),
                text,
                Controls.row("line", copy, said));
    }

    private static TextArea text() {
        var text = new LinesArea("kit-text", LINES);
        text.setEditable(false);
        text.getStyleClass().add("mono");
        text.setAccessibleText(TEXTS.get("kit.text.of"));
        return text;
    }

    private void tried(@Nullable ClientTrial trial) {
        answers.getChildren().clear();
        if (trial != null) {
            var server = trial.server();
            answers.getChildren()
                    .add(line(
                            Feather.CHECK_CIRCLE,
                            TEXTS.get(
                                    "kit.try.connected",
                                    server.name(),
                                    server.version(),
                                    model.user().name())));
            trial.answers().stream().map(KitSheet::line).forEach(answers.getChildren()::add);
        }
    }

    private static Node line(Answer answer) {
        var step = answer.step();
        var deed = TEXTS.get(step.deed() == Deed.PUBLISH ? "can.verb.publish" : "can.verb.subscribe");
        var refusal = answer.refusal();
        return refusal == null
                ? line(Feather.CHECK_CIRCLE, TEXTS.get("kit.try.taken", deed, step.subject()))
                : line(Feather.SLASH, TEXTS.get("kit.try.refused", deed, step.subject(), refusal));
    }

    private static Node line(Feather icon, String text) {
        var style = icon == Feather.SLASH ? "effect-closes" : "effect-opens";
        return Controls.row("effect", Controls.icon(icon, style), Controls.paragraph(text));
    }
}
