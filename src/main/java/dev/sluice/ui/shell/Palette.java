package dev.sluice.ui.shell;

import dev.sluice.domain.federation.port.StoreView;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.control.Nodes;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.mvc.Texts;
import dev.sluice.ui.session.AccountNames;
import dev.sluice.ui.session.Desk;
import dev.sluice.ui.session.Place;
import dev.sluice.ui.session.ScreenId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// Finds accounts, exports, connections and commands by what is typed.
final class Palette {

    private static final Texts TEXTS = Texts.of("shell");

    /// @param keys shortcut, empty for none
    record Found(String name, String detail, Ikon icon, String keys, Runnable go) {}

    private final Desk desk;
    private final ListView<Found> list = new ListView<>();
    private final TextField text = new TextField();
    private final Sheet sheet = new Sheet(TEXTS.get("palette.title"), Sheet.Size.MEDIUM);
    private final List<Found> commands;

    Palette(Desk desk, List<Command> commands) {
        this.desk = desk;
        this.commands =
                commands.stream().filter(Command::isEnabled).map(Palette::found).toList();
        text.setPromptText(TEXTS.get("palette.prompt"));
        text.setAccessibleText(TEXTS.get("palette.prompt"));
        text.setId("palette-field");
        list.setId("palette-list");
        list.setAccessibleText(TEXTS.get("palette.list"));
        list.setPlaceholder(Nodes.label(TEXTS.get("palette.none"), "text-muted"));
        list.setCellFactory(_ -> new PaletteCell());
        list.setFocusTraversable(false);
        list.setOnMouseClicked(_ -> go());
        sheet.getStyleClass().add("palette");
        sheet.add(text, list);
        sheet.startAt(text);
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    void show() {
        fill(commands);
        desk.dialogs().show(sheet);
        desk.jobs()
                .run(
                        () -> desk.session().read(this::objects),
                        objects -> {
                            var all = new ArrayList<>(objects);
                            all.addAll(commands);
                            fill(all);
                        },
                        desk.dialogs()::problem);
    }

    private void fill(List<Found> all) {
        var shown = new FilteredList<>(FXCollections.observableArrayList(all));
        list.setItems(shown);
        text.textProperty().subscribe(typed -> {
            var words = typed.strip().toLowerCase(Locale.ROOT);
            shown.setPredicate(found -> (found.name() + " " + found.detail())
                    .toLowerCase(Locale.ROOT)
                    .contains(words));
            list.getSelectionModel().selectFirst();
        });
        list.getSelectionModel().selectFirst();
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

    private List<Found> objects(StoreView view) {
        var environment = desk.session().environment().id();
        var names = new AccountNames(view);
        var found = new ArrayList<Found>();
        view.accounts(environment)
                .forEach(account -> found.add(new Found(
                        account.name(),
                        TEXTS.get("palette.account"),
                        Feather.USERS,
                        "",
                        to(ScreenId.ACCOUNTS, account.key().text()))));
        view.exports(environment)
                .forEach(export -> found.add(new Found(
                        export.name() + "  " + export.subject().text(),
                        TEXTS.get("palette.export", names.of(export.account())),
                        Feather.UPLOAD,
                        "",
                        to(ScreenId.EXPORTS, export.id().value().toString()))));
        view.connections(environment)
                .forEach(c -> found.add(new Found(
                        c.share().name() + "  " + c.share().subject().text(),
                        TEXTS.get("palette.connection", names.of(c.exporter()), names.of(c.importer())),
                        Feather.LINK,
                        "",
                        to(screenOf(c.state()), c.id().value().toString()))));
        return found;
    }

    private Runnable to(ScreenId screen, String object) {
        return () -> desk.navigator().go(new Place(screen, object));
    }

    private static ScreenId screenOf(ConnectionState state) {
        if (state.isEnded()) {
            return ScreenId.TERMINATED;
        }
        return state == ConnectionState.PENDING ? ScreenId.PENDING : ScreenId.CONNECTIONS;
    }
}
