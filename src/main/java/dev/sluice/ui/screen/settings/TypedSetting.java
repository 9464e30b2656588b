package dev.sluice.ui.screen.settings;

import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.screen.settings.SettingsModel.Values;
import dev.sluice.ui.text.Messages;
import java.util.ArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// A setting that is typed: Enter or its button saves it; another puts back what is usual.
///
/// @param <T> its value
final class TypedSetting<T> {

    private static final Messages TEXTS = Messages.of("settings");

    private final Rule<T> rule;
    private final ObjectProperty<Values> values;
    private final StringProperty notNow = new SimpleStringProperty("");
    private final StringProperty isUsual = new SimpleStringProperty("");
    private final Command saving;
    private final SettingPane pane;
    private @Nullable T shown;

    /// @param key of its texts
    /// @param usual when nothing was set
    /// @param save told what is refused, and why
    record Rule<T>(
            String key,
            ValueEditor<T> editor,
            Function<Values, T> read,
            T usual,
            BiConsumer<T, Consumer<Problem>> save) {}

    TypedSetting(SettingsController controller, ObjectProperty<Values> values, Rule<T> rule) {
        this.rule = rule;
        this.values = values;
        saving = controller
                .change("save-" + rule.key(), TEXTS.get("save"), Feather.CHECK, this::onSave)
                .unless(notNow);
        var resetting = controller
                .change("reset-" + rule.key(), TEXTS.get("reset"), Feather.ROTATE_CCW, this::onReset)
                .unless(isUsual);
        var nodes = new ArrayList<>(rule.editor().nodes());
        nodes.add(new CommandButton(saving));
        nodes.add(new CommandButton(resetting, "flat"));
        pane = new SettingPane(rule.key(), nodes);
        rule.editor().onEnter(saving::run);
        rule.editor().onChange(this::judge);
        values.subscribe(this::show);
    }

    SettingPane pane() {
        return pane;
    }

    /// What is being typed stays, unless the setting itself has changed.
    private void show(Values now) {
        var value = rule.read().apply(now);
        if (!value.equals(shown)) {
            shown = value;
            rule.editor().show(value);
        }
        isUsual.set(value.equals(rule.usual()) ? TEXTS.get("reset.not") : "");
        judge();
    }

    private void judge() {
        var typed = rule.editor().typed();
        if (typed.isEmpty()) {
            notNow.set(TEXTS.get(rule.key() + ".wrong"));
            pane.wrong(notNow.get());
        } else {
            notNow.set(typed.get().equals(rule.read().apply(values.get())) ? TEXTS.get("save.not") : "");
            pane.fine();
        }
    }

    private void onSave() {
        rule.editor().typed().ifPresent(value -> rule.save().accept(value, pane::wrong));
    }

    private void onReset() {
        rule.save().accept(rule.usual(), pane::wrong);
    }
}
