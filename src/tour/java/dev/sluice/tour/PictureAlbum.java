package dev.sluice.tour;

import dev.sluice.ui.shell.ConsoleWindow;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/// Numbered pictures of the window: each in light and dark, in the smallest size and in a usual one.
final class PictureAlbum {
    private static final Messages TEXTS = Messages.of("tour");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SETTLING = 5;

    private final ConsoleWindow window;
    private final Path folder;
    private int pictures;

    /// Width and height in pixels of the content.
    private record Size(int width, int height) {
        private static final Size SMALL = new Size(1024, 680);
        private static final Size USUAL = new Size(1440, 900);
    }

    PictureAlbum(ConsoleWindow window, Path folder) {
        this.window = window;
        this.folder = folder;
        resize(Size.SMALL);
    }

    int pictures() {
        return pictures;
    }

    void take(String name) {
        pictures++;
        var numbered = String.format(Locale.ROOT, "%02d-%s", pictures, name);
        both(numbered, Size.SMALL);
        // The headless screen is 1000 px wide and pushes popups about in anything wider.
        if (!UiProbe.fx(() -> Window.getWindows().stream().anyMatch(PopupWindow.class::isInstance))) {
            resize(Size.USUAL);
            both(numbered, Size.USUAL);
            resize(Size.SMALL);
        }
    }

    private void both(String name, Size size) {
        for (var theme : Theme.values()) {
            UiProbe.act(() -> window.setTheme(theme));
            UiProbe.frames(SETTLING);
            var word = theme.name().toLowerCase(Locale.ROOT);
            save(
                    UiProbe.fx(() -> window.stage().getScene().snapshot(null)),
                    "%s-%s-%dx%d.png".formatted(name, word, size.width(), size.height()));
        }
        UiProbe.act(() -> window.setTheme(Theme.LIGHT));
    }

    private void resize(Size size) {
        UiProbe.act(() -> {
            window.stage().setWidth(size.width());
            window.stage().setHeight(size.height());
        });
        var scene = UiProbe.fx(() -> window.stage().getScene());
        if (!UiProbe.sees(PATIENCE, () -> scene.getWidth() == size.width() && scene.getHeight() == size.height())) {
            throw new ScenarioFailure(TEXTS.get("why.size", size.width(), size.height()));
        }
    }

    private void save(WritableImage image, String name) {
        var file = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
        } catch (IOException e) {
            throw new ScenarioFailure(TEXTS.get("why.picture", file, String.valueOf(e.getMessage())), e);
        }
    }
}
