package dev.sluice.ui.recovery;

import dev.sluice.domain.federation.operation.OpenWork.Choice;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.TimeLabel;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// One interrupted work: its steps as they were written down, and what each choice would do.
final class InterruptedSheet {

    private static final Messages TEXTS = Messages.of("recovery");
    /// A push of everything has as many steps as there are accounts.
    private static final int MOST = 30;

    private InterruptedSheet() {}

    static void show(ScreenContext context, RecoveryOperations operations, Interrupted one) {
        var sheet = new Sheet(InterruptedText.title(one), Sheet.Size.MEDIUM);
        sheet.add(Controls.paragraph(InterruptedText.sentence(one) + " " + InterruptedText.doubt(one)));
        sheet.add(Controls.label(TEXTS.get("steps"), "section-title"), steps(context.moments(), one));
        if (one.canFinish()) {
            sheet.add(choice(one, Choice.FINISH));
        }
        if (one.canPutBack()) {
            sheet.add(choice(one, Choice.PUT_BACK));
        }
        one.connection()
                .ifPresent(connection -> sheet.aside(Controls.button(TEXTS.get("connection"), Feather.LINK, () -> {
                    sheet.close();
                    operations.open(connection);
                })));
        var buttons = Controls.row("button-row");
        if (one.canPutBack()) {
            buttons.getChildren().add(leading(operations.putBack(one), sheet));
        }
        if (one.canFinish()) {
            buttons.getChildren().add(leading(operations.finish(one), sheet));
        }
        sheet.add(buttons);
        sheet.leaveBy(TEXTS.get("close"));
        context.dialogs().show(sheet);
    }

    /// Closes this sheet before the next one opens.
    private static Node leading(Command command, Sheet sheet) {
        var button = new CommandButton(command);
        button.button().setOnAction(_ -> {
            sheet.close();
            command.run();
        });
        button.button().setId(command.id().replace('.', '-') + "-sheet");
        return button;
    }

    private static Node choice(Interrupted one, Choice choice) {
        return new VBox(
                Controls.label(TEXTS.get(RecoveryController.word(choice)), "section-title"),
                Controls.paragraph(InterruptedText.effect(one, choice)));
    }

    private static Node steps(TimeFormat moments, Interrupted one) {
        var facts = new Facts()
                .add(TEXTS.get("begun"), new TimeLabel(moments, one.work().startedAt()));
        var steps = one.work().steps();
        steps.stream().limit(MOST).forEach(step -> facts.add(words(one, step), time(moments, one, step)));
        if (steps.size() > MOST) {
            facts.add("", TEXTS.get("steps.more", steps.size() - MOST));
        }
        return facts;
    }

    private static String words(Interrupted one, Journal.Step step) {
        return TEXTS.get("phase." + step.purpose().word(), one.name(step.account()));
    }

    private static Node time(TimeFormat moments, Interrupted one, Journal.Step step) {
        var last = step.equals(one.work().steps().getLast());
        return Controls.row(
                "line",
                new TimeLabel(moments, step.at()),
                Controls.label(last ? TEXTS.get("step.last") : "", "text-muted"));
    }
}
