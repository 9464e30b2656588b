package dev.sluice.ui.recovery;

import dev.sluice.domain.model.record.Journal;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.TimeLabel;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.text.Messages;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// One interrupted work: its steps as they were written down, and what each choice would do.
final class InterruptedSheet {

    private static final Messages TEXTS = Messages.of("recovery");
    /// A push of everything has as many steps as there are accounts.
    private static final int MOST = 30;

    private final ScreenContext context;
    private final RecoveryOperations acts;

    InterruptedSheet(ScreenContext context, RecoveryOperations acts) {
        this.context = context;
        this.acts = acts;
    }

    void show(Interrupted one) {
        var sheet = new Sheet(InterruptedText.title(one), Sheet.Size.MEDIUM);
        sheet.add(Controls.paragraph(InterruptedText.sentence(one) + " " + InterruptedText.doubt(one)));
        sheet.add(Controls.label(TEXTS.get("steps"), "section-title"), steps(one));
        if (one.canFinish()) {
            sheet.add(choice("finish", InterruptedText.finishing(one)));
        }
        if (one.canPutBack()) {
            sheet.add(choice("back", InterruptedText.puttingBack(one)));
        }
        one.connection()
                .ifPresent(connection -> sheet.aside(Controls.button(TEXTS.get("connection"), Feather.LINK, () -> {
                    sheet.close();
                    var live = connection.state().isLive() ? ScreenId.CONNECTIONS : ScreenId.TERMINATED;
                    context.navigator()
                            .go(new Route(live, connection.id().value().toString()));
                })));
        var buttons = Controls.row("button-row");
        if (one.canPutBack()) {
            buttons.getChildren().add(leading(acts.putBack(one), sheet));
        }
        if (one.canFinish()) {
            buttons.getChildren().add(leading(acts.finish(one), sheet));
        }
        sheet.add(buttons);
        sheet.leaveBy(TEXTS.get("close"));
        context.dialogs().show(sheet);
    }

    /// Closes this sheet before the next one opens.
    private static Node leading(dev.sluice.ui.command.Command command, Sheet sheet) {
        var button = new CommandButton(command);
        button.button().setOnAction(_ -> {
            sheet.close();
            command.run();
        });
        button.button().setId(command.id().replace('.', '-') + "-sheet");
        return button;
    }

    private static Node choice(String word, String effect) {
        return new VBox(Controls.label(TEXTS.get(word), "section-title"), Controls.paragraph(effect));
    }

    private Node steps(Interrupted one) {
        var facts = new Facts()
                .add(
                        TEXTS.get("begun"),
                        new TimeLabel(context.moments(), one.work().startedAt()));
        var steps = one.work().steps();
        steps.stream().limit(MOST).forEach(step -> facts.add(words(one, step), time(one, step)));
        if (steps.size() > MOST) {
            facts.add("", TEXTS.get("steps.more", steps.size() - MOST));
        }
        return facts;
    }

    private static String words(Interrupted one, Journal.Step step) {
        return TEXTS.get("phase." + step.purpose().word(), one.name(step.account()));
    }

    private Node time(Interrupted one, Journal.Step step) {
        var last = step.equals(one.work().steps().getLast());
        return Controls.row(
                "line",
                new TimeLabel(context.moments(), step.at()),
                Controls.label(last ? TEXTS.get("step.last") : "", "text-muted"));
    }
}
