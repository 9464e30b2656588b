package dev.sluice.ui.screen.onboarding;

import dev.sluice.domain.interop.NscImporter;
import dev.sluice.domain.interop.plan.ImportPlan;
import dev.sluice.domain.interop.plan.ImportRequest;
import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.workspace.Workspace;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.mvc.Controller;
import dev.sluice.ui.mvc.TableRows;
import dev.sluice.ui.mvc.View;
import dev.sluice.ui.mvc.ViewOnDemand;
import dev.sluice.ui.session.StartContext;
import dev.sluice.ui.text.Messages;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks through folders and files for what another tool made, shows what would come in, and takes it in, into a
/// new workspace or the one that is open. What was chosen is only read.
public final class OnboardingController implements Controller {
    private static final Messages TEXTS = Messages.of("onboarding");

    private final StartContext context;
    private final @Nullable Workspace open;
    private final Runnable back;
    private final OnboardingModel model;
    private final ViewOnDemand<View> view;
    private final LatestOnly reading;

    /// What was read.
    private record Found(ImportPlan plan, List<OnboardingRow> rows) {}

    OnboardingController(StartContext context, OnboardingModel model, @Nullable Workspace open, Runnable back) {
        this.model = model;
        this.context = context;
        this.open = open;
        this.back = back;
        this.reading = context.jobs().lane();
        this.view = new ViewOnDemand<>(() -> new OnboardingView(model, this));
    }

    /// Into a workspace that is made for it.
    public static OnboardingController forNew(StartContext context, Runnable back) {
        return new OnboardingController(context, new OnboardingModel(), null, back);
    }

    public static OnboardingController into(Workspace workspace, StartContext context, Runnable back) {
        return new OnboardingController(context, new OnboardingModel(), workspace, back);
    }

    @Override
    public View view() {
        return view.get();
    }

    @Override
    public void activate() {
        read();
        context.jobs()
                .run(
                        () -> context.outside().exchange().get().reader().usualPlaces(),
                        model.usual()::set,
                        context.dialogs()::problem);
    }

    @Override
    public void deactivate() {
        reading.forget();
    }

    void onBack() {
        deactivate();
        back.run();
    }

    void onFolder() {
        context.dialogs().files().folder(TEXTS.get("folder")).ifPresent(folder -> onPlaces(List.of(folder)));
    }

    void onFile() {
        context.dialogs().files().open(TEXTS.get("file")).ifPresent(file -> onPlaces(List.of(file)));
    }

    void onPlaces(List<Path> places) {
        places.stream().filter(place -> !model.places().contains(place)).forEach(model.places()::add);
        read();
    }

    void onDrop(Path place) {
        model.places().remove(place);
        read();
    }

    void onImport() {
        var plan = model.plan().get();
        if (plan != null) {
            var target = new TakeInController.Target(List.copyOf(model.places()), open, this::onDone);
            context.dialogs().show(open == null ? intoNew(plan, target) : into(plan, target, open));
        }
    }

    private Sheet intoNew(ImportPlan plan, TakeInController.Target target) {
        var asked = TakeInModel.intoNew(plan, TakeInController.freeFolder(context));
        return OnboardingSheet.ofNew(
                new TakeInController(context, asked, target),
                asked,
                context.dialogs().files());
    }

    private Sheet into(ImportPlan plan, TakeInController.Target target, Workspace workspace) {
        var asked = TakeInModel.into(plan, workspace.folder());
        return OnboardingSheet.of(new TakeInController(context, asked, target), asked);
    }

    /// Left for the window with what came in.
    void onDone(Workspace workspace) {
        deactivate();
        context.entered(workspace);
    }

    void read() {
        model.plan().set(null);
        model.rows().selectedId().set(null);
        var places = List.copyOf(model.places());
        if (places.isEmpty()) {
            reading.forget();
            model.rows().replace(List.of());
            return;
        }
        model.rows().items().clear();
        model.rows().phase().set(new TableRows.Loading());
        reading.run(() -> found(places), this::show, this::failed);
    }

    private Found found(List<Path> places) {
        var importer = new NscImporter(context.outside().exchange().get());
        var request = ImportRequest.of(places);
        var plan = open == null ? importer.plan(request) : importer.plan(request, open);
        return new Found(plan, OnboardingRow.of(plan));
    }

    private void show(Found found) {
        model.rows().replace(found.rows());
        model.plan().set(found.plan());
    }

    private void failed(Problem problem) {
        model.rows().failed(problem);
    }
}
