package dev.sluice.ui.screen.drift;

import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.TypedOperationModel;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What a choice about a difference waits for: the name typed, and whether what was chosen can be taken.
class DriftChoiceModel extends TypedOperationModel {

    private final ReadOnlyObjectWrapper<@Nullable Verdict> verdict = new ReadOnlyObjectWrapper<>();

    /// Whether what was chosen can be taken, and the sentence about it.
    record Verdict(boolean isTakeable, String text) {}

    DriftChoiceModel(TypedName typed) {
        super(typed);
    }

    /// Null while that is being found out.
    ReadOnlyObjectProperty<@Nullable Verdict> verdict() {
        return verdict.getReadOnlyProperty();
    }

    /// It cannot be started before the verdict is that it can be taken.
    final void requireVerdict() {
        require(Bindings.createBooleanBinding(() -> isTakeable(verdict.get()), verdict));
    }

    private static boolean isTakeable(@Nullable Verdict found) {
        return found != null && found.isTakeable();
    }

    final void judge(@Nullable Verdict found) {
        verdict.set(found);
    }

    /// It could not be found out.
    final void spoil(Problem problem) {
        fail(problem);
    }
}
