package dev.sluice.ui.recovery;

import dev.sluice.domain.federation.operation.OpenWork.Choice;
import dev.sluice.domain.model.Connection;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.text.Messages;
import org.kordamp.ikonli.feather.Feather;

/// What a person can do about an interrupted work: finish it, put it back, look at it.
public final class RecoveryOperations {

    private static final Messages TEXTS = Messages.of("recovery");

    private final ScreenContext context;
    private final Runnable after;

    /// @param after called when a person has looked or acted, whatever came of it
    public RecoveryOperations(ScreenContext context, Runnable after) {
        this.context = context;
        this.after = after;
    }

    public Command finish(Interrupted one) {
        return review(one, Choice.FINISH, Feather.CHECK);
    }

    public Command putBack(Interrupted one) {
        return review(one, Choice.PUT_BACK, Feather.CORNER_UP_LEFT);
    }

    private Command review(Interrupted one, Choice choice, Feather icon) {
        var word = RecoveryController.word(choice);
        return context.command(
                "recovery." + word,
                TEXTS.get(word),
                icon,
                Impact.PUBLISH,
                () -> RecoverySheet.show(context, one, choice, after));
    }

    public Command show(Interrupted one) {
        return context.command(
                "recovery.show",
                TEXTS.get("show"),
                Feather.LIST,
                Impact.READ,
                () -> InterruptedSheet.show(context, this, one));
    }

    /// Leads to the connection that it is about.
    void open(Connection connection) {
        var screen = connection.state().isLive() ? ScreenId.CONNECTIONS : ScreenId.TERMINATED;
        context.navigator().go(new Route(screen, connection.id().value().toString()));
    }
}
