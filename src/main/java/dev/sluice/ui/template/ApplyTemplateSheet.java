package dev.sluice.ui.template;

import dev.sluice.domain.account.Templates.Template;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Environment;
import dev.sluice.ui.commandline.CopyAsCommand;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.PickList;
import dev.sluice.ui.operation.ForeseenList;
import dev.sluice.ui.operation.OperationView;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Chooses an account for a template, and shows what it would change there.
public final class ApplyTemplateSheet {
    private static final Messages TEXTS = Messages.of("templates");

    private ApplyTemplateSheet() {}

    /// @param environments whose accounts it can be compared with
    public static void show(ScreenContext context, Template template, List<Environment> environments) {
        var here = context.session().environment();
        var model = new ApplyTemplateModel(template, here, environments);
        var controller = new ApplyTemplateController(context, model);
        context.dialogs().show(sheet(model, controller));
        controller.choose(here);
    }

    private static OperationView sheet(ApplyTemplateModel model, ApplyTemplateController controller) {
        var environment = new PickList<Environment>(Environment::name);
        environment.setId("template-environment");
        environment.of(model.environments()).setValue(model.environment().get());
        environment.valueProperty().addListener((_, _, chosen) -> controller.choose(chosen));
        var account = new PickList<Account>(Account::name);
        account.setId("template-account");
        account.valueProperty().addListener((_, _, chosen) -> controller.choose(chosen));
        model.accounts().addListener((ListChangeListener<Account>) _ -> account.of(model.accounts()));
        var pair = new HBox(
                new Field(TEXTS.get("environment"), environment, ""), new Field(TEXTS.get("account"), account, ""));
        pair.getStyleClass().add("field-pair");
        var enter = Controls.button("", Feather.LOG_IN, controller::enter, "small");
        enter.setId("template-enter");
        var elsewhere = new VBox(Controls.paragraph(TEXTS.get("elsewhere"), "note"), enter);
        elsewhere.getStyleClass().add("act-form");
        model.environment().subscribe(chosen -> {
            enter.setText(TEXTS.get("enter", chosen.name()));
            enter.setAccessibleText(enter.getText());
            Controls.show(elsewhere, Visible.when(!model.isHere()));
        });
        var view = new OperationView(
                controller, model, TEXTS.get("apply.title", model.template().name()));
        view.with(
                Controls.paragraph(TEXTS.get("apply.effect"), "text-muted"),
                pair,
                elsewhere,
                new ForeseenList(model.foreseen()));
        view.aside(new CopyAsCommand(controller::lines));
        view.startAt(account);
        return view.verb(TEXTS.get("apply.verb"));
    }
}
