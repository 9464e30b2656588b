package dev.sluice.ui.account.signing;

import dev.sluice.domain.key.SigningRequests.Answer;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.dialog.SheetModel;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// What came back from the operator, and whether a person agrees to what was changed in it.
final class SignedAccountModel extends SheetModel {

    private final ReadOnlyObjectWrapper<Given> given = new ReadOnlyObjectWrapper<>(new Given.Nothing());
    private final BooleanProperty agreed = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable String> result = new ReadOnlyObjectWrapper<>();

    /// What was pasted, dropped or opened.
    sealed interface Given {
        record Nothing() implements Given {}

        record Wrong(Problem problem) implements Given {}

        record Signed(Answer answer) implements Given {
            boolean isAsAsked() {
                return answer.changes().isEmpty();
            }
        }
    }

    SignedAccountModel() {
        require(Bindings.createBooleanBinding(this::isUsable, given, agreed));
    }

    private boolean isUsable() {
        return given.get() instanceof Given.Signed signed && (signed.isAsAsked() || agreed.get());
    }

    ReadOnlyObjectProperty<Given> given() {
        return given.getReadOnlyProperty();
    }

    /// Whether the account may be as the operator changed it.
    BooleanProperty agreed() {
        return agreed;
    }

    /// The sentence about what came of it; null before.
    ReadOnlyObjectProperty<@Nullable String> result() {
        return result.getReadOnlyProperty();
    }

    /// Another one is agreed to anew.
    void take(Given next) {
        agreed.set(false);
        forgive();
        given.set(next);
    }

    void taken(String sentence) {
        result.set(sentence);
    }
}
