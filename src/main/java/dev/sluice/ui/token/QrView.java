package dev.sluice.ui.token;

import dev.sluice.domain.tokendelivery.QrCode;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/// A QR code, dark on light in every theme, with its margin. Whole pixels a module and no smoothing, so that every
/// edge is sharp.
public final class QrView extends StackPane {
    /// @param room side of the square it may take, in pixels
    public QrView(QrCode code, double room, String name) {
        var all = code.size() + 2 * QrCode.MARGIN;
        var module = Math.max(2, (int) (room / all));
        var side = (double) all * module;
        var dark = new SVGPath();
        dark.setSmooth(false);
        dark.setContent(path(code, module));
        dark.getStyleClass().add("qr-dark");
        dark.setManaged(false);
        dark.setLayoutX(QrCode.MARGIN * module);
        dark.setLayoutY(QrCode.MARGIN * module);
        getStyleClass().add("qr-view");
        setMinSize(side, side);
        setPrefSize(side, side);
        setMaxSize(side, side);
        setAccessibleText(name);
        getChildren().add(dark);
    }

    /// Runs of dark modules as rectangles.
    private static String path(QrCode code, int module) {
        var path = new StringBuilder();
        for (int y = 0; y < code.size(); y++) {
            for (int x = 0; x < code.size(); x++) {
                int start = x;
                while (code.isDark(x, y)) {
                    x++;
                }
                if (x > start) {
                    path.append('M').append(start * module).append(' ').append(y * module);
                    path.append('h').append((x - start) * module).append('v').append(module);
                    path.append('h').append((start - x) * module).append('z');
                }
            }
        }
        return path.toString();
    }
}
