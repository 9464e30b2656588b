package dev.sluice.ui.screen.connections;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Side;
import dev.sluice.domain.model.SuspensionHold;
import dev.sluice.ui.connection.EndPreview;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.OperationSheet;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;

/// Review before a connection is closed for now, and before it is opened again.
final class SuspendSheet {

    private static final Messages TEXTS = Messages.of("connections");

    private final ScreenContext context;

    SuspendSheet(ScreenContext context) {
        this.context = context;
    }

    void suspend(ConnectionsRow row) {
        var federation = context.session().services().federation();
        var preview = new EndPreview(federation, row.connection().id());
        var level = context.session().environment().level();
        var side = new SideChoice(
                row, row.notHolding(), TEXTS.get("suspend.side.exporter"), TEXTS.get("suspend.side.importer"));
        var act = sheet("suspend.title", row)
                .with(Controls.paragraph(
                        TEXTS.get("suspend.effect", row.importer().name())))
                .with(side.nodes())
                .typed(new TypedName(row.name(), level, TypedName.Act.CUT))
                .preview(preview)
                .verb(
                        TEXTS.get("suspend.verb"),
                        progress -> federation.suspend(row.connection().id(), side.acting(), preview.manner(progress)),
                        result -> said(row, "suspend", result),
                        "danger");
        context.dialogs().show(act);
        act.look();
    }

    void resume(ConnectionsRow row) {
        var federation = context.session().services().federation();
        var id = row.connection().id();
        var side = new SideChoice(
                row, row.holding(), TEXTS.get("resume.side.exporter"), TEXTS.get("resume.side.importer"));
        var act = sheet("resume.title", row)
                .with(Controls.paragraph(effect(row)))
                .with(side.nodes())
                .preview(() -> federation.previewResume(id, side.acting()))
                .verb(
                        TEXTS.get("resume.verb"),
                        progress -> federation.resume(
                                id, side.acting(), OperationOptions.now().with(progress)),
                        result -> said(row, "resume", result));
        context.dialogs().show(act);
        act.look();
    }

    /// It opens when nobody holds it.
    private static String effect(ConnectionsRow row) {
        var hold = SuspensionHold.of(row.connection());
        if (!hold.isByBoth()) {
            return TEXTS.get(
                    row.importer().isOurs() ? "resume.effect" : "resume.effect.outside",
                    row.importer().name());
        }
        var other =
                row.holding().size() == 1 && row.holding().contains(Side.EXPORTER) ? row.importer() : row.exporter();
        return row.holding().size() == 1
                ? TEXTS.get("resume.effect.held", other.name())
                : TEXTS.get("resume.effect.both");
    }

    private OperationSheet<OperationResult<Connection>> sheet(String title, ConnectionsRow row) {
        return new OperationSheet<OperationResult<Connection>>(context.jobs(), TEXTS.get(title, row.name()))
                .about(row.exporter().name(), row.exporter().key())
                .about(row.importer().name(), row.importer().key());
    }

    private String said(ConnectionsRow row, String word, OperationResult<Connection> result) {
        var sentence = TEXTS.get(
                word + ending(result),
                row.name(),
                StateBadge.word(result.value().state()),
                OutcomeText.of(result.outcome()),
                row.importer().name());
        context.session().lastResult().set(sentence);
        return sentence;
    }

    private static String ending(OperationResult<Connection> result) {
        if (result.outcome() instanceof Outcome.Partial) {
            return ".partial";
        }
        if (SuspensionHold.of(result.value()).isHeld()) {
            return ".held";
        }
        return result.value().state() == ConnectionState.PENDING ? ".outside" : ".done";
    }
}
