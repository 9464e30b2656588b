package dev.sluice.ui.screen.exports;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.ui.dialog.ConfirmModel;
import dev.sluice.ui.dialog.SheetController;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.stream.Collectors;

/// Stages the removal of an export.
final class RemoveExportController extends SheetController {

    private static final Messages TEXTS = Messages.of("exports");

    private final ScreenContext context;
    private final ExportsDetail detail;
    private final ConfirmModel model;

    RemoveExportController(ScreenContext context, ExportsDetail detail, ConfirmModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.detail = detail;
        this.model = model;
    }

    /// Every import without a connection that would end with it was named on the sheet.
    void stage() {
        var export = detail.row().export();
        var named = detail.kept().stream().map(ExportsDetail.KeptUser::name).collect(Collectors.toSet());
        finish(
                () -> context.session()
                        .services()
                        .exports()
                        .remove(export.id(), OperationOptions.stage().confirming(model.agreedAnd(named))),
                _ -> context.session().tell(TEXTS.get("remove.staged", export.name())));
    }
}
