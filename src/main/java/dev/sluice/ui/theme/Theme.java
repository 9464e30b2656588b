package dev.sluice.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.text.Font;

/// Light or dark: AtlantaFX Primer, the bridge for ControlsFX, and the sheets of Sluice. Every colour comes from
/// their tokens.
public enum Theme {
    LIGHT,
    DARK;

    private static final List<String> FONTS = List.of(
            "inter-latin-400-normal.woff",
            "inter-latin-600-normal.woff",
            "inter-latin-700-normal.woff",
            "jetbrains-mono-latin-400-normal.woff");

    private static final List<String> SHEETS =
            List.of("tokens", "bridge", "base", "shell", "table", "sheet", "screens", "flow", "trouble");

    private static final List<Integer> ICONS = List.of(16, 24, 32, 48, 64, 128, 256);

    /// The one the desktop prefers.
    public static Theme preferred() {
        return Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? DARK : LIGHT;
    }

    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    /// Makes the fonts known and puts the sheets on a scene; once for each scene.
    public static void prepare(Scene scene) {
        for (var font : FONTS) {
            Font.loadFont(asset("fonts/" + font), 12);
        }
        for (var sheet : SHEETS) {
            scene.getStylesheets().add(asset("css/" + sheet + ".css"));
        }
    }

    public void apply(Scene scene) {
        var sheet = this == LIGHT ? new PrimerLight() : new PrimerDark();
        Application.setUserAgentStylesheet(sheet.getUserAgentStylesheet());
        var classes = scene.getRoot().getStyleClass();
        classes.removeAll("theme-light", "theme-dark");
        classes.add(this == LIGHT ? "theme-light" : "theme-dark");
    }

    /// The icon of the window in every size that a title bar or a task bar may take.
    public static List<Image> icons() {
        return ICONS.stream()
                .map(size -> new Image(asset("icons/sluice-" + size + ".png")))
                .toList();
    }

    private static String asset(String path) {
        return Objects.requireNonNull(Theme.class.getResource("/assets/" + path), path)
                .toExternalForm();
    }
}
