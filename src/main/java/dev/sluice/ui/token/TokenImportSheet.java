package dev.sluice.ui.token;

import dev.sluice.domain.federation.act.Manner;
import dev.sluice.domain.federation.act.TokenFacts;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.SubjectMapping;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.ui.act.ActSheet;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.Kinds;
import dev.sluice.ui.control.Nodes;
import dev.sluice.ui.control.Nodes.Visible;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.control.SubjectField;
import dev.sluice.ui.control.TimeLabel;
import dev.sluice.ui.mvc.Lane;
import dev.sluice.ui.mvc.Texts;
import dev.sluice.ui.session.AccountNames;
import dev.sluice.ui.session.Desk;
import dev.sluice.ui.session.Place;
import dev.sluice.ui.session.ScreenId;
import java.nio.file.Path;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Takes an activation token (pasted, from a file, or dropped), shows what it says, and imports it
/// into the account it was issued for.
public final class TokenImportSheet {

    private static final Texts TEXTS = Texts.of("token");

    /// A token that was read.
    private record Known(String token, TokenFacts facts, String exporter, String account) {}

    private final Desk desk;
    private final Lane reading;
    private final TokenInput input;
    private final VBox facts = new VBox();
    private final SubjectField local = new SubjectField(TEXTS.get("local"), TEXTS.get("local.hint"), this::arrival);
    private final ObjectProperty<@Nullable Known> known = new SimpleObjectProperty<>();
    private final ActSheet<Connection> sheet;
    private @Nullable Account only;

    public TokenImportSheet(Desk desk) {
        this.desk = desk;
        this.reading = desk.jobs().lane();
        input = new TokenInput(desk, "import-token", TEXTS.get("field"), TEXTS.get("hint"));
        input.given().subscribe(this::read);
        local.input().setId("import-local");
        Nodes.show(local, Visible.NO);
        sheet = new ActSheet<Connection>(desk.jobs(), TEXTS.get("import"))
                .with(input, facts, local)
                .when(known.map(found -> found != null).orElse(false))
                .when(local.usable())
                .verb(
                        TEXTS.get("import.verb"),
                        progress -> desk.session()
                                .realm()
                                .imports()
                                .addToken(
                                        target(),
                                        given().token(),
                                        local.text().get(),
                                        Manner.now().with(progress))
                                .value(),
                        this::done);
        sheet.startAt(input.area());
    }

    public void show() {
        desk.dialogs().show(sheet);
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
        Nodes.show(local, Visible.NO);
        input.field().fine();
        reading.forget();
        if (!text.isBlank()) {
            reading.run(() -> inspected(text), this::show, input.field()::wrong);
        }
    }

    /// In the background.
    private Known inspected(String text) {
        var token = Pasted.token(text);
        var found = desk.session().realm().activations().inspect(token);
        return desk.session().read(view -> {
            var names = new AccountNames(view);
            var wanted = only;
            if (wanted != null && !wanted.key().equals(found.target())) {
                throw ProblemException.of(ProblemCode.TOKEN_FOR_OTHER_ACCOUNT, names.of(found.target()), wanted.name());
            }
            var ours = names.account(found.target())
                    .filter(account -> account.isLive() && account.isManaged())
                    .orElseThrow(() -> ProblemException.of(
                            ProblemCode.TOKEN_FOR_OTHER_ACCOUNT,
                            found.target().shortText(),
                            desk.session().environment().name()));
            return new Known(token, found, names.of(found.exporter()), ours.name());
        });
    }

    private void show(Known found) {
        known.set(found);
        var says = found.facts();
        var shown = new Facts()
                .add(TEXTS.get("name"), says.name())
                .add(TEXTS.get("from"), Nodes.party(found.exporter(), says.exporter()))
                .add(TEXTS.get("account"), Nodes.party(found.account(), says.target()))
                .addMono(TEXTS.get("subject"), says.subject())
                .add(TEXTS.get("kind"), Kinds.label(says.kind()));
        var expiresAt = says.expiresAt();
        if (expiresAt != null) {
            shown.add(TEXTS.get("expires"), new TimeLabel(desk.moments(), expiresAt));
        }
        facts.getChildren().setAll(shown);
        input.field().fine(TEXTS.get("good"));
        local.text().set(says.subject());
        local.judge();
        Nodes.show(local, Visible.YES);
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
        desk.session().lastResult().set(sentence);
        desk.navigator().go(new Place(ScreenId.IMPORTS, connection.id().value().toString()));
        return sentence;
    }
}
