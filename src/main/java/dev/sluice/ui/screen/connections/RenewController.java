package dev.sluice.ui.screen.connections;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.Connection;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.screen.connections.RenewModel.Life;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.function.Consumer;

/// Gives a connection a fresh activation.
final class RenewController extends OperationController<OperationResult<Connection>> {

    private static final Messages TEXTS = Messages.of("connections");

    private final ScreenContext context;
    private final ConnectionsRow row;
    private final RenewModel model;
    private final Consumer<String> deliver;

    /// @param deliver told of the new token of a partner whose account is not ours
    RenewController(ScreenContext context, ConnectionsRow row, RenewModel model, Consumer<String> deliver) {
        super(context.jobs(), model);
        this.context = context;
        this.row = row;
        this.model = model;
        this.deliver = deliver;
    }

    @Override
    protected OperationResult<Connection> perform(Progress progress) {
        var federation = context.session().services().federation();
        var id = row.connection().id();
        var options = OperationOptions.now().with(progress);
        var life = model.life().get();
        return life == Life.ENDLESS
                ? federation.renewEndlessly(id, options)
                : federation.renew(id, life.span(), options);
    }

    @Override
    protected String done(OperationResult<Connection> result) {
        var end = result.value().expiresAt();
        var until = end == null
                ? TEXTS.get("renew.until.never")
                : TEXTS.get("renew.until", context.moments().absolute(end));
        var foreign = !row.importer().isOurs();
        var sentence = foreign
                ? TEXTS.get(
                        "renew.done.foreign", row.name(), until, row.importer().name())
                : TEXTS.get("renew.done", row.name(), until, OutcomeText.of(result.outcome()));
        context.session().tell(sentence);
        var token = result.value().grant().token();
        if (foreign && token != null) {
            deliver.accept(token);
        }
        return sentence;
    }
}
