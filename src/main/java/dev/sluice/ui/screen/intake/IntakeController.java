package dev.sluice.ui.screen.intake;

import dev.sluice.domain.exchange.ImportPlan;
import dev.sluice.domain.exchange.ImportRequest;
import dev.sluice.domain.exchange.Importer;
import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.workspace.Workspace;
import dev.sluice.ui.mvc.Controller;
import dev.sluice.ui.mvc.Lane;
import dev.sluice.ui.mvc.Rows;
import dev.sluice.ui.mvc.Texts;
import dev.sluice.ui.mvc.View;
import dev.sluice.ui.session.Doorway;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks through folders and files for what another tool made, shows what would come in, and takes it in, into a new
/// workspace or the one that is open. What was chosen is only read.
public final class IntakeController implements Controller {
    private static final Texts TEXTS = Texts.of("intake");

    private final Doorway doorway;
    private final @Nullable Workspace open;
    private final Runnable back;
    private final IntakeModel model = new IntakeModel();
    private final IntakeView view;
    private final Lane reading;

    /// What was read.
    private record Found(ImportPlan plan, List<IntakeRow> rows) {}

    private IntakeController(Doorway doorway, @Nullable Workspace open, Runnable back) {
        this.doorway = doorway;
        this.open = open;
        this.back = back;
        this.reading = doorway.jobs().lane();
        this.view = new IntakeView(model, this);
    }

    /// Into a workspace that is made for it.
    public static IntakeController forNew(Doorway doorway, Runnable back) {
        return new IntakeController(doorway, null, back);
    }

    public static IntakeController into(Workspace workspace, Doorway doorway, Runnable back) {
        return new IntakeController(doorway, workspace, back);
    }

    @Override
    public View view() {
        return view;
    }

    @Override
    public void activate() {
        view.focus();
        doorway.jobs()
                .run(
                        () -> doorway.outside().exchange().get().reader().usualPlaces(),
                        model.usual()::set,
                        doorway.dialogs()::problem);
    }

    @Override
    public void deactivate() {
        reading.forget();
    }

    Doorway doorway() {
        return doorway;
    }

    /// The one that is open; none when a new one is to be made.
    Optional<Workspace> open() {
        return Optional.ofNullable(open);
    }

    void onBack() {
        deactivate();
        back.run();
    }

    void onFolder() {
        doorway.dialogs().files().folder(TEXTS.get("folder")).ifPresent(folder -> onPlaces(List.of(folder)));
    }

    void onFile() {
        doorway.dialogs().files().open(TEXTS.get("file")).ifPresent(file -> onPlaces(List.of(file)));
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
            new IntakeSheet(this, plan, List.copyOf(model.places())).show();
        }
    }

    /// Left for the window with what came in.
    void onDone(Workspace workspace) {
        deactivate();
        doorway.entered(workspace);
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
        model.rows().phase().set(new Rows.Loading());
        reading.run(() -> found(places), this::show, this::failed);
    }

    private Found found(List<Path> places) {
        var importer = new Importer(doorway.outside().exchange().get());
        var request = ImportRequest.of(places);
        var plan = open == null ? importer.plan(request) : importer.plan(request, open);
        return new Found(plan, IntakeRow.of(plan));
    }

    private void show(Found found) {
        model.rows().replace(found.rows());
        model.plan().set(found.plan());
    }

    private void failed(Problem problem) {
        model.rows().failed(problem);
    }
}
