package dev.sluice.ui.screen.onboarding;

import dev.sluice.domain.interop.plan.ImportPlan;
import dev.sluice.domain.interop.plan.ImportPlan.OperatorPlan;
import dev.sluice.domain.interop.plan.ImportResult;
import dev.sluice.domain.model.Level;
import dev.sluice.ui.dialog.SheetModel;
import dev.sluice.ui.form.NewPassphrase;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The last questions before things come in (which operators, which level, a passphrase for a new workspace), then
/// how it went.
final class TakeInModel extends SheetModel {

    private final ImportPlan plan;
    private final List<Coming> coming;
    private final BooleanProperty chosen = new SimpleBooleanProperty(true);
    private final SpreadingModel spreading = new SpreadingModel();
    private final ObjectProperty<Level> level = new SimpleObjectProperty<>(Level.PRODUCTION);
    private final NewPassphrase passphrase = new NewPassphrase();
    private final ObjectProperty<Path> folder;
    private final ReadOnlyObjectWrapper<@Nullable ImportResult> result = new ReadOnlyObjectWrapper<>();

    /// An operator that brings something, and whether it is to come in.
    record Coming(OperatorPlan operator, BooleanProperty chosen) {}

    private TakeInModel(ImportPlan plan, Path folder) {
        this.plan = plan;
        this.folder = new SimpleObjectProperty<>(folder);
        this.coming = plan.operators().stream()
                .filter(OperatorPlan::bringsSomething)
                .map(operator -> new Coming(operator, new SimpleBooleanProperty(true)))
                .toList();
        coming.forEach(one -> one.chosen().subscribe((_, _) -> choose()));
        require(chosen);
        require(spreading.agreed());
        spreading.ask(wanted());
    }

    /// Into the workspace that is open.
    static TakeInModel into(ImportPlan plan, Path folder) {
        return new TakeInModel(plan, folder);
    }

    /// Into one that is made for it.
    static TakeInModel intoNew(ImportPlan plan, Path folder) {
        var model = new TakeInModel(plan, folder);
        model.require(model.passphrase.ready());
        return model;
    }

    List<Coming> coming() {
        return coming;
    }

    SpreadingModel spreading() {
        return spreading;
    }

    /// Whether an environment is made, which has a level then.
    boolean asksLevel() {
        return plan.operators().stream().anyMatch(operator -> operator.existing() == null);
    }

    ObjectProperty<Level> level() {
        return level;
    }

    NewPassphrase passphrase() {
        return passphrase;
    }

    ObjectProperty<Path> folder() {
        return folder;
    }

    /// What came in of each operator; null before.
    ReadOnlyObjectProperty<@Nullable ImportResult> result() {
        return result.getReadOnlyProperty();
    }

    void came(ImportResult next) {
        result.set(next);
    }

    List<OperatorPlan> wanted() {
        return coming.stream()
                .filter(one -> one.chosen().get())
                .map(Coming::operator)
                .toList();
    }

    private void choose() {
        var wanted = wanted();
        chosen.set(!wanted.isEmpty());
        spreading.ask(wanted);
    }
}
