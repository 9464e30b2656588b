package dev.sluice.ui.template;

import dev.sluice.ui.commandline.CommandLines;
import dev.sluice.ui.commandline.TemplateLines;
import dev.sluice.ui.dialog.SheetController;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.Objects;
import java.util.function.Consumer;

/// Keeps the shape of an account as a template.
final class SaveTemplateController extends SheetController {
    private static final Messages TEXTS = Messages.of("templates");

    private final ScreenContext context;
    private final SaveTemplateModel model;
    private final Consumer<String> done;

    /// @param done told of its name
    SaveTemplateController(ScreenContext context, SaveTemplateModel model, Consumer<String> done) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
        this.done = done;
    }

    void save() {
        var account = Objects.requireNonNull(model.account().get());
        var name = model.name().stripped();
        var replacing = model.replacing().get();
        finish(() -> context.session().services().templates().save(name, account.key(), replacing), template -> {
            context.session().tell(TEXTS.get("saved", template.name(), account.name()));
            done.accept(template.name());
        });
    }

    /// What is chosen, as a command.
    CommandLines lines() {
        var account = model.account().get();
        return account == null || model.name().stripped().isEmpty()
                ? CommandLines.NONE
                : new TemplateLines(context.session().environment().name())
                        .save(
                                model.name().stripped(),
                                account,
                                model.replacing().get());
    }
}
