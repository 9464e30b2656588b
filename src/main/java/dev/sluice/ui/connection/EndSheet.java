package dev.sluice.ui.connection;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.readmodel.ConnectionParty;
import dev.sluice.ui.control.Choices;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.OperationSheet;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.function.Supplier;

/// Review before a connection ends: what stops on either side, then the push with its steps.
public final class EndSheet {

    private static final Messages TEXTS = Messages.of("connection");

    /// Who ends it.
    public enum Side {
        EXPORTER,
        IMPORTER,
        /// A person chooses, where both are ours.
        EITHER
    }

    private final ScreenContext context;
    private final ConnectionLine line;
    private Supplier<ConnectionParty> acting;

    private EndSheet(ScreenContext context, ConnectionLine line) {
        this.context = context;
        this.line = line;
        this.acting = line::exporter;
    }

    public static void show(ScreenContext context, ConnectionLine line, Side side) {
        new EndSheet(context, line).show(side);
    }

    private void show(Side side) {
        var word = line.state() == ConnectionState.PENDING ? "withdraw" : "revoke";
        var level = context.session().environment().level();
        var federation = context.session().services().federation();
        var id = line.connection().id();
        var preview = new EndPreview(federation, id);
        var sheet = new OperationSheet<Outcome>(context.jobs(), TEXTS.get(word + ".title", line.name()))
                .about(line.exporter().name(), line.exporter().key())
                .about(line.importer().name(), line.importer().key())
                .with(Controls.paragraph(TEXTS.get(
                        word + ".effect",
                        line.exporter().name(),
                        line.importer().name(),
                        line.subject(),
                        line.connection().effectiveSubject().text())));
        choose(sheet, side);
        sheet.typed(new TypedName(line.name(), level, TypedName.Act.CUT))
                .preview(preview)
                .verb(
                        TEXTS.get(word + ".verb"),
                        progress -> federation
                                .end(id, ActingAccount.of(acting.get().key()), preview.manner(progress))
                                .outcome(),
                        outcome -> done(TEXTS.get(word + ".done", line.name(), OutcomeText.of(outcome))),
                        "danger");
        context.dialogs().show(sheet);
        sheet.look();
    }

    private void choose(OperationSheet<Outcome> sheet, Side side) {
        var both = line.exporter().isOurs() && line.importer().isOurs();
        if (side == Side.IMPORTER || (side == Side.EITHER && !line.exporter().isOurs())) {
            acting = line::importer;
        } else if (side == Side.EITHER && both) {
            var choice = new Choices<>(TEXTS.get("acting"), Side.EXPORTER)
                    .offer(
                            Side.EXPORTER,
                            TEXTS.get("acting.exporter", line.exporter().name()),
                            TEXTS.get("acting.exporter.hint"))
                    .offer(
                            Side.IMPORTER,
                            TEXTS.get("acting.importer", line.importer().name()),
                            TEXTS.get("acting.importer.hint"));
            sheet.with(choice);
            acting = () -> choice.chosen().get() == Side.EXPORTER ? line.exporter() : line.importer();
        }
    }

    private String done(String sentence) {
        context.session().lastResult().set(sentence);
        return sentence;
    }
}
