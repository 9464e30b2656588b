package dev.sluice.ui.text;

import dev.sluice.domain.text.ForeignText;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Date;
import java.util.ResourceBundle;

/// The wording of one part of the console, from its bundle. A missing key is a bug and throws.
public final class Messages {

    private final ResourceBundle bundle;

    private Messages(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /// @param name of a bundle beside this package: `accounts` for `dev/sluice/ui/accounts.properties`
    public static Messages of(String name) {
        return new Messages(ResourceBundle.getBundle("dev.sluice.ui." + name));
    }

    public String get(String key) {
        return bundle.getString(key);
    }

    /// With `MessageFormat` values, so that plurals can be chosen in the bundle.
    public String get(String key, Object... values) {
        return MessageFormat.format(bundle.getString(key), marked(values));
    }

    /// What is put in may be of others' making; numbers and times are for the format.
    private static Object[] marked(Object... values) {
        return Arrays.stream(values)
                .map(value -> value instanceof Number || value instanceof Date
                        ? value
                        : ForeignText.marked(String.valueOf(value)))
                .toArray();
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }
}
