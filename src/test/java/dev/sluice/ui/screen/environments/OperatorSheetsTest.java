package dev.sluice.ui.screen.environments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.environment.OperatorIdentity;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.ui.dialog.FileAccess;
import dev.sluice.ui.screen.environments.AdoptModel.Choice;
import dev.sluice.ui.testing.ControllerTest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Another identity for an operator, and a system taken over, without a toolkit")
class OperatorSheetsTest extends ControllerTest {

    private static @Nullable ProblemCode code(@Nullable Problem problem) {
        return problem == null ? null : problem.code();
    }

    @Test
    void anotherIdentityCountsOnceEveryServerTrustsIt() {
        var before = console.unit().services().environment();
        var model = new ReissueModel(Optional.empty());
        var controller = new ReissueController(console.context(), before, model);
        assertFalse(model.ready().getValue(), "nothing is begun");
        controller.begin();
        var jwt = model.next().get().orElseThrow();
        controller.start();
        assertEquals(ProblemCode.KEY_NOT_TRUSTED, code(model.problem().get()));
        controller.cancel();
        assertTrue(model.next().get().isEmpty());
        controller.begin();
        var next = OperatorIdentity.claims(model.next().get().orElseThrow());
        assertFalse(jwt.isEmpty());
        console.unit().servers().servers().forEach(server -> server.start(next));
        controller.start();
        assertTrue(String.valueOf(model.result().get()).startsWith(before.name() + " has the identity"));
        assertEquals(
                next.subject(),
                console.unit().services().environment().operator().text());
    }

    @Test
    @DisplayName("S4-37 what servers store is shown with what can be done, and only what is ticked is taken over")
    void aRunningSystemIsLookedAt(@TempDir Path folder) {
        var services = console.unit().services();
        console.unit().account("ACCTA");
        console.unit().account("ACCTB");
        services.publisher().pushAll(OperationOptions.now());
        var admin = services.users().add(services.environment().systemAccount(), "admin");
        var file = folder.resolve("admin.creds");
        FileAccess.writeSecret(file, services.users().creds(admin, CredsIssue.Place.file("admin.creds")));
        var model = new AdoptModel();
        var controller = new AdoptController(console.context(), model, environment -> {});
        controller.survey();
        assertFalse(model.surveyed().get(), "neither servers nor creds are known");
        model.servers().set(String.join(" ", console.unit().servers().urls()));
        model.creds().set(file);
        controller.survey();
        assertEquals(null, code(model.problem().get()));
        assertTrue(model.ready().getValue());
        var free = model.choices().stream()
                .filter(Choice::isFree)
                .map(choice -> choice.candidate().name())
                .collect(Collectors.toSet());
        assertTrue(free.containsAll(Set.of("ACCTA", "ACCTB")), free.toString());
        var system = model.choices().stream()
                .filter(choice -> choice.candidate().isSystem())
                .findFirst()
                .orElseThrow();
        assertFalse(system.isFree(), "without it there is no environment");
        assertTrue(controller.lines().sluiceText().startsWith("sluice operator adopt --server "));
        model.choices()
                .forEach(choice -> choice.ticked().set(choice.candidate().name().equals("ACCTA")));
        assertEquals(1, model.ticked().size());
        assertTrue(controller.lines().isEmpty(), "the command line has no such choice");
    }
}
