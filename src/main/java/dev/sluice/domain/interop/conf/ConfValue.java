package dev.sluice.domain.interop.conf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Something that a configuration of nats-server says, and on which line.
sealed interface ConfValue {
    int line();

    /// @param form quoted text is text, whatever it looks like
    record Text(String text, Form form, int line) implements ConfValue {
        boolean isYes() {
            return form == Form.BARE && List.of("true", "yes", "on").contains(text.toLowerCase(Locale.ROOT));
        }
    }

    enum Form {
        BARE,
        QUOTED,
        /// A variable that the file does not set; servers ask their environment for it, and we do not.
        VARIABLE
    }

    record Items(List<ConfValue> items, int line) implements ConfValue {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// @param key as it is written
    /// @param isVariable whether another value is taken from it, as `$key`
    record Field(String key, ConfValue value, boolean isVariable) {
        boolean isCalled(String... names) {
            return List.of(names).contains(key.toLowerCase(Locale.ROOT));
        }
    }

    /// @param fields in their order; servers take the last of a name
    record Block(List<Field> fields, int line) implements ConfValue {
        public Block {
            fields = List.copyOf(fields);
        }

        /// By any of these names, in lower case.
        Optional<ConfValue> find(String... names) {
            return fields.stream()
                    .filter(field -> field.isCalled(names))
                    .reduce((_, last) -> last)
                    .map(Field::value);
        }

        /// What has none of these names, and is there for itself.
        List<Field> others(String... names) {
            var others = new ArrayList<Field>();
            fields.stream()
                    .filter(field -> !field.isCalled(names) && !field.isVariable())
                    .forEach(others::add);
            return others;
        }
    }
}
