package dev.sluice.ui.screen.exports;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.token.TokenDeliveryPane;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.ComboBox;

/// Makes an activation token for one account, by name or public key, and hands it over as file or text.
final class IssueTokenSheet {

    private static final Messages TEXTS = Messages.of("exports");

    private final Export export;
    private final List<Account> partners;
    private final ScreenContext context;
    private final Sheet sheet;
    private final ComboBox<String> target = new ComboBox<>();
    private final Field targetField = new Field(TEXTS.get("token.target"), target, TEXTS.get("token.target.hint"));
    private final StringProperty key = new SimpleStringProperty("");

    IssueTokenSheet(Export export, List<Account> partners, ScreenContext context) {
        this.export = export;
        this.partners = partners;
        this.context = context;
        this.sheet = new Sheet(TEXTS.get("token.title", export.name()), Sheet.Size.MEDIUM);
        target.setEditable(true);
        target.setMaxWidth(Double.MAX_VALUE);
        target.setId("token-target");
        target.getEditor().setId("token-target-text");
        target.getEditor().setAccessibleText(TEXTS.get("token.target"));
        target.getItems().setAll(partners.stream().map(Account::name).toList());
        target.getEditor().textProperty().subscribe(this::judge);
        sheet.add(Controls.paragraph(TEXTS.get("token.intro", export.subject().text()), "text-muted"), targetField);
        sheet.startAt(target.getEditor());
    }

    Sheet sheet() {
        return sheet;
    }

    void onIssue(BiConsumer<IssueTokenSheet, String> issue) {
        sheet.primary(TEXTS.get("token.issue"), () -> issue.accept(this, key.get()))
                .setId("token-issue");
        sheet.primaryWhen(Bindings.isNotEmpty(key));
    }

    /// Shows the token, to be saved or copied.
    void issued(Connection connection) {
        var text = Optional.ofNullable(connection.grant().token()).orElse("");
        target.setDisable(true);
        var parcel = new TokenDeliveryPane.Parcel(text, export.name(), targetName());
        sheet.add(new TokenDeliveryPane(context, "token", parcel, TEXTS.get("token.made.hint")));
        sheet.finish(TEXTS.get("token.close"));
    }

    private void judge(String typed) {
        var text = typed.strip();
        var found = partners.stream()
                .filter(account -> account.name().equalsIgnoreCase(text))
                .map(Account::key)
                .findFirst()
                .or(() -> PublicKey.parse(text).filter(k -> k.isKind(KeyKind.ACCOUNT)));
        key.set(found.map(PublicKey::text).orElse(""));
        if (text.isEmpty() || found.isPresent()) {
            targetField.fine(found.map(k -> TEXTS.get("token.target.found", k.shortText()))
                    .orElse(""));
        } else {
            targetField.wrong(new Problem(ProblemCode.NOT_ACCOUNT_KEY, List.of(text)));
        }
    }

    private String targetName() {
        return partners.stream()
                .filter(account -> account.key().text().equals(key.get()))
                .map(Account::name)
                .findFirst()
                .orElseGet(() -> key.get().substring(0, 5));
    }
}
