package dev.sluice.ui.palette;

import dev.sluice.ui.command.Command;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.session.ConsoleSession;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.kordamp.ikonli.feather.Feather;

/// Finds accounts, exports, connections and commands by what is typed.
final class PaletteController {

    private static final Messages TEXTS = Messages.of("shell");

    private final ScreenContext context;
    private final PaletteModel model;
    private final List<PaletteEntry> commands;
    private final PastedRecognition recognition;
    private final LatestOnly recognising;
    private List<PaletteEntry> all;
    private String typed = "";

    PaletteController(ScreenContext context, List<Command> commands, PaletteModel model) {
        this.context = context;
        this.model = model;
        this.commands = commands.stream()
                .filter(Command::isEnabled)
                .map(PaletteController::entry)
                .toList();
        all = this.commands;
        recognition = new PastedRecognition(context);
        recognising = context.jobs().lane();
    }

    /// Commands are there at once; what has to be read comes before them.
    void open() {
        search("");
        context.jobs().run(() -> objects(context.session()), this::add, context.dialogs()::problem);
    }

    private void add(List<PaletteEntry> objects) {
        all = Stream.concat(objects.stream(), commands.stream()).toList();
        search(typed);
    }

    /// @param text a part of a name, or a key or a token
    void search(String text) {
        typed = text;
        recognising.forget();
        if (PastedRecognition.applies(text)) {
            recognising.run(() -> recognition.of(text), model::show, context.dialogs()::problem);
        } else {
            model.show(all, text);
        }
    }

    private static PaletteEntry entry(Command command) {
        var keys = command.shortcut().map(k -> k.getDisplayText()).orElse("");
        return new PaletteEntry(command.name(), TEXTS.get("palette.command"), command.icon(), keys, command::run);
    }

    /// In the background.
    private List<PaletteEntry> objects(ConsoleSession session) {
        var reads = session.reads();
        var names = reads.accounts().labels();
        var found = new ArrayList<PaletteEntry>();
        reads.accounts()
                .live()
                .forEach(account -> found.add(new PaletteEntry(
                        account.name(),
                        TEXTS.get("palette.account"),
                        Feather.USERS,
                        "",
                        to(ScreenId.ACCOUNTS, account.key().text()))));
        session.services()
                .exports()
                .list()
                .forEach(export -> found.add(new PaletteEntry(
                        export.name() + "  " + export.subject().text(),
                        TEXTS.get("palette.export", names.of(export.account())),
                        Feather.UPLOAD,
                        "",
                        to(ScreenId.EXPORTS, export.id().value().toString()))));
        session.services()
                .federation()
                .list()
                .reversed()
                .forEach(c -> found.add(new PaletteEntry(
                        c.share().name() + "  " + c.share().subject().text(),
                        TEXTS.get("palette.connection", names.of(c.exporter()), names.of(c.importer())),
                        Feather.LINK,
                        "",
                        () -> context.navigator().go(Route.to(c)))));
        return found;
    }

    private Runnable to(ScreenId screen, String object) {
        return () -> context.navigator().go(new Route(screen, object));
    }
}
