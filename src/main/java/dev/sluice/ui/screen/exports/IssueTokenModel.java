package dev.sluice.ui.screen.exports;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.ui.control.CheckedText;
import dev.sluice.ui.dialog.SheetModel;
import dev.sluice.ui.text.Messages;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// For whom an activation token is to be made, by name or public key, and the token once it is made.
final class IssueTokenModel extends SheetModel {

    private static final Messages TEXTS = Messages.of("exports");

    private final Export export;
    private final List<Account> partners;
    private final CheckedText target = new CheckedText(this::judge);
    private final ObjectProperty<@Nullable String> token = new SimpleObjectProperty<>();

    IssueTokenModel(Export export, List<Account> partners) {
        this.export = export;
        this.partners = List.copyOf(partners);
        require(target.usable());
    }

    Export export() {
        return export;
    }

    /// Whose names are known here.
    List<Account> partners() {
        return partners;
    }

    CheckedText target() {
        return target;
    }

    /// Null before it is made.
    ObjectProperty<@Nullable String> token() {
        return token;
    }

    /// @throws ProblemException `NOT_ACCOUNT_KEY`
    PublicKey key() {
        return key(target.stripped());
    }

    String targetName() {
        var key = key();
        return partners.stream()
                .filter(account -> account.key().equals(key))
                .map(Account::name)
                .findFirst()
                .orElseGet(() -> key.text().substring(0, 5));
    }

    private String judge(String text) {
        return TEXTS.get("token.target.found", key(text).shortText());
    }

    private PublicKey key(String text) {
        return partners.stream()
                .filter(account -> account.name().equalsIgnoreCase(text))
                .map(Account::key)
                .findFirst()
                .or(() -> PublicKey.parse(text).filter(key -> key.isKind(KeyKind.ACCOUNT)))
                .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_ACCOUNT_KEY, text));
    }
}
