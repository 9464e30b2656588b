package dev.sluice.ui.dialog;

import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.control.CutAgreement;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What a sheet shows of the work that its button starts: whether it may be started, is under way, is over, or
/// went wrong. Needs no toolkit.
public class SheetModel {

    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper over = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final CutAgreement cuts = new CutAgreement();
    private PassphraseProof proof = PassphraseProof.none();
    private ObservableValue<Boolean> proved = new SimpleBooleanProperty(true);
    private ObservableValue<Boolean> usable = new SimpleBooleanProperty(true);

    public final ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// The work is done, and the sheet closes.
    public final ReadOnlyBooleanProperty over() {
        return over.getReadOnlyProperty();
    }

    public final ReadOnlyObjectProperty<@Nullable Problem> problem() {
        return problem.getReadOnlyProperty();
    }

    /// What a person agreed to below a problem. May be asked on any thread.
    public final CutAgreement cuts() {
        return cuts;
    }

    /// The names agreed to, and more. May be asked on any thread.
    public final Set<String> agreedAnd(Set<String> more) {
        return Stream.concat(cuts.named().stream(), more.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /// The work cannot be started until `also` holds.
    public final void require(ObservableValue<Boolean> also) {
        var before = usable;
        usable = Bindings.createBooleanBinding(() -> before.getValue() && also.getValue(), before, also);
    }

    /// The work cannot be started until the name is typed, and the passphrase where that is asked.
    public final void ask(TypedName name) {
        require(name.given());
        ask(name.proof());
    }

    /// The same where what is chosen on the sheet cuts something.
    public final void ask(TypedName name, ObservableValue<Boolean> cuts) {
        proof = name.proof();
        proved = cuts;
        require(orNot(cuts, name.given()));
        require(orNot(cuts, name.proof().given()));
    }

    private static ObservableValue<Boolean> orNot(ObservableValue<Boolean> cuts, ObservableValue<Boolean> given) {
        return Bindings.createBooleanBinding(() -> !cuts.getValue() || given.getValue(), cuts, given);
    }

    /// The passphrase is checked before the work.
    public final void ask(PassphraseProof asked) {
        proof = asked;
        require(asked.given());
    }

    /// What was typed for that; to be checked in the background, before anything is done.
    public final PassphraseProof.Taken takeProof() {
        return proved.getValue() ? proof.take() : () -> {};
    }

    /// Whether the work can be started.
    public final ObservableValue<Boolean> ready() {
        return Bindings.createBooleanBinding(() -> !busy.get() && usable.getValue(), busy, usable);
    }

    protected final void begin() {
        busy.set(true);
        problem.set(null);
    }

    protected final void end() {
        busy.set(false);
    }

    protected final void close() {
        over.set(true);
    }

    /// What went wrong is of no interest any more, since a person wants something else now.
    protected final void forgive() {
        problem.set(null);
    }

    protected final void fail(@Nullable Problem met) {
        busy.set(false);
        problem.set(met);
    }
}
