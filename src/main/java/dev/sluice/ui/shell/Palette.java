package dev.sluice.ui.shell;

import dev.sluice.ui.command.Command;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.session.ConsoleSession;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.token.SecretFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// Finds accounts, exports, connections and commands by what is typed.
final class Palette {

    private static final Messages TEXTS = Messages.of("shell");
    /// A one-line field lays out more than this slowly, in characters.
    private static final int LONG = 2_000;

    /// @param keys shortcut, empty for none
    record Found(String name, String detail, Ikon icon, String keys, Runnable go) {}

    private final ScreenContext context;
    private final ListView<Found> list = new ListView<>();
    private final TextField text = new TextField();
    private final Sheet sheet = new Sheet(TEXTS.get("palette.title"), Sheet.Size.MEDIUM);
    private final List<Found> commands;
    private final Label said = Controls.paragraph("", "note");
    private final PastedRecognition recognition;
    private final LatestOnly recognising;
    private String whole = "";
    private String beginning = "";
    private FilteredList<Found> all = new FilteredList<>(FXCollections.observableArrayList());

    Palette(ScreenContext context, List<Command> commands) {
        this.context = context;
        this.recognition = new PastedRecognition(context);
        this.recognising = context.jobs().lane();
        this.commands =
                commands.stream().filter(Command::isEnabled).map(Palette::found).toList();
        text.setPromptText(TEXTS.get("palette.prompt"));
        text.setAccessibleText(TEXTS.get("palette.prompt"));
        text.setId("palette-field");
        list.setId("palette-list");
        list.setAccessibleText(TEXTS.get("palette.list"));
        list.setPlaceholder(Controls.label(TEXTS.get("palette.none"), "text-muted"));
        list.setCellFactory(_ -> new PaletteCell());
        list.setFocusTraversable(false);
        list.setOnMouseClicked(_ -> go());
        sheet.getStyleClass().add("palette");
        said.setGraphic(Controls.icon(Feather.SHIELD));
        said.setText(TEXTS.get("palette.secret"));
        Controls.show(said, Visible.NO);
        text.setTextFormatter(new TextFormatter<>(this::kept));
        text.textProperty().subscribe(this::search);
        sheet.add(text, said, list);
        sheet.startAt(text);
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    void show() {
        fill(commands);
        context.dialogs().show(sheet);
        context.jobs()
                .run(
                        () -> objects(context.session()),
                        objects -> {
                            var all = new ArrayList<>(objects);
                            all.addAll(commands);
                            fill(all);
                        },
                        context.dialogs()::problem);
    }

    private void fill(List<Found> found) {
        all = new FilteredList<>(FXCollections.observableArrayList(found));
        search(text.getText());
    }

    private void search(String shown) {
        recognising.forget();
        var typed = shown.equals(beginning) ? whole : shown;
        if (PastedRecognition.applies(typed)) {
            recognising.run(
                    () -> recognition.of(typed),
                    found -> show(FXCollections.observableArrayList(found)),
                    context.dialogs()::problem);
            return;
        }
        var words = typed.strip().toLowerCase(Locale.ROOT);
        all.setPredicate(found ->
                (found.name() + " " + found.detail()).toLowerCase(Locale.ROOT).contains(words));
        show(all);
    }

    private void show(ObservableList<Found> found) {
        list.setItems(found);
        list.getSelectionModel().selectFirst();
    }

    /// A seed is dropped before the field has it; of a long token it gets the beginning.
    private TextFormatter.Change kept(TextFormatter.Change change) {
        if (!change.isContentChange()) {
            return change;
        }
        var next = change.getControlNewText();
        var secret = SecretFilter.in(next);
        Controls.show(said, Visible.when(secret));
        if (!secret && next.length() <= LONG) {
            return change;
        }
        whole = secret ? SecretFilter.dropped(next) : next;
        beginning = whole.length() <= LONG ? whole : whole.substring(0, LONG) + "…";
        change.setRange(0, change.getControlText().length());
        change.setText(beginning);
        change.selectRange(beginning.length(), beginning.length());
        return change;
    }

    private void onKey(KeyEvent key) {
        if (key.getCode() == KeyCode.DOWN) {
            list.getSelectionModel().selectNext();
        } else if (key.getCode() == KeyCode.UP) {
            list.getSelectionModel().selectPrevious();
        } else if (key.getCode() == KeyCode.ENTER) {
            go();
        } else {
            return;
        }
        list.scrollTo(list.getSelectionModel().getSelectedIndex());
        key.consume();
    }

    private void go() {
        var found = list.getSelectionModel().getSelectedItem();
        if (found != null) {
            sheet.close();
            found.go().run();
        }
    }

    private static Found found(Command command) {
        var keys = command.shortcut().map(k -> k.getDisplayText()).orElse("");
        return new Found(command.name(), TEXTS.get("palette.command"), command.icon(), keys, command::run);
    }

    /// In the background.
    private List<Found> objects(ConsoleSession session) {
        var reads = session.reads();
        var names = reads.accounts().labels();
        var found = new ArrayList<Found>();
        reads.accounts()
                .live()
                .forEach(account -> found.add(new Found(
                        account.name(),
                        TEXTS.get("palette.account"),
                        Feather.USERS,
                        "",
                        to(ScreenId.ACCOUNTS, account.key().text()))));
        session.services()
                .exports()
                .list()
                .forEach(export -> found.add(new Found(
                        export.name() + "  " + export.subject().text(),
                        TEXTS.get("palette.export", names.of(export.account())),
                        Feather.UPLOAD,
                        "",
                        to(ScreenId.EXPORTS, export.id().value().toString()))));
        session.services()
                .federation()
                .list()
                .reversed()
                .forEach(c -> found.add(new Found(
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
