package dev.sluice.ui.token;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.TokenFacts;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.SubjectMapping;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.ui.connection.MeantSubject;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.Kinds;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.control.SubjectField;
import dev.sluice.ui.control.TimeLabel;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.operation.OperationSheet;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.text.Messages;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Takes an activation token (pasted, from a file, or dropped), shows what it says, and imports it into the
/// account it was issued for.
public final class TokenImportSheet {

    private static final Messages TEXTS = Messages.of("token");

    /// A token that was read.
    private record Known(String token, TokenFacts facts, String exporter, String account) {}

    private final ScreenContext context;
    private final LatestOnly reading;
    private final TokenInput input;
    private final VBox facts = new VBox();
    private final SubjectField local = new SubjectField(TEXTS.get("local"), TEXTS.get("local.hint"), this::arrival);
    private final MeantSubject meant = new MeantSubject("import-meant");
    private final ObjectProperty<@Nullable Known> known = new SimpleObjectProperty<>();
    private final OperationSheet<Connection> sheet;
    private @Nullable Account only;

    public TokenImportSheet(ScreenContext context) {
        this.context = context;
        this.reading = context.jobs().lane();
        input = new TokenInput(context, "import-token", TEXTS.get("field"), TEXTS.get("hint"));
        input.given().subscribe(this::read);
        local.input().setId("import-local");
        Controls.show(local, Visible.NO);
        local.text().subscribe(text -> meant.rest(text));
        sheet = new OperationSheet<Connection>(context.jobs(), TEXTS.get("import"))
                .with(input, facts, local, meant)
                .answering(problem -> meant.answers(problem, local))
                .when(known.map(found -> found != null).orElse(false))
                .when(local.usable())
                .verb(
                        TEXTS.get("import.verb"),
                        progress -> context.session()
                                .services()
                                .imports()
                                .addToken(
                                        target(),
                                        given().token(),
                                        local.text().get(),
                                        OperationOptions.now().with(progress).confirming(meant.named()))
                                .value(),
                        this::done);
        sheet.startAt(input.area());
    }

    public void show() {
        context.dialogs().show(sheet);
    }

    /// Shows it with what the token says filled in.
    public void show(String text) {
        show();
        input.set(text);
    }

    /// Only this account will do: a token for another one is refused at once (S0-11).
    public TokenImportSheet into(Account account) {
        only = account;
        return this;
    }

    public void load(Path file) {
        input.load(file);
    }

    private void read(String text) {
        known.set(null);
        facts.getChildren().clear();
        Controls.show(local, Visible.NO);
        input.field().fine();
        reading.forget();
        if (!text.isBlank()) {
            reading.run(() -> inspected(text), this::show, input.field()::wrong);
        }
    }

    /// In the background.
    private Known inspected(String text) {
        var token = PastedText.token(text);
        var found = context.session().services().activations().inspect(token);
        var accounts = context.session().reads().accounts();
        var names = accounts.labels(List.of(found.target(), found.exporter()));
        var wanted = only;
        if (wanted != null && !wanted.key().equals(found.target())) {
            throw ProblemException.of(ProblemCode.TOKEN_FOR_OTHER_ACCOUNT, names.of(found.target()), wanted.name());
        }
        var ours = accounts.account(found.target())
                .filter(account -> account.isLive() && account.isManaged())
                .orElseThrow(() -> ProblemException.of(
                        ProblemCode.TOKEN_FOR_OTHER_ACCOUNT,
                        found.target().shortText(),
                        context.session().environment().name()));
        return new Known(token, found, names.of(found.exporter()), ours.name());
    }

    private void show(Known found) {
        known.set(found);
        var says = found.facts();
        var shown = new Facts()
                .add(TEXTS.get("name"), says.name())
                .add(TEXTS.get("from"), Controls.party(found.exporter(), says.exporter()))
                .add(TEXTS.get("account"), Controls.party(found.account(), says.target()))
                .addMono(TEXTS.get("subject"), says.subject())
                .add(TEXTS.get("kind"), Kinds.label(says.kind()));
        var expiresAt = says.expiresAt();
        if (expiresAt != null) {
            shown.add(TEXTS.get("expires"), new TimeLabel(context.moments(), expiresAt));
        }
        facts.getChildren().setAll(shown);
        input.field().fine(TEXTS.get("good"));
        local.text().set(says.subject());
        local.judge();
        Controls.show(local, Visible.YES);
    }

    private String arrival(String text) {
        var found = known.get();
        if (found == null) {
            return "";
        }
        var remote = Subject.of(found.facts().subject());
        var example = remote.example();
        return TEXTS.get("local.example", example, new SubjectMapping(remote, Subject.of(text)).apply(example));
    }

    private Known given() {
        var found = known.get();
        if (found == null) {
            throw ProblemException.of(ProblemCode.TOKEN_DAMAGED, TEXTS.get("none"));
        }
        return found;
    }

    private PublicKey target() {
        return given().facts().target();
    }

    private String done(Connection connection) {
        var sentence = TEXTS.get("import.done", connection.importName(), StateBadge.word(connection.state()));
        context.session().lastResult().set(sentence);
        context.navigator()
                .go(new Route(ScreenId.IMPORTS, connection.id().value().toString()));
        return sentence;
    }
}
