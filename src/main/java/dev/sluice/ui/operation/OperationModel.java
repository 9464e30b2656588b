package dev.sluice.ui.operation;

import dev.sluice.domain.federation.operation.Preview;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.dialog.SheetModel;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What a review before an operation on servers shows: its effects, the steps while it runs, what came of it.
public class OperationModel extends SheetModel implements Consumer<Progress.Step> {

    private final ReadOnlyObjectWrapper<Effects> effects = new ReadOnlyObjectWrapper<>(new Effects.Unasked());
    private final ObservableList<Progress.Step> steps = FXCollections.observableArrayList();
    private final ObservableList<Progress.Step> shownSteps = FXCollections.unmodifiableObservableList(steps);
    private final ReadOnlyObjectWrapper<@Nullable String> result = new ReadOnlyObjectWrapper<>();

    /// What the operation is going to do, as far as that is known.
    public sealed interface Effects {
        /// Nobody asks for them.
        record Unasked() implements Effects {}

        record Reading() implements Effects {}

        /// They could not be read; the problem says why.
        record Unknown() implements Effects {}

        record Known(Preview preview) implements Effects {}
    }

    public OperationModel() {
        require(effects.map(now -> now instanceof Effects.Unasked || now instanceof Effects.Known));
    }

    public final ReadOnlyObjectProperty<Effects> effects() {
        return effects.getReadOnlyProperty();
    }

    /// What servers said so far, in order.
    public final ObservableList<Progress.Step> steps() {
        return shownSteps;
    }

    /// The sentence about what came of it; null before.
    public final ReadOnlyObjectProperty<@Nullable String> result() {
        return result.getReadOnlyProperty();
    }

    @Override
    public final void accept(Progress.Step step) {
        steps.add(step);
    }

    final void start() {
        begin();
    }

    final void reading() {
        effects.set(new Effects.Reading());
        fail(null);
    }

    final void known(Preview preview) {
        effects.set(new Effects.Known(preview));
    }

    final void unknown(Problem problem) {
        effects.set(new Effects.Unknown());
        fail(problem);
    }

    /// Nothing is left to decide.
    final void ended(String sentence) {
        result.set(sentence);
        end();
    }

    /// @param told null where somebody has said so already
    final void failed(@Nullable Problem told) {
        fail(told);
    }
}
