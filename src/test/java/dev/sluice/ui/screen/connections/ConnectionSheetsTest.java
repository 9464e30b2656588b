package dev.sluice.ui.screen.connections;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.Side;
import dev.sluice.testing.scripted.Disturbance;
import dev.sluice.testing.scripted.Script;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.OperationModel.Effects;
import dev.sluice.ui.screen.connections.RenewModel.Life;
import dev.sluice.ui.testing.ControllerTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The sheets of connections, without a toolkit")
class ConnectionSheetsTest extends ControllerTest {

    private final Connection shared = shared();
    private final SideModel model = model(Level.SANDBOX);

    private Connection shared() {
        var unit = console.unit();
        return unit.share(unit.account("ACCTA"), unit.account("ACCTB"), "orders.>");
    }

    private ConnectionsRow row() {
        var named = console.context()
                .session()
                .reads()
                .connections()
                .matching(one -> one.id().equals(shared.id()));
        return new ConnectionsRow(
                named.getFirst().connection(),
                named.getFirst().exporter(),
                named.getFirst().importer(),
                null);
    }

    private SideModel model(Level level) {
        return new SideModel(row(), List.of(Side.values()), new TypedName(row().name(), level, TypedName.Severity.CUT));
    }

    private Connection now() {
        return console.unit().services().federation().get(shared.id());
    }

    @Test
    void itIsRevokedFromTheSideThatIsChosen() {
        var revoke = new RevokeController(console.context(), row(), model);
        assertTrue(model.isChosen());
        model.side().set(Side.IMPORTER);
        revoke.look();
        assertInstanceOf(Effects.Known.class, model.effects().get());
        revoke.start();
        assertEquals(ActingAccount.of(shared.importer()), model.acting());
        assertEquals(ConnectionState.REVOKED, now().state());
        assertEquals(console.lastResult(), model.result().get());
    }

    @Test
    void whereTheLevelWantsItItsNameIsTypedFirst() {
        var careful = model(Level.PRODUCTION);
        new RevokeController(console.context(), row(), careful).look();
        assertFalse(careful.ready().getValue());
        careful.typed().text().set(" orders ");
        assertTrue(careful.ready().getValue());
        careful.typed().text().set("order");
        assertFalse(careful.ready().getValue());
    }

    @Test
    void itIsClosedForNowAndOpenedAgainByWhoeverDidIt() {
        var suspend = new SuspendController(console.context(), row(), model);
        suspend.look();
        suspend.start();
        assertEquals(ConnectionState.SUSPENDED, now().state());
        var closed = row();
        var opening = new SideModel(
                closed, closed.holding(), new TypedName(closed.name(), Level.SANDBOX, TypedName.Severity.CUT));
        assertFalse(opening.isChosen(), "only one side holds it");
        var resume = new ResumeController(console.context(), closed, opening);
        resume.look();
        assertInstanceOf(Effects.Known.class, opening.effects().get());
        resume.start();
        assertEquals(ConnectionState.ACTIVE, now().state());
        assertEquals(console.lastResult(), opening.result().get());
    }

    @Test
    void aServerThatIsNotReachedIsToldOf() {
        var suspend = new SuspendController(console.context(), row(), model);
        console.unit().script().play(Script.Fault.from(1, null, Disturbance.LINK_LOST));
        suspend.start();
        assertNotNull(model.problem().get());
        assertNull(model.result().get());
        assertEquals(ConnectionState.ACTIVE, now().state());
    }

    @Test
    void itLivesAsLongAsIsChosen() {
        var renewing = new RenewModel(Life.ENDLESS);
        var delivered = new ArrayList<String>();
        var renew = new RenewController(console.context(), row(), renewing, delivered::add);
        renewing.life().set(Life.MONTH);
        renew.start();
        var end = requireNonNull(now().expiresAt());
        assertEquals(30, Duration.between(console.unit().clock().instant(), end).toDays());
        assertEquals(List.of(), delivered, "the account of the partner is ours");
        renewing.life().set(Life.ENDLESS);
        renew.start();
        assertNull(now().expiresAt());
    }
}
