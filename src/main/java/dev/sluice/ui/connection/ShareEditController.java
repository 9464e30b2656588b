package dev.sluice.ui.connection;

import dev.sluice.domain.federation.ShareEdits;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.record.ImportPatch;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.commandline.CommandLines;
import dev.sluice.ui.commandline.ShareLines;
import dev.sluice.ui.connection.ShareEditModel.Change;
import dev.sluice.ui.connection.ShareEditModel.ExportChange;
import dev.sluice.ui.connection.ShareEditModel.ImportChange;
import dev.sluice.ui.connection.ShareEditModel.OfExport;
import dev.sluice.ui.connection.ShareEditModel.OfImport;
import dev.sluice.ui.connection.ShareEditModel.Unchanged;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.mvc.Controller;
import dev.sluice.ui.mvc.ViewOnDemand;
import dev.sluice.ui.operation.Foreseen;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Changes what an export or an import says, where it is: says what it would do while it is typed, and stages it.
public final class ShareEditController implements Controller {
    private static final Messages TEXTS = Messages.of("connection");
    /// So that a preview is no rehearsal at every key.
    private static final Duration TYPING = Duration.ofMillis(350);

    private final ScreenContext context;
    private final ShareEditModel model;
    private final LatestOnly foreseeing;
    private final ViewOnDemand<ShareEditSheet> view;

    ShareEditController(ScreenContext context, ShareEditModel model) {
        this.context = context;
        this.model = model;
        this.foreseeing = context.jobs().lane();
        this.view = new ViewOnDemand<>(() -> new ShareEditSheet(model, this));
    }

    public static void show(ScreenContext context, Export export) {
        show(context, export.account(), edits -> new OfExport(export, edits.said(export)));
    }

    public static void show(ScreenContext context, ImportView view) {
        show(context, view.account(), edits -> new OfImport(view, edits.said(view)));
    }

    private static void show(
            ScreenContext context, PublicKey account, Function<ShareEdits, ShareEditModel.Target> target) {
        context.jobs()
                .run(
                        () -> new ShareEditModel(
                                target.apply(context.session().services().shareEdits()),
                                context.session()
                                        .reads()
                                        .accounts()
                                        .labels(List.of(account))
                                        .of(account)),
                        model -> {
                            var controller = new ShareEditController(context, model);
                            context.dialogs().show(controller.view());
                            controller.activate();
                        },
                        context.dialogs()::problem);
    }

    @Override
    public ShareEditSheet view() {
        return view.get();
    }

    @Override
    public void activate() {
        model.foreseen().set(new Foreseen.Nothing());
    }

    @Override
    public void deactivate() {
        foreseeing.forget();
    }

    void typed(ExportTerms terms) {
        if (model.target() instanceof OfExport(var export, var claim)) {
            var typed = terms.against(claim);
            model.faults().set(typed.faults());
            foresee(typed.isUsable() ? new ExportChange(export, typed.patch()) : new Unchanged());
        }
    }

    void typed(boolean share, boolean allowTrace) {
        if (model.target() instanceof OfImport(var of, var claim)) {
            var patch = new ImportPatch(
                    share == claim.share() ? null : share, allowTrace == claim.allowTrace() ? null : allowTrace);
            foresee(patch.isEmpty() ? new Unchanged() : new ImportChange(of, patch));
        }
    }

    private void foresee(Change change) {
        model.change().set(change);
        if (change instanceof Unchanged) {
            foreseeing.forget();
            model.foreseen().set(new Foreseen.Nothing());
        } else {
            model.foreseen().set(new Foreseen.Reading());
            foreseeing.runAfter(TYPING, () -> Foreseen.Known.of(preview(change)), model.foreseen()::set, this::wrong);
        }
    }

    private List<ClaimChange> preview(Change change) {
        return switch (change) {
            case ExportChange(var export, var patch) -> edits().preview(export, patch);
            case ImportChange(var of, var patch) -> edits().preview(of, patch);
            case Unchanged _ -> List.of();
        };
    }

    private ShareEdits edits() {
        return context.session().services().shareEdits();
    }

    private void wrong(Problem problem) {
        model.isStaging().set(false);
        model.foreseen().set(new Foreseen.Wrong(problem));
    }

    void stage() {
        if (!model.isReady()) {
            return;
        }
        var change = model.change().get();
        model.isStaging().set(true);
        context.jobs()
                .run(
                        () -> staged(change),
                        _ -> {
                            model.isStaging().set(false);
                            context.session()
                                    .tell(TEXTS.get(
                                            "edit.staged", model.target().name()));
                            model.isStaged().set(true);
                        },
                        this::wrong);
    }

    private Outcome staged(Change change) {
        return switch (change) {
            case ExportChange(var export, var patch) -> edits().change(export, patch, OperationOptions.stage());
            case ImportChange(var of, var patch) -> edits().change(of, patch, OperationOptions.stage());
            case Unchanged _ -> new Outcome.Local();
        };
    }

    /// What is typed, as commands.
    CommandLines lines() {
        var lines = new ShareLines(context.session().environment().name());
        return switch (model.change().get()) {
            case ExportChange(var export, var patch) -> lines.change(model.account(), export, patch);
            case ImportChange(var of, var patch) -> lines.change(model.account(), of, patch);
            case Unchanged _ -> CommandLines.NONE;
        };
    }

    Map<String, String> faults() {
        return model.faults().get();
    }
}
