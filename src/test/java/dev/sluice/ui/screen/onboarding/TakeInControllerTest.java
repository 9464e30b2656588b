package dev.sluice.ui.screen.onboarding;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.interop.NscImporter;
import dev.sluice.domain.interop.plan.ImportPlan;
import dev.sluice.domain.interop.plan.ImportRequest;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.workspace.Workspace;
import dev.sluice.ui.testing.ControllerTest;
import dev.sluice.ui.testing.NscFolder;
import dev.sluice.ui.testing.UnitStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What another tool made is taken in, without a toolkit")
class TakeInControllerTest extends ControllerTest {

    private final UnitStart start = new UnitStart(console);
    private final List<Workspace> entered = new ArrayList<>();

    @TempDir
    private Path folder;

    private ImportPlan plan() {
        return new NscImporter(start.outside().exchange().get())
                .plan(ImportRequest.of(List.of(folder)), console.workspace());
    }

    private TakeInController controller(TakeInModel model) {
        var target = new TakeInController.Target(List.of(folder), console.workspace(), entered::add);
        return new TakeInController(start, model, target);
    }

    private List<String> environments() {
        return console.workspace().environments().all().stream()
                .map(Environment::name)
                .toList();
    }

    @Test
    void whatIsChosenComesInAndTheWorkspaceIsEntered() throws Exception {
        NscFolder.make(folder, "KO");
        console.closeVault("rather long words");
        var model = TakeInModel.into(plan(), folder);
        var controller = controller(model);
        assertTrue(model.asksLevel());
        assertTrue(model.ready().getValue());
        model.level().set(Level.STAGING);
        controller.start();
        assertNotNull(model.result().get());
        assertTrue(controller.isFilled());
        assertFalse(model.busy().get());
        assertTrue(environments().contains("KO"), environments().toString());
        assertEquals(List.of(), entered, "not before the sheet is left");
        controller.leave();
        assertEquals(List.of(console.workspace()), entered);
    }

    @Test
    void withoutAnOperatorNothingBegins() throws Exception {
        NscFolder.make(folder, "KO");
        var model = TakeInModel.into(plan(), folder);
        model.coming().getFirst().chosen().set(false);
        assertFalse(model.ready().getValue());
        controller(model).leave();
        assertEquals(List.of(), entered);
    }

    @Test
    void whatCannotBeReadAnyMoreIsSaidAndNothingIsEntered() throws Exception {
        NscFolder.make(folder, "KO");
        var model = TakeInModel.into(plan(), folder);
        var controller = controller(model);
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        controller.start();
        assertFalse(controller.isFilled());
        assertTrue(model.problem().get() != null
                || requireNonNull(model.result().get()).outcomes().isEmpty());
        controller.leave();
        assertEquals(List.of(), entered);
    }

    @Test
    void aNewWorkspaceTakesAPassphrase() throws Exception {
        NscFolder.make(folder, "KO");
        var model = TakeInModel.intoNew(plan(), TakeInController.freeFolder(start));
        assertFalse(model.ready().getValue());
        model.passphrase().text().set("correct horse");
        model.passphrase().again().set("correct horse");
        assertTrue(model.ready().getValue());
    }
}
