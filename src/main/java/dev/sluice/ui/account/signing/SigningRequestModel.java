package dev.sluice.ui.account.signing;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.text.FileNames;
import dev.sluice.ui.dialog.SheetModel;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// An account that somebody else's operator is to sign, and the request for it once it is made.
final class SigningRequestModel extends SheetModel {

    private final Account account;
    private final ObservableList<String> waiting = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable String> request = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");

    SigningRequestModel(Account account) {
        this.account = account;
        require(request.isNull());
    }

    Account account() {
        return account;
    }

    String fileName() {
        return FileNames.of(account.name()) + ".jwt";
    }

    /// What waits for a push and goes along, in words.
    ObservableList<String> waiting() {
        return waiting;
    }

    /// The JWT; null until it is made.
    ReadOnlyObjectProperty<@Nullable String> request() {
        return request.getReadOnlyProperty();
    }

    /// What became of it.
    ReadOnlyStringProperty said() {
        return said.getReadOnlyProperty();
    }

    void knows(List<String> words) {
        waiting.setAll(words);
    }

    void made(String jwt) {
        request.set(jwt);
    }

    void say(String sentence) {
        said.set(sentence);
    }
}
