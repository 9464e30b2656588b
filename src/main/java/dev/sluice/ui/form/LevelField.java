package dev.sluice.ui.form;

import dev.sluice.domain.model.Level;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ChoiceBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The protection level of an environment, with what it means.
public final class LevelField extends Field {
    private static final Messages TEXTS = Messages.of("common");

    public LevelField(String id, ObjectProperty<Level> level) {
        this(new ChoiceBox<>(), id, level);
    }

    private LevelField(ChoiceBox<Level> box, String id, ObjectProperty<Level> level) {
        super(TEXTS.get("level"), box, "");
        box.getItems().setAll(List.of(Level.DEVELOPMENT, Level.STAGING, Level.PRODUCTION));
        box.valueProperty().bindBidirectional(level);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setId(id);
        box.setConverter(new Words());
        box.valueProperty().subscribe(chosen -> fine(TEXTS.get("level.hint." + key(chosen))));
    }

    private static String key(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    private static final class Words extends StringConverter<Level> {
        @Override
        public String toString(@Nullable Level level) {
            return level == null ? "" : TEXTS.get("level." + key(level));
        }

        @Override
        public Level fromString(String text) {
            throw new UnsupportedOperationException("levels are chosen, not typed");
        }
    }
}
