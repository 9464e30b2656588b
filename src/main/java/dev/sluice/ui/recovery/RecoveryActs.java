package dev.sluice.ui.recovery;

import dev.sluice.domain.federation.act.Manner;
import dev.sluice.domain.federation.act.Outcome;
import dev.sluice.domain.federation.act.Progress;
import dev.sluice.ui.act.ActSheet;
import dev.sluice.ui.act.OutcomeText;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.control.Nodes;
import dev.sluice.ui.mvc.Texts;
import dev.sluice.ui.session.Desk;
import java.util.function.Function;
import org.kordamp.ikonli.feather.Feather;

/// What a person can do about an interrupted work: finish it, put it back, look at it.
public final class RecoveryActs {

    private static final Texts TEXTS = Texts.of("recovery");

    private final Desk desk;
    private final Runnable after;

    /// @param after called when a person has looked or acted, whatever came of it
    public RecoveryActs(Desk desk, Runnable after) {
        this.desk = desk;
        this.after = after;
    }

    public Command finish(Interrupted one) {
        return desk.command(
                "recovery.finish",
                TEXTS.get("finish"),
                Feather.CHECK,
                Impact.PUBLISH,
                () -> review(
                        one,
                        "finish",
                        InterruptedText.finishing(one),
                        progress -> desk.session()
                                .realm()
                                .recovery()
                                .finish(one.work().id(), Manner.now().with(progress))));
    }

    public Command putBack(Interrupted one) {
        return desk.command(
                "recovery.back",
                TEXTS.get("back"),
                Feather.CORNER_UP_LEFT,
                Impact.PUBLISH,
                () -> review(
                        one,
                        "back",
                        InterruptedText.puttingBack(one),
                        progress -> desk.session()
                                .realm()
                                .recovery()
                                .putBack(one.work().id(), Manner.now().with(progress))));
    }

    public Command show(Interrupted one) {
        return desk.command(
                "recovery.show",
                TEXTS.get("show"),
                Feather.LIST,
                Impact.READ,
                () -> new InterruptedSheet(desk, this).show(one));
    }

    private void review(Interrupted one, String word, String effect, Function<Progress, Outcome> work) {
        var title = InterruptedText.title(one);
        var sheet = new ActSheet<Outcome>(desk.jobs(), TEXTS.get(word + ".title", title))
                .with(Nodes.paragraph(InterruptedText.sentence(one)), Nodes.paragraph(effect))
                .verb(
                        TEXTS.get(word),
                        work,
                        outcome -> said(TEXTS.get(word + ".done", title, OutcomeText.of(outcome))));
        sheet.onClose(after);
        desk.dialogs().show(sheet);
    }

    private String said(String sentence) {
        after.run();
        desk.session().lastResult().set(sentence);
        return sentence;
    }
}
