package dev.sluice.ui.recovery;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.operation.OperationSheet;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.function.Function;
import org.kordamp.ikonli.feather.Feather;

/// What a person can do about an interrupted work: finish it, put it back, look at it.
public final class RecoveryOperations {

    private static final Messages TEXTS = Messages.of("recovery");

    private final ScreenContext context;
    private final Runnable after;

    /// @param after called when a person has looked or acted, whatever came of it
    public RecoveryOperations(ScreenContext context, Runnable after) {
        this.context = context;
        this.after = after;
    }

    public Command finish(Interrupted one) {
        return context.command(
                "recovery.finish",
                TEXTS.get("finish"),
                Feather.CHECK,
                Impact.PUBLISH,
                () -> review(
                        one,
                        "finish",
                        InterruptedText.finishing(one),
                        progress -> context.session()
                                .services()
                                .recovery()
                                .finish(one.work().id(), OperationOptions.now().with(progress))));
    }

    public Command putBack(Interrupted one) {
        return context.command(
                "recovery.back",
                TEXTS.get("back"),
                Feather.CORNER_UP_LEFT,
                Impact.PUBLISH,
                () -> review(
                        one,
                        "back",
                        InterruptedText.puttingBack(one),
                        progress -> context.session()
                                .services()
                                .recovery()
                                .putBack(one.work().id(), OperationOptions.now().with(progress))));
    }

    public Command show(Interrupted one) {
        return context.command(
                "recovery.show",
                TEXTS.get("show"),
                Feather.LIST,
                Impact.READ,
                () -> new InterruptedSheet(context, this).show(one));
    }

    private void review(Interrupted one, String word, String effect, Function<Progress, Outcome> work) {
        var title = InterruptedText.title(one);
        var sheet = new OperationSheet<Outcome>(context.jobs(), TEXTS.get(word + ".title", title))
                .with(Controls.paragraph(InterruptedText.sentence(one)), Controls.paragraph(effect))
                .verb(
                        TEXTS.get(word),
                        work,
                        outcome -> said(TEXTS.get(word + ".done", title, OutcomeText.of(outcome))));
        sheet.onClose(after);
        context.dialogs().show(sheet);
    }

    private String said(String sentence) {
        after.run();
        context.session().lastResult().set(sentence);
        return sentence;
    }
}
