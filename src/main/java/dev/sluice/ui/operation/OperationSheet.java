package dev.sluice.ui.operation;

import dev.sluice.domain.federation.operation.Preview;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.job.BackgroundJobs;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.text.Messages;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;

/// Review before an act on servers, then the act itself: effects in sentences, a typed name where the level wants
/// one, the steps per server, the result. The window stays usable: nothing blocks.
///
/// @param <T> what the act gives
public final class OperationSheet<T> extends Sheet {

    private static final Messages TEXTS = Messages.of("operation");

    /// So that a preview is no rehearsal at every key.
    private static final Duration TYPING = Duration.ofMillis(350);

    private final BackgroundJobs jobs;
    private final LatestOnly reading;
    private final VBox form = new VBox();
    private final VBox effects = new VBox();
    private final VBox typed = new VBox();
    private final VBox result = new VBox();
    private final StepList steps = new StepList();
    private final BooleanProperty previewed = new SimpleBooleanProperty(true);
    private final BooleanProperty running = new SimpleBooleanProperty();
    private ObservableValue<Boolean> ready = new SimpleBooleanProperty(true);
    private Predicate<Problem> answered = _ -> false;
    private Supplier<Preview> preview = () -> new Preview(List.of(), List.of());

    public OperationSheet(BackgroundJobs jobs, String title) {
        super(title, Size.MEDIUM);
        this.jobs = jobs;
        this.reading = jobs.lane();
        getStyleClass().add("act-sheet");
        form.getStyleClass().add("act-form");
        effects.getStyleClass().add("effect-list");
        result.getStyleClass().add("act-result");
        List.of(form, effects, typed, steps, result).forEach(OperationSheet::onlyWhenFilled);
        add(form, effects, typed, steps, result);
    }

    /// Words or fields above the effects.
    public OperationSheet<T> with(Node... nodes) {
        form.getChildren().addAll(nodes);
        return this;
    }

    /// An account it is about: names can be chosen to look like others, the ends of a key cannot.
    public OperationSheet<T> about(String name, PublicKey key) {
        return with(Controls.party(name, key));
    }

    /// The verb stays off until `also` holds.
    public OperationSheet<T> when(ObservableValue<Boolean> also) {
        var before = ready;
        ready = Bindings.createBooleanBinding(() -> before.getValue() && also.getValue(), before, also);
        return this;
    }

    /// What went wrong is first offered to `field`, which asks for what is missing where it is typed.
    ///
    /// @param field told on the FX thread; whether it says so itself
    public OperationSheet<T> answering(Predicate<Problem> field) {
        answered = field;
        return this;
    }

    public OperationSheet<T> typed(TypedName name) {
        if (name.isAsked()) {
            typed.getChildren().add(name.field());
            startAt(name.input());
        }
        return when(name.given());
    }

    /// Computes the effects in the background; call [#look] to show them.
    public OperationSheet<T> preview(Supplier<Preview> next) {
        preview = next;
        previewed.set(false);
        return this;
    }

    /// Reads the effects (again); the verb waits for them.
    public void look() {
        look(Duration.ZERO);
    }

    /// The same when the hands rest: what is typed changes the effects.
    public void lookWhenTyped() {
        look(TYPING);
    }

    /// Drops what waits or is being read.
    public void stopLooking() {
        reading.forget();
    }

    private void look(Duration quiet) {
        previewed.set(false);
        clearProblem();
        var wheel = new ProgressIndicator();
        wheel.setAccessibleText(TEXTS.get("effect.reading"));
        effects.getChildren()
                .setAll(Controls.row("effect", wheel, Controls.label(TEXTS.get("effect.reading"), "text-muted")));
        reading.runAfter(
                quiet,
                () -> preview.get(),
                found -> {
                    effects.getChildren()
                            .setAll(Controls.label(TEXTS.get("effect.title"), "section-title"), new EffectList(found));
                    previewed.set(true);
                },
                problem -> {
                    effects.getChildren().clear();
                    showProblem(problem);
                });
    }

    /// @param work runs in the background
    /// @param done told on the FX thread; gives the sentence that is shown
    public OperationSheet<T> verb(String verb, Function<Progress, T> work, Function<T, String> done, String... styles) {
        var button = primary(verb, () -> run(work, done), styles);
        var off = Bindings.createBooleanBinding(
                () -> running.get() || !previewed.get() || !ready.getValue(), running, previewed, ready);
        button.setId("act-verb");
        button.disableProperty().bind(off);
        return this;
    }

    private static void onlyWhenFilled(VBox box) {
        box.managedProperty().bind(Bindings.isNotEmpty(box.getChildren()).and(box.visibleProperty()));
    }

    private void run(Function<Progress, T> work, Function<T, String> done) {
        running.set(true);
        clearProblem();
        result.getChildren().clear();
        form.setDisable(true);
        typed.setDisable(true);
        Consumer<Progress.Step> heard = jobs.onFx(steps);
        leaveBy(TEXTS.get("action.hide"));
        jobs.run(() -> work.apply(heard::accept), value -> finished(done.apply(value)), this::failed);
    }

    private void finished(String sentence) {
        var line = Controls.paragraph(sentence, "act-done");
        line.setId("act-result");
        result.getChildren().setAll(line);
        effects.setVisible(false);
        typed.setVisible(false);
        finish(TEXTS.get("action.close"));
    }

    private void failed(Problem problem) {
        steps.stop();
        running.set(false);
        form.setDisable(false);
        typed.setDisable(false);
        leaveBy(TEXTS.get("action.close"));
        if (!answered.test(problem)) {
            showProblem(problem);
        }
    }
}
