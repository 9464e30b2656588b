package dev.sluice.ui.user;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.TypedOperationModel;
import java.time.LocalDate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Whom an account is to shut out: a key that others made, or everybody whose creds are older than a day.
final class RevokeManyModel extends TypedOperationModel {

    private final ObjectProperty<@Nullable Account> account = new SimpleObjectProperty<>();
    private final ObjectProperty<Whom> whom = new SimpleObjectProperty<>(Whom.KEY);
    private final StringProperty key = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable LocalDate> before = new SimpleObjectProperty<>();

    enum Whom {
        KEY,
        EVERYBODY
    }

    /// @param chosen the account that is meant, if that is known
    /// @param typed its name, or that of the environment as long as any account may be meant
    RevokeManyModel(@Nullable Account chosen, TypedName typed) {
        super(typed);
        account.set(chosen);
        require(Bindings.createBooleanBinding(this::isChosen, account, whom, key));
    }

    ObjectProperty<@Nullable Account> account() {
        return account;
    }

    ObjectProperty<Whom> whom() {
        return whom;
    }

    StringProperty key() {
        return key;
    }

    /// Only creds from before that day; null for all there are.
    ObjectProperty<@Nullable LocalDate> before() {
        return before;
    }

    boolean isEverybody() {
        return whom.get() == Whom.EVERYBODY;
    }

    /// Whether it is said who is shut out, and where.
    boolean isChosen() {
        return account.get() != null && isNamed();
    }

    private boolean isNamed() {
        return isEverybody()
                || PublicKey.parse(key.get().strip())
                        .filter(one -> one.isKind(KeyKind.USER))
                        .isPresent();
    }
}
