package dev.sluice.ui.screen.imports;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.ui.dialog.ConfirmModel;
import dev.sluice.ui.dialog.SheetController;
import dev.sluice.ui.session.ScreenContext;

/// Stages the removal of a public import; one that is kept as it came goes at once.
final class RemoveImportController extends SheetController {

    private final ScreenContext context;
    private final ImportsRow row;
    private final ConfirmModel model;

    RemoveImportController(ScreenContext context, ImportsRow row, ConfirmModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.row = row;
        this.model = model;
    }

    boolean isKept() {
        return row.basis() == ImportsRow.Basis.KEPT;
    }

    void remove() {
        var options = isKept() ? OperationOptions.now() : OperationOptions.stage();
        var local = row.view().effectiveSubject().text();
        finish(
                () -> context.session()
                        .services()
                        .imports()
                        .remove(
                                row.view().account(),
                                local,
                                options.confirming(model.cuts().named())),
                _ -> {});
    }
}
