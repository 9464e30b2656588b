package dev.sluice.ui.screen.imports;

import dev.sluice.domain.federation.Manner;
import dev.sluice.domain.federation.TokenFacts;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.SubjectMapping;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.ui.act.ActSheet;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.Kinds;
import dev.sluice.ui.control.Nodes;
import dev.sluice.ui.control.Nodes.Visible;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.control.SubjectField;
import dev.sluice.ui.control.TimeLabel;
import dev.sluice.ui.dialog.TextFiles;
import dev.sluice.ui.mvc.Lane;
import dev.sluice.ui.mvc.Texts;
import dev.sluice.ui.session.AccountNames;
import dev.sluice.ui.session.Desk;
import java.nio.file.Path;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Takes an activation token (pasted, from a file, or dropped), shows what it says, and imports it
/// into the account it was issued for.
final class TokenImportSheet {

    private static final Texts TEXTS = Texts.of("imports");

    /// A token that was read.
    private record Known(TokenFacts facts, String exporter, String account) {}

    private final Desk desk;
    private final Lane reading;
    private final TextArea token = new TextArea();
    private final Field tokenField = new Field(TEXTS.get("token.field"), token, TEXTS.get("token.hint"));
    private final VBox facts = new VBox();
    private final SubjectField local = new SubjectField(TEXTS.get("local"), TEXTS.get("local.hint"), this::arrival);
    private final ObjectProperty<@Nullable Known> known = new SimpleObjectProperty<>();
    private final ActSheet<Connection> sheet;

    TokenImportSheet(Desk desk) {
        this.desk = desk;
        this.reading = desk.jobs().lane();
        token.setId("import-token");
        token.setWrapText(true);
        token.setPrefRowCount(4);
        token.getStyleClass().add("mono");
        token.setPromptText(TEXTS.get("token.prompt"));
        token.textProperty().subscribe(this::read);
        local.input().setId("import-local");
        Nodes.show(local, Visible.NO);
        FileDrop.onto(token, this::load);
        var file = Nodes.button(TEXTS.get("token.file"), Feather.FILE, this::choose);
        sheet = new ActSheet<Connection>(desk.jobs(), TEXTS.get("token"))
                .with(tokenField, Nodes.row("button-row", file), facts, local)
                .when(known.map(found -> found != null).orElse(false))
                .when(local.usable())
                .verb(
                        TEXTS.get("token.verb"),
                        progress -> desk.session()
                                .realm()
                                .imports()
                                .addToken(
                                        target(),
                                        token.getText(),
                                        local.text().get(),
                                        Manner.now().with(progress))
                                .value(),
                        this::done);
        sheet.startAt(token);
    }

    void show() {
        desk.dialogs().show(sheet);
    }

    void load(Path file) {
        desk.jobs().run(() -> TextFiles.read(file), token::setText, sheet::showProblem);
    }

    private void choose() {
        desk.dialogs().files().open(TEXTS.get("token.file")).ifPresent(this::load);
    }

    private void read(String text) {
        known.set(null);
        facts.getChildren().clear();
        Nodes.show(local, Visible.NO);
        tokenField.fine();
        if (!text.isBlank()) {
            reading.run(() -> inspected(text), this::show, tokenField::wrong);
        }
    }

    /// In the background.
    private Known inspected(String text) {
        var found = desk.session().realm().activations().inspect(text);
        return desk.session().read(view -> {
            var names = new AccountNames(view);
            var ours = names.account(found.target())
                    .filter(account -> account.isLive() && account.isManaged())
                    .orElseThrow(() -> ProblemException.of(
                            ProblemCode.TOKEN_FOR_OTHER_ACCOUNT,
                            found.target().shortText(),
                            desk.session().environment().name()));
            return new Known(found, names.of(found.exporter()), ours.name());
        });
    }

    private void show(Known found) {
        known.set(found);
        var says = found.facts();
        var shown = new Facts()
                .add(TEXTS.get("name"), says.name())
                .add(TEXTS.get("from"), found.exporter())
                .add(TEXTS.get("account"), found.account())
                .addMono(TEXTS.get("subject"), says.subject())
                .add(TEXTS.get("kind"), Kinds.label(says.kind()));
        var expiresAt = says.expiresAt();
        if (expiresAt != null) {
            shown.add(TEXTS.get("expires"), new TimeLabel(desk.moments(), expiresAt));
        }
        facts.getChildren().setAll(shown);
        tokenField.fine(TEXTS.get("token.good"));
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

    private PublicKey target() {
        var found = known.get();
        if (found == null) {
            throw ProblemException.of(ProblemCode.TOKEN_DAMAGED, TEXTS.get("token.none"));
        }
        return found.facts().target();
    }

    private String done(Connection connection) {
        var sentence = TEXTS.get("token.done", connection.importName(), StateBadge.word(connection.state()));
        desk.session().lastResult().set(sentence);
        return sentence;
    }
}
