package dev.sluice.ui.screen.onboarding;

import dev.sluice.domain.interop.NscImporter;
import dev.sluice.domain.interop.plan.ImportRequest;
import dev.sluice.domain.interop.plan.ImportResult;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.Workspace;
import dev.sluice.ui.dialog.SheetController;
import dev.sluice.ui.session.StartContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Takes in what another tool made, into the workspace that is open or one that is made for it.
final class TakeInController extends SheetController {

    private final StartContext context;
    private final TakeInModel model;
    private final Target target;
    /// Made for this import, and not handed on yet.
    private final AtomicReference<@Nullable Workspace> made = new AtomicReference<>();

    private @Nullable Workspace filled;

    /// From where, into which workspace, and who is told of it.
    ///
    /// @param open null to make one
    record Target(List<Path> places, @Nullable Workspace open, Consumer<Workspace> entering) {}

    /// What a person answered.
    private record Answer(
            Level level, Set<String> operators, Set<String> confirmed, Path folder, Passphrase passphrase) {}

    private record Done(Workspace workspace, ImportResult result) {}

    TakeInController(StartContext context, TakeInModel model, Target target) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
        this.target = target;
    }

    /// Where a new workspace goes unless a person wants another place.
    static Path freeFolder(StartContext context) {
        var usual = context.workspaces().defaultFolder();
        var free = usual;
        for (int i = 2; Files.exists(free); i++) {
            free = usual.resolveSibling(usual.getFileName() + "-" + i);
        }
        return free;
    }

    void start() {
        var wanted = model.wanted().stream()
                .map(operator -> operator.operator().text())
                .collect(Collectors.toSet());
        var answer = new Answer(
                model.level().get(),
                wanted,
                model.spreading().asked().get(),
                model.folder().get(),
                model.passphrase().take());
        run(() -> take(answer), this::finished);
    }

    private Done take(Answer answer) {
        try (var secret = answer.passphrase()) {
            return take(answer, Optional.ofNullable(target.open()).orElseGet(() -> make(answer.folder(), secret)));
        }
    }

    private Done take(Answer answer, Workspace workspace) {
        var importer = new NscImporter(context.outside().exchange().get());
        // Read again: the files may have changed, and now there is a workspace to compare with.
        var plan = importer.plan(new ImportRequest(target.places(), answer.level(), answer.operators()), workspace);
        return new Done(workspace, importer.apply(plan, workspace, answer.confirmed()));
    }

    private Workspace make(Path place, Passphrase secret) {
        return Optional.ofNullable(made.get()).orElseGet(() -> {
            var workspace = context.workspaces().create(place, secret);
            made.set(workspace);
            return workspace;
        });
    }

    private void finished(Done done) {
        if (done.result().outcomes().stream().anyMatch(one -> one.problem() == null)) {
            made.set(null);
            filled = done.workspace();
        }
        model.came(done.result());
    }

    /// Whether there is something to go into.
    boolean isFilled() {
        return filled != null;
    }

    /// Into what something came into. A workspace that nothing came into is closed again; its folder stays.
    void leave() {
        if (filled != null) {
            target.entering().accept(filled);
            return;
        }
        var left = made.getAndSet(null);
        if (left != null) {
            context.jobs().run(left::close, () -> {}, context.dialogs()::problem);
        }
    }
}
