package dev.sluice.ui.account;

import dev.sluice.ui.commandline.CopyAsCommand;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.mvc.View;
import dev.sluice.ui.operation.ForeseenList;
import dev.sluice.ui.text.Messages;
import javafx.beans.binding.Bindings;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/// The form for one part of an account, with what the change would do, before it is staged.
public final class AccountEditSheet extends Sheet implements View {
    private static final Messages TEXTS = Messages.of("account");

    AccountEditSheet(AccountEditModel model, AccountEditController controller) {
        super(title(model), size(model.part()));
        var form = form(model, controller);
        add(Controls.party(model.account().name(), model.account().key()));
        if (form == null) {
            add(Controls.paragraph(
                    TEXTS.get(suspending(model) + ".effect", model.account().name())));
        } else {
            add(form);
            model.faults().subscribe(form::show);
            startAt(form.first());
        }
        add(new ForeseenList(model.foreseen()));
        var copy = new CopyAsCommand(controller::lines);
        aside(copy);
        primary(TEXTS.get(form == null ? suspending(model) + ".verb" : "stage"), controller::stage, style(model))
                .setId("account-stage");
        primaryWhen(Bindings.createBooleanBinding(model::isReady, model.foreseen(), model.isStaging()));
        onClose(controller::deactivate);
        model.isStaged().subscribe(done -> {
            if (done) {
                close();
            }
        });
    }

    @Override
    public Parent root() {
        return this;
    }

    private static String title(AccountEditModel model) {
        var name = model.account().name();
        return switch (model.part()) {
            case AccountPart.Details _ -> TEXTS.get("details.title", name);
            case AccountPart.Limits _ -> TEXTS.get("limits.title", name);
            case AccountPart.Rarely _ -> TEXTS.get("rarely.title", name);
            case AccountPart.Permissions _ -> TEXTS.get("rules.title", name);
            case AccountPart.Mapping _ -> TEXTS.get("mapping.title", name);
            case AccountPart.Suspension _ -> TEXTS.get(suspending(model) + ".title", name);
        };
    }

    private static Size size(AccountPart part) {
        return part instanceof AccountPart.Limits ? Size.LARGE : Size.MEDIUM;
    }

    private static String style(AccountEditModel model) {
        return model.part() instanceof AccountPart.Suspension
                        && !model.plan().planned().isSuspended()
                ? "danger"
                : "accent";
    }

    private static String suspending(AccountEditModel model) {
        return model.plan().planned().isSuspended() ? "resume" : "suspend";
    }

    private static @Nullable AccountForm form(AccountEditModel model, AccountEditController controller) {
        return switch (model.part()) {
            case AccountPart.Details _ -> new DetailsForm(model, controller);
            case AccountPart.Limits _ -> new LimitsForm(model, controller);
            case AccountPart.Rarely _ -> new RareForm(model, controller);
            case AccountPart.Permissions _ -> new RulesForm(model, controller);
            case AccountPart.Mapping(var from) -> new MappingForm(model, controller, from);
            case AccountPart.Suspension _ -> null;
        };
    }
}
