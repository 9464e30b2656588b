package dev.sluice.ui.screen.flows;

import dev.sluice.domain.flow.FlowSample;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.ui.flow.FlowBoard;
import dev.sluice.ui.flow.FlowReading;
import dev.sluice.ui.screen.flows.FlowsModel.Span;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart.Data;
import javafx.scene.chart.XYChart.Series;
import javafx.util.StringConverter;

/// The rate over the last minutes. Its points are moved, not made anew. Each unbroken run of samples is a series
/// of its own, so that a gap stays a gap.
final class FlowChart extends LineChart<Number, Number> {

    private static final Messages TEXTS = Messages.of("flows");
    private static final int TICKS = 5;
    private static final double LEAST = 4;

    private final FlowBoard board;
    private final ConnectionId connection;
    private final ObservableValue<Span> span;
    private final NumberAxis time;
    private final NumberAxis rate;

    FlowChart(FlowBoard board, ConnectionId connection, ObservableValue<Span> span) {
        super(new NumberAxis(), new NumberAxis());
        this.board = board;
        this.connection = connection;
        this.span = span;
        this.time = (NumberAxis) getXAxis();
        this.rate = (NumberAxis) getYAxis();
        getStyleClass().add("flow-chart");
        setAnimated(false);
        setCreateSymbols(false);
        setLegendVisible(false);
        setVerticalGridLinesVisible(false);
        prepare(time);
        prepare(rate);
        time.setTickLabelFormatter(new Ago());
        rate.setLabel(TEXTS.get("chart.unit"));
        board.keep(this, this::refresh);
        span.subscribe(_ -> refresh());
    }

    private static void prepare(NumberAxis axis) {
        axis.setAnimated(false);
        axis.setAutoRanging(false);
        axis.setMinorTickVisible(false);
    }

    private void refresh() {
        var seconds = Math.toIntExact(span.getValue().length().toSeconds());
        time.setLowerBound(-seconds);
        time.setUpperBound(0);
        time.setTickUnit(seconds / (double) TICKS);
        var runs = runs();
        while (getData().size() > runs.size()) {
            getData().removeLast();
        }
        for (var i = 0; i < runs.size(); i++) {
            if (i == getData().size()) {
                getData().add(new Series<>());
            }
            move(getData().get(i).getData(), runs.get(i));
        }
        var top = runs.stream()
                .flatMap(List::stream)
                .mapToDouble(FlowReading::rate)
                .max()
                .orElse(0);
        var step = step(Math.max(LEAST, top * 1.15) / 4);
        rate.setUpperBound(Math.ceil(Math.max(LEAST, top * 1.15) / step) * step);
        rate.setTickUnit(step);
    }

    private void move(ObservableList<Data<Number, Number>> points, List<FlowSample> samples) {
        if (points.size() > samples.size()) {
            points.remove(samples.size(), points.size());
        }
        for (var i = 0; i < samples.size(); i++) {
            var sample = samples.get(i);
            var x = -Duration.between(sample.at(), board.moment()).toMillis() / 1000.0;
            if (i == points.size()) {
                points.add(new Data<>(x, FlowReading.rate(sample)));
            } else {
                points.get(i).setXValue(x);
                points.get(i).setYValue(FlowReading.rate(sample));
            }
        }
    }

    /// The samples within the span, cut where there is a gap.
    private List<List<FlowSample>> runs() {
        var oldest = board.moment().minus(span.getValue().length());
        var runs = new ArrayList<List<FlowSample>>();
        var run = new ArrayList<FlowSample>();
        for (var sample : board.of(connection).map(FlowReading::history).orElse(List.of())) {
            var missing = Double.isNaN(FlowReading.rate(sample));
            if (!run.isEmpty() && (missing || FlowReading.isGap(run.getLast(), sample))) {
                runs.add(List.copyOf(run));
                run.clear();
            }
            if (!missing && !sample.at().isBefore(oldest)) {
                run.add(sample);
            }
        }
        if (!run.isEmpty()) {
            runs.add(List.copyOf(run));
        }
        return runs;
    }

    /// 1, 2 or 5 times a power of ten.
    private static double step(double least) {
        var power = Math.pow(10, Math.floor(Math.log10(least)));
        for (var factor : new double[] {1, 2, 5}) {
            if (factor * power >= least) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static final class Ago extends StringConverter<Number> {
        @Override
        public String toString(Number seconds) {
            return seconds.longValue() == 0
                    ? TEXTS.get("chart.now")
                    : TEXTS.get("chart.ago", TimeFormat.span(Duration.ofSeconds(-seconds.longValue())));
        }

        @Override
        public Number fromString(String text) {
            throw new UnsupportedOperationException("axis labels are not read");
        }
    }
}
