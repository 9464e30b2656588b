package dev.sluice.ui.flow;

import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// A line of the last values, drawn on a canvas. `NaN` is a gap, never a zero. The colour is the CSS property
/// `-sluice-line`.
public final class Sparkline extends Region {

    private static final StyleablePropertyFactory<Sparkline> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final CssMetaData<Sparkline, Color> LINE =
            FACTORY.createColorCssMetaData("-sluice-line", s -> s.line, Color.GRAY, false);
    private static final double INSET = 2;
    private static final double HEADROOM = 1.2;

    private final Canvas canvas = new Canvas();
    private final SimpleStyleableObjectProperty<Color> line =
            new SimpleStyleableObjectProperty<>(LINE, this, "line", Color.GRAY);
    private double[] values = {};

    public Sparkline() {
        getStyleClass().add("sparkline");
        getChildren().add(canvas);
        line.addListener((_, _, _) -> draw());
    }

    /// @param next oldest first
    public void show(List<Double> next) {
        values = next.stream().mapToDouble(Double::doubleValue).toArray();
        draw();
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            draw();
        }
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }

    private void draw() {
        var pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        pen.setStroke(line.get());
        pen.setLineWidth(1.5);
        var top = 1.0;
        for (var value : values) {
            top = Double.isNaN(value) ? top : Math.max(top, value);
        }
        top *= HEADROOM;
        var step = values.length < 2 ? 0 : (canvas.getWidth() - 2 * INSET) / (values.length - 1);
        for (var i = 1; i < values.length; i++) {
            if (!Double.isNaN(values[i - 1]) && !Double.isNaN(values[i])) {
                pen.strokeLine(
                        INSET + (i - 1) * step, height(values[i - 1] / top), INSET + i * step, height(values[i] / top));
            }
        }
    }

    private double height(double share) {
        return INSET + (1 - share) * (canvas.getHeight() - 2 * INSET);
    }
}
