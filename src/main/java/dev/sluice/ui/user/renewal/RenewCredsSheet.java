package dev.sluice.ui.user.renewal;

import dev.sluice.domain.readmodel.UserEntry;
import dev.sluice.ui.commandline.CopyAsCommand;
import dev.sluice.ui.control.Choices;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.operation.OperationView;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.user.renewal.RenewCredsModel.ContextPlace;
import dev.sluice.ui.user.renewal.RenewCredsModel.OldCreds;
import dev.sluice.ui.user.renewal.RenewCredsModel.Target;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Review before the credentials that a client reads are replaced: which file is written, when the old ones end,
/// who is cut when.
public final class RenewCredsSheet {

    private static final Messages TEXTS = Messages.of("users");

    private final ScreenContext context;
    private final RenewCredsModel model;
    private final RenewCredsController controller;
    private final TextField path = new TextField();
    private final Field field;
    private final VBox places = new VBox();

    private RenewCredsSheet(ScreenContext context, RenewCredsModel model) {
        this.context = context;
        this.model = model;
        this.controller = new RenewCredsController(context, model);
        this.field = new Field(TEXTS.get("renew.file"), line(), TEXTS.get("renew.file.hint"));
        places.getStyleClass().add("sheet-lines");
        places.managedProperty().bind(places.visibleProperty());
        places.setVisible(false);
    }

    public static void show(ScreenContext context, UserEntry entry) {
        new RenewCredsSheet(context, RenewCredsController.model(context.session(), entry)).show();
    }

    private void show() {
        var user = model.entry().user();
        var fate = new Choices<>(TEXTS.get("renew.old"), model.fate())
                .offer(OldCreds.SHUT_OUT, TEXTS.get("renew.shut"), TEXTS.get("renew.shut.hint"));
        if (model.isHeld()) {
            fate.offer(OldCreds.RUN_OUT, TEXTS.get("renew.keep"), TEXTS.get("renew.keep.hint"));
        }
        var cuts = new CutClientsPane(model, context.moments(), controller::ask);
        var sheet = new OperationView(controller, model, TEXTS.get("renew.title", user.name()))
                .about(user.name(), user.key())
                .with(Controls.paragraph(TEXTS.get("renew.intro"), "text-muted"), field, places, fate, cuts)
                .typed(model.typed(), model.fate().map(chosen -> chosen == OldCreds.SHUT_OUT))
                .verb(TEXTS.get("renew.verb"));
        sheet.aside(new CopyAsCommand(controller::lines));
        sheet.startAt(path);
        // With the form it would be off when it says what came of it.
        model.result().subscribe(sentence -> {
            if (sentence != null) {
                sheet.add(cuts);
            }
        });
        model.path().subscribe(controller::typed);
        model.target().subscribe(this::found);
        model.contexts().addListener((ListChangeListener<ContextPlace>) _ -> offer());
        context.dialogs().show(sheet);
        controller.activate();
    }

    private Node line() {
        path.setId("renew-path");
        path.getStyleClass().add("mono");
        path.textProperty().bindBidirectional(model.path());
        path.setAccessibleText(TEXTS.get("renew.file"));
        HBox.setHgrow(path, Priority.ALWAYS);
        var choose = Controls.button(TEXTS.get("renew.choose.short"), Feather.FOLDER, controller::choose);
        choose.setId("renew-choose");
        choose.setMinWidth(Region.USE_PREF_SIZE);
        return Controls.row("folder-row", path, choose);
    }

    private void found(Target target) {
        switch (target) {
            case Target.Nothing _ -> field.fine();
            case Target.Reading _ -> field.fine(TEXTS.get("renew.reading"));
            case Target.Wrong(var problem) -> field.wrong(problem);
            case Target.Its its -> field.fine(words(its));
        }
    }

    private String words(Target.Its its) {
        var end = its.end();
        var until = end == null
                ? TEXTS.get("renew.its.endless")
                : TEXTS.get("renew.its.until", context.moments().absolute(end));
        return TEXTS.get("renew.its", its.file(), context.moments().absolute(its.issuedAt()), until);
    }

    /// Contexts that read a file of this user: one press fills the field.
    private void offer() {
        places.getChildren().clear();
        for (var place : model.contexts()) {
            var take = Controls.button(
                    TEXTS.get("renew.context", place.name()),
                    Feather.TERMINAL,
                    () -> model.path().set(place.creds().toString()),
                    "small");
            take.setId("renew-context-" + place.name());
            take.setMinWidth(Region.USE_PREF_SIZE);
            places.getChildren()
                    .add(Controls.row("line", take, Controls.label(place.creds().toString(), "mono", "text-muted")));
        }
        places.setVisible(!places.getChildren().isEmpty());
    }
}
