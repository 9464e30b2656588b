package dev.sluice.heart.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.audit.AuditQuery;
import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.EnvironmentRemoval;
import dev.sluice.domain.workspace.Workspace;
import dev.sluice.testing.scripted.UnitEnvironment;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class EnvironmentRemovalTest {
    private final UnitEnvironment unit = UnitEnvironment.start(1);
    private final Workspace workspace = unit.workspace();
    private final EnvironmentRemoval removal = new EnvironmentRemoval(workspace);
    private final Environment present = unit.services().environment();

    @AfterEach
    void close() {
        unit.close();
    }

    private void protect() {
        unit.keys().close("rather long words");
        unit.keys().unlock();
    }

    @Test
    @DisplayName("An environment goes with its rows and keys; what servers have stays, and so does its neighbour")
    void itGoes() {
        protect();
        var shop = unit.account("shop");
        var depot = unit.account("depot");
        unit.share(shop, depot, "orders.>");
        unit.offer(shop, depot, "prices.>");
        unit.services().accounts().add("late", Limits.core(), OperationOptions.stage());
        var other = workspace.environments().create("Elsewhere", Level.STAGING, List.of());
        workspace.environments().use(present.id());
        var stored = unit.servers().server(0).stored();
        var asked = unit.script().asked().size();

        var losses = removal.losses(present.id());
        assertEquals(4, losses.accounts(), "with the system account");
        assertEquals(
                List.of("orders"),
                losses.inForce().stream()
                        .map(one -> one.connection().share().name())
                        .toList());
        assertEquals(1, losses.offers());
        assertEquals(losses.keys().size(), losses.neverTakenOut());
        var keys = losses.keys().stream().map(KnownKey::key).toList();
        assertTrue(keys.containsAll(List.of(present.operator(), present.signingKey(), shop.key(), depot.key())));
        assertTrue(keys.stream().noneMatch(known(other)::contains));

        removal.remove(present.id());
        assertEquals(List.of(other), workspace.environments().all());
        assertTrue(keys.stream().noneMatch(unit.keys()::holds));
        assertTrue(known(other).stream().allMatch(unit.keys()::holds));
        assertFalse(workspace.environments().usual().isPresent());
        assertEquals(stored, unit.servers().server(0).stored());
        assertEquals(asked, unit.script().asked().size(), "servers are told nothing");
        var entry = workspace.recorder().audit().find(AuditQuery.ALL).getFirst();
        assertEquals(Action.ENVIRONMENT_REMOVE.word(), entry.facts().deed().action());
        assertTrue(workspace
                .environments()
                .create("KO", Level.STAGING, List.of())
                .name()
                .equals("KO"));
    }

    private List<PublicKey> known(Environment of) {
        return List.of(of.operator(), of.signingKey(), of.systemAccount());
    }

    @Test
    void aSandboxKeepsItsEnvironment() {
        var refused = assertThrows(ProblemException.class, () -> removal.remove(present.id()));
        assertEquals(ProblemCode.ENVIRONMENT_OF_SANDBOX, refused.code());
        assertEquals(List.of(present), workspace.environments().all());
    }
}
