package dev.sluice.ui.user;

import dev.sluice.domain.interop.ContextImport;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.domain.text.FileNames;
import dev.sluice.ui.dialog.FileAccess;
import dev.sluice.ui.dialog.SecretCopy;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.nio.file.Path;
import java.util.List;

/// Gives creds out: into files that only their owner reads, into the clipboard for half a minute, or as a context
/// of the NATS CLI. Each is noted in the audit log.
public final class CredsHandout {

    private static final Messages TEXTS = Messages.of("users");
    private static final String CREDS = ".creds";

    private final ScreenContext context;

    public CredsHandout(ScreenContext context) {
        this.context = context;
    }

    static String fileName(User user) {
        return FileNames.of(user.name()) + CREDS;
    }

    /// Asks where; who answers has agreed to what is written over.
    public void save(User user) {
        context.dialogs()
                .files()
                .save(TEXTS.get("creds.save"), fileName(user))
                .ifPresent(file -> context.jobs()
                        .run(
                                () -> FileAccess.writeSecret(file, creds(user, place(file))),
                                () -> context.announce(TEXTS.get("creds.saved", user.name(), file)),
                                context.dialogs()::problem));
    }

    /// A file for each in one folder; none is written where one of that name is there.
    public void save(List<User> users) {
        if (users.size() == 1) {
            save(users.getFirst());
            return;
        }
        context.dialogs()
                .files()
                .folder(TEXTS.get("creds.folder"))
                .ifPresent(folder -> context.jobs()
                        .run(
                                () -> write(users, folder),
                                () -> context.announce(TEXTS.get("creds.saved.many", users.size(), folder)),
                                context.dialogs()::problem));
    }

    private void write(List<User> users, Path folder) {
        FileAccess.requireFree(users.stream().map(user -> folder.resolve(fileName(user))));
        for (var user : users) {
            var file = folder.resolve(fileName(user));
            FileAccess.writeNewSecret(file, creds(user, place(file)));
        }
    }

    public void copy(User user) {
        context.jobs()
                .run(
                        () -> creds(user, CredsIssue.Place.CLIPBOARD),
                        creds -> {
                            context.dialogs().secrets().put(creds);
                            context.announce(TEXTS.get("creds.copied", user.name(), SecretCopy.KEPT.toSeconds()));
                        },
                        context.dialogs()::problem);
    }

    /// For the command line tool on this machine.
    public void writeContext(User user) {
        var draft = new ContextImport.Draft(context.session().environment().id(), user, null, null);
        context.jobs()
                .run(
                        () -> new ContextImport(context.outside().exchange().get())
                                .export(context.session().workspace(), draft),
                        written -> context.announce(TEXTS.get("context.saved", written.context())),
                        context.dialogs()::problem);
    }

    private char[] creds(User user, CredsIssue.Place place) {
        return context.session().services().users().creds(user, place);
    }

    static CredsIssue.Place place(Path file) {
        return CredsIssue.Place.file(String.valueOf(file.getFileName()));
    }
}
