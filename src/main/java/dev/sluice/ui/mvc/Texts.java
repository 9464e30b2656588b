package dev.sluice.ui.mvc;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The wording of one part of the console, from its bundle. A missing key is a bug and throws.
public final class Texts {

    private final ResourceBundle bundle;

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /// @param name of a bundle beside this package: `accounts` for
    /// `dev/sluice/ui/accounts.properties`
    public static Texts of(String name) {
        return new Texts(ResourceBundle.getBundle("dev.sluice.ui." + name));
    }

    public String get(String key) {
        return bundle.getString(key);
    }

    /// With `MessageFormat` values, so that plurals can be chosen in the bundle.
    public String get(String key, Object... values) {
        return MessageFormat.format(bundle.getString(key), values);
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }
}
