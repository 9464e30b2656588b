package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.audit.Actor;
import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.domain.model.Account;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.KeyLabel;
import dev.sluice.ui.control.ProblemPane;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.control.TimeLabel;
import dev.sluice.ui.operation.ClaimList;
import dev.sluice.ui.screen.accounts.RevisionLine.RevisionAge;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// One revision: a line, and once it is opened what it changed against the one before.
final class RevisionPane extends TitledPane {

    private static final Messages TEXTS = Messages.of("accounts");

    private final ScreenContext context;
    private final Account account;
    private final RevisionLine line;
    private final Map<String, String> names;
    private final VBox changes = new VBox();
    private boolean read;

    RevisionPane(ScreenContext context, Account account, RevisionLine line, Map<String, String> names) {
        this.context = context;
        this.account = account;
        this.line = line;
        this.names = names;
        getStyleClass().addAll("dense", "revision");
        setId("revision-" + line.revision().number());
        setAnimated(false);
        setMinWidth(0);
        setExpanded(false);
        setGraphic(head());
        setAccessibleText(TEXTS.get("revision.of", line.revision().number(), act()));
        var content = new VBox(facts(), changes, buttons());
        content.getStyleClass().add("revision-body");
        setContent(content);
        expandedProperty().subscribe(open -> {
            if (open) {
                look();
            }
        });
    }

    private Node head() {
        var when = new TimeLabel(context.moments(), line.revision().at());
        when.getStyleClass().add("text-muted");
        when.setMinWidth(USE_PREF_SIZE);
        var number = Controls.row(
                "cell-row", Controls.whole(TEXTS.get("revision", line.revision().number()), "cell-name"));
        if (line.age() == RevisionAge.RELEASED) {
            number.getChildren().add(new StateBadge(TEXTS.get("revision.released"), Feather.CHECK_CIRCLE, "active"));
        }
        return new VBox(number, Controls.row("cell-row", Controls.label(act()), when));
    }

    private String act() {
        return HistoryPane.word(line.revision().why());
    }

    private Node facts() {
        var revision = line.revision();
        var facts = new Facts()
                .add(TEXTS.get("revision.signed"), context.moments().absolute(revision.at()))
                .add(TEXTS.get("revision.act"), act())
                .add(TEXTS.get("revision.by"), who())
                .addMono(TEXTS.get("revision.iat"), String.valueOf(revision.iat()));
        line.signer().ifPresent(key -> facts.add(TEXTS.get("revision.key"), new KeyLabel(key)));
        return facts;
    }

    private String who() {
        if (line.revision().act() == null) {
            return TEXTS.get("revision.by.itself");
        }
        return line.actor().map(RevisionPane::name).orElseGet(() -> TEXTS.get("revision.by.unknown"));
    }

    private static String name(Actor actor) {
        if (actor.name().equals(Actor.ITSELF)) {
            return TEXTS.get("revision.by.itself");
        }
        var known = actor.name().isEmpty() ? actor.user() : actor.name();
        return known.isEmpty() ? TEXTS.get("revision.by.unknown") : known;
    }

    private Node buttons() {
        return Controls.row("button-row", new CommandButton(putBack(), "small"), new CommandButton(inspect(), "small"));
    }

    private Command putBack() {
        var why = line.age() == RevisionAge.RELEASED ? TEXTS.get("revision.put-back.released") : "";
        return context.command(
                        "accounts.put-back",
                        TEXTS.get("revision.put-back", line.revision().number()),
                        Feather.ROTATE_CCW,
                        Impact.PUBLISH,
                        () -> PutBackSheet.show(context, account, line.revision(), names))
                .unless(new SimpleStringProperty(why));
    }

    private Command inspect() {
        return context.command(
                "accounts.revision",
                TEXTS.get("inspect"),
                Feather.FILE_TEXT,
                Impact.READ,
                () -> context.navigator()
                        .go(new Route(ScreenId.INSPECTOR, line.revision().jwt())));
    }

    private void look() {
        if (read) {
            return;
        }
        read = true;
        context.jobs()
                .run(
                        () -> context.session().services().revisions().changes(line.revision()),
                        this::show,
                        problem -> changes.getChildren().setAll(new ProblemPane(problem)));
    }

    private void show(List<ClaimChange> found) {
        var number = line.revision().number();
        var title = number == 1 ? TEXTS.get("revision.changes.first") : TEXTS.get("revision.changes", number - 1);
        changes.getChildren()
                .setAll(
                        found.isEmpty()
                                ? Controls.paragraph(TEXTS.get("revision.changes.none"), "text-muted")
                                : new ClaimList(title, found, names));
    }
}
