package dev.sluice.ui.environment;

import dev.sluice.domain.interop.NscExporter;
import dev.sluice.domain.interop.plan.ExportRequest;
import dev.sluice.ui.dialog.SheetController;
import dev.sluice.ui.session.ScreenContext;

/// Writes the environment as a store that nsc takes for its own.
final class NscExportController extends SheetController {

    private final ScreenContext context;
    private final NscExportModel model;

    NscExportController(ScreenContext context, NscExportModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
    }

    /// Beside the workspace, until a person chooses another folder.
    static NscExportModel model(ScreenContext context) {
        return new NscExportModel(context.session().workspace().folder().resolveSibling("nsc-export"));
    }

    void write() {
        var request = new ExportRequest(
                context.session().environment().id(),
                model.folder().get(),
                model.keys().get());
        run(
                () -> new NscExporter(context.outside().exchange().get())
                        .export(request, context.session().workspace()),
                model.report()::set);
    }
}
