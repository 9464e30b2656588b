package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.model.Account;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.ProblemPane;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;

/// Every JWT that was signed for an account, the newest first. Read only when it is looked at.
final class HistoryPane extends VBox {

    private static final Messages TEXTS = Messages.of("accounts");
    private static final int PAGE = 30;

    private final ScreenContext context;
    private final Account account;
    private boolean read;

    private record History(List<RevisionLine> lines, Map<String, String> names) {}

    HistoryPane(ScreenContext context, Account account) {
        this.context = context;
        this.account = account;
        getStyleClass().addAll("tab-body", "history");
        setId("history");
        setMinWidth(0);
    }

    void look() {
        if (read) {
            return;
        }
        read = true;
        var wheel = new ProgressIndicator();
        wheel.setAccessibleText(TEXTS.get("history.reading"));
        getChildren().setAll(Controls.row("effect", wheel, Controls.label(TEXTS.get("history.reading"), "text-muted")));
        context.jobs().run(this::history, this::show, problem -> getChildren().setAll(new ProblemPane(problem)));
    }

    private History history() {
        var session = context.session();
        return new History(
                RevisionLine.of(session.services(), account),
                session.reads().accounts().namesByText());
    }

    private void show(History history) {
        getChildren().clear();
        if (history.lines().isEmpty()) {
            getChildren().add(Controls.paragraph(TEXTS.get("history.none"), "text-muted"));
            return;
        }
        getChildren().add(Controls.paragraph(TEXTS.get("history.text"), "text-muted"));
        more(history, 0);
    }

    private void more(History history, int from) {
        var to = Math.min(from + PAGE, history.lines().size());
        for (var line : history.lines().subList(from, to)) {
            getChildren().add(new RevisionPane(context, account, line, history.names()));
        }
        if (to < history.lines().size()) {
            var left = history.lines().size() - to;
            var button = Controls.button(TEXTS.get("history.older", left), () -> {}, "small");
            button.setOnAction(_ -> {
                getChildren().remove(button);
                more(history, to);
            });
            getChildren().add(button);
        }
    }

    static String word(String action) {
        var acts = Messages.of("audit");
        var key = "action." + action;
        return acts.has(key) ? acts.get(key) : action;
    }
}
