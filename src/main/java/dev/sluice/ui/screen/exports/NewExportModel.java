package dev.sluice.ui.screen.exports;

import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.Visibility;
import dev.sluice.ui.connection.MeantModel;
import dev.sluice.ui.connection.ResponseModel;
import dev.sluice.ui.control.CheckedText;
import dev.sluice.ui.dialog.SheetModel;
import dev.sluice.ui.text.Messages;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// A new export as it is filled in. Private unless a person chooses otherwise.
final class NewExportModel extends SheetModel {

    private static final Messages TEXTS = Messages.of("exports");

    private final List<Account> accounts;
    private final ObjectProperty<Account> account;
    private final CheckedText subject = new CheckedText(NewExportModel::judge);
    private final CheckedText name = CheckedText.name();
    private final ObjectProperty<ShareKind> kind = new SimpleObjectProperty<>(ShareKind.STREAM);
    private final ObjectProperty<Visibility> visibility = new SimpleObjectProperty<>(Visibility.PRIVATE);
    private final MeantModel meant = new MeantModel();
    private final ResponseModel response = new ResponseModel(subject.text());

    /// @param accounts that can export; at least one
    NewExportModel(List<Account> accounts) {
        this.accounts = List.copyOf(accounts);
        this.account = new SimpleObjectProperty<>(accounts.getFirst());
        require(subject.usable());
        require(name.usable());
        require(response.usable());
    }

    List<Account> accounts() {
        return accounts;
    }

    ObjectProperty<Account> account() {
        return account;
    }

    CheckedText subject() {
        return subject;
    }

    CheckedText name() {
        return name;
    }

    ObjectProperty<ShareKind> kind() {
        return kind;
    }

    ObjectProperty<Visibility> visibility() {
        return visibility;
    }

    MeantModel meant() {
        return meant;
    }

    /// Only asked of a service.
    ResponseModel response() {
        return response;
    }

    ExportDraft draft() {
        return new ExportDraft(
                account.get().key(),
                name.text().get(),
                subject.text().get(),
                kind.get(),
                visibility.get(),
                kind.get() == ShareKind.SERVICE ? response.response() : null);
    }

    private static String judge(String text) {
        var exported = Subject.exportable(text);
        return exported.hasWildcard() ? TEXTS.get("subject.example", exported.example()) : "";
    }
}
