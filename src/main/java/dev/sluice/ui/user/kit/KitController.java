package dev.sluice.ui.user.kit;

import dev.sluice.domain.interop.kit.ConnectionKit;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.ui.commandline.CommandLines;
import dev.sluice.ui.commandline.UserLines;
import dev.sluice.ui.dialog.FileAccess;
import dev.sluice.ui.dialog.SheetController;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Reads a connection kit, tries it on a server, and writes it into a folder.
final class KitController extends SheetController {

    private static final Messages TEXTS = Messages.of("users");

    private final ScreenContext context;
    private final KitModel model;

    KitController(ScreenContext context, KitModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
    }

    void read() {
        run(() -> KitModel.Read.of(ConnectionKit.of(services(), model.user())), model::known);
    }

    /// Connects as the user: what it may subscribe to is tried, and where a message is to go.
    void tryOut() {
        var read = model.read().get();
        if (read == null) {
            return;
        }
        var subject = model.publish().get().strip();
        var published = subject.isEmpty() ? List.<String>of() : List.of(subject);
        model.tried(null);
        run(() -> read.kit().tryOut(services(), model.user(), List.of(), published), model::tried);
    }

    CommandLines lines() {
        var read = model.read().get();
        return read == null
                ? CommandLines.NONE
                : new UserLines(
                                context.session().environment().name(),
                                read.kit().account())
                        .kit(model.user().name());
    }

    /// Asks for a folder; nothing is written where a file of one of the names is there.
    void save() {
        var read = model.read().get();
        if (read == null) {
            return;
        }
        context.dialogs()
                .files()
                .folder(TEXTS.get("kit.folder"))
                .ifPresent(folder -> finish(() -> write(read, folder), () -> saved(read, folder)));
    }

    private void write(KitModel.Read read, Path folder) {
        var creds = read.kit().creds();
        FileAccess.requireFree(
                Stream.concat(Stream.of(creds), read.files().keySet().stream()).map(folder::resolve));
        FileAccess.writeNewSecret(
                folder.resolve(creds), services().users().creds(model.user(), CredsIssue.Place.file(creds)));
        read.files().forEach((name, text) -> FileAccess.write(folder.resolve(name), text));
    }

    private void saved(KitModel.Read read, Path folder) {
        context.announce(
                TEXTS.get("kit.saved", model.user().name(), folder, read.files().size() + 1));
    }

    private EnvironmentServices services() {
        return context.session().services();
    }
}
