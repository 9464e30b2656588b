package dev.sluice.ui.token;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.ui.commandline.CommandLines;
import dev.sluice.ui.commandline.ShareLines;
import dev.sluice.ui.control.StateWords;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.token.TokenImportModel.Given;
import java.util.List;

/// Reads an activation token, and imports it into the account it was issued for.
final class TokenImportController extends OperationController<Connection> {

    private static final Messages TEXTS = Messages.of("token");

    private final ScreenContext context;
    private final TokenImportModel model;
    private final LatestOnly reading;

    TokenImportController(ScreenContext context, TokenImportModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
        this.reading = context.jobs().lane();
    }

    void read(String text) {
        model.given().set(new Given.Nothing());
        reading.forget();
        if (!text.isBlank()) {
            reading.run(
                    () -> inspected(text),
                    model::found,
                    problem -> model.given().set(new Given.Wrong(problem)));
        }
    }

    /// In the background.
    private Given.Token inspected(String text) {
        var token = PastedText.token(text);
        var found = context.session().services().activations().inspect(token);
        var accounts = context.session().reads().accounts();
        var names = accounts.labels(List.of(found.target(), found.exporter()));
        model.only().filter(wanted -> !wanted.key().equals(found.target())).ifPresent(wanted -> {
            throw ProblemException.of(ProblemCode.TOKEN_FOR_OTHER_ACCOUNT, names.of(found.target()), wanted.name());
        });
        var ours = accounts.account(found.target())
                .filter(account -> account.isLive() && account.isManaged())
                .orElseThrow(() -> ProblemException.of(
                        ProblemCode.TOKEN_FOR_OTHER_ACCOUNT,
                        found.target().shortText(),
                        context.session().environment().name()));
        return new Given.Token(token, found, names.of(found.exporter()), ours.name());
    }

    CommandLines lines() {
        if (!model.ready().getValue()) {
            return CommandLines.NONE;
        }
        var given = model.token();
        return new ShareLines(context.session().environment().name())
                .importToken(
                        given.account(),
                        given.token(),
                        given.facts().subject(),
                        model.local().stripped());
    }

    @Override
    protected Connection perform(Progress progress) {
        var given = model.token();
        return context.session()
                .services()
                .imports()
                .addToken(
                        given.facts().target(),
                        given.token(),
                        model.local().text().get(),
                        OperationOptions.now()
                                .with(progress)
                                .confirming(model.agreedAnd(model.meant().named())))
                .value();
    }

    @Override
    protected boolean answers(Problem problem) {
        return model.meant().answers(problem, model.local());
    }

    @Override
    protected String done(Connection connection) {
        context.navigator()
                .go(new Route(ScreenId.IMPORTS, connection.id().value().toString()));
        return context.session()
                .tell(TEXTS.get("import.done", connection.importName(), StateWords.of(connection.state())));
    }
}
