package dev.sluice.ui.account.signing;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.ui.commandline.AccountLines;
import dev.sluice.ui.commandline.CommandLines;
import dev.sluice.ui.dialog.FileAccess;
import dev.sluice.ui.dialog.SheetController;
import dev.sluice.ui.operation.PatchText;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.nio.file.Path;
import java.util.List;

/// Makes the request, and hands it out as a file.
final class SigningRequestController extends SheetController {

    private static final Messages TEXTS = Messages.of("accounts");

    private final ScreenContext context;
    private final SigningRequestModel model;

    SigningRequestController(ScreenContext context, SigningRequestModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
    }

    /// Reads what goes along.
    void activate() {
        context.jobs().run(this::waiting, words -> model.knows(words), context.dialogs()::problem);
    }

    private List<String> waiting() {
        return services().edits().plan(account().key()).waiting().stream()
                .map(PatchText::of)
                .toList();
    }

    void make() {
        run(() -> services().requests().request(account().key()), jwt -> {
            model.made(jwt);
            context.session().tell(TEXTS.get("request.made", account().name()));
        });
    }

    void save() {
        var jwt = model.request().get();
        if (jwt != null) {
            context.dialogs()
                    .files()
                    .save(TEXTS.get("request.save"), model.fileName())
                    .ifPresent(file -> run(() -> write(file, jwt), this::saved));
        }
    }

    private static Path write(Path file, String jwt) {
        FileAccess.write(file, jwt + "\n");
        return file;
    }

    private void saved(Path file) {
        model.say(context.session().tell(TEXTS.get("request.saved", account().name(), file)));
    }

    /// It was put into the clipboard.
    void copied() {
        model.say(TEXTS.get("request.copied"));
    }

    CommandLines lines() {
        return new AccountLines(context.session().environment().name()).request(account(), model.fileName());
    }

    private Account account() {
        return model.account();
    }

    private EnvironmentServices services() {
        return context.session().services();
    }
}
