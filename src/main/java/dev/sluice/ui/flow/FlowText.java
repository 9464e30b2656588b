package dev.sluice.ui.flow;

import dev.sluice.domain.flow.FlowHealth;
import dev.sluice.domain.flow.FlowSample;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.server.LinkState;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.text.NumberFormat;
import java.util.Locale;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// Flows in words.
public final class FlowText {

    private static final Messages TEXTS = Messages.of("flow");
    private static final double WHOLE_FROM = 10;

    private FlowText() {}

    /// "2.5", "1,240"; a dash where there is no number.
    public static String number(double rate) {
        if (Double.isNaN(rate)) {
            return TEXTS.get("gap");
        }
        var format = NumberFormat.getNumberInstance();
        format.setMaximumFractionDigits(rate < WHOLE_FROM ? 1 : 0);
        return format.format(rate);
    }

    /// "12 msg/s", or a dash.
    public static String rate(FlowBoard board, Connection connection) {
        var rate = board.of(connection.id())
                .map(FlowReading::last)
                .map(FlowReading::rate)
                .orElse(Double.NaN);
        return Double.isNaN(rate) ? TEXTS.get("gap") : TEXTS.get("rate", number(rate));
    }

    /// "subscription counters · 2 s ago".
    public static String source(FlowBoard board, Connection connection) {
        if (!connection.isOnServers()) {
            return TEXTS.get("not-on-servers");
        }
        return board.of(connection.id())
                .map(reading -> TEXTS.get(
                        "source",
                        TEXTS.get("source." + reading.last().source().name().toLowerCase(Locale.ROOT)),
                        TimeFormat.span(reading.age(board.moment()))))
                .orElse(TEXTS.get("no-sample"));
    }

    /// "3"; a dash where nothing is known.
    public static String subscribers(FlowBoard board, Connection connection) {
        return board.of(connection.id())
                .map(reading -> String.valueOf(reading.last().subscribers()))
                .orElse(TEXTS.get("gap"));
    }

    /// "2 of 3".
    public static String servers(FlowBoard board, Connection connection) {
        return board.of(connection.id())
                .map(FlowReading::last)
                .map(last -> TEXTS.get("servers", last.serversAnswered(), last.serversExpected()))
                .orElse(TEXTS.get("gap"));
    }

    public static String word(FlowHealth health) {
        return TEXTS.get("health." + key(health));
    }

    /// Why, in a sentence.
    public static String reason(FlowBoard board, Connection connection) {
        var health = board.health(connection.id());
        return switch (health) {
            case FLOWING, IDLE, NO_SUBSCRIBER, MEASURING -> TEXTS.get("reason." + key(health));
            case PARTLY_SEEN ->
                board.of(connection.id())
                        .map(FlowReading::last)
                        .map(FlowText::missing)
                        .orElse("");
            case STALE -> TEXTS.get("reason.stale", why(board.link()));
        };
    }

    static StateBadge badge(FlowHealth health) {
        return new StateBadge(word(health), icon(health), style(health));
    }

    private static String missing(FlowSample last) {
        return TEXTS.get("reason.partly_seen", last.serversExpected() - last.serversAnswered(), last.serversExpected());
    }

    private static String why(LinkState link) {
        return switch (link) {
            case LinkState.Connected _ -> TEXTS.get("link.connected");
            case LinkState.Connecting _ -> TEXTS.get("link.connecting");
            case LinkState.Off _ -> TEXTS.get("link.off");
            case LinkState.Reconnecting lost -> TEXTS.get("link.reconnecting", lost.reason());
            case LinkState.Refused refused -> TEXTS.get("link.refused", refused.reason());
        };
    }

    private static Ikon icon(FlowHealth health) {
        return switch (health) {
            case FLOWING -> Feather.ACTIVITY;
            case IDLE -> Feather.MINUS_CIRCLE;
            case NO_SUBSCRIBER -> Feather.USER_X;
            case PARTLY_SEEN -> Feather.ALERT_TRIANGLE;
            case MEASURING -> Feather.LOADER;
            case STALE -> Feather.CLOUD_OFF;
        };
    }

    private static String style(FlowHealth health) {
        return switch (health) {
            case FLOWING -> "active";
            case IDLE, MEASURING -> "neutral";
            case NO_SUBSCRIBER, PARTLY_SEEN, STALE -> "warning";
        };
    }

    private static String key(FlowHealth health) {
        return health.name().toLowerCase(Locale.ROOT);
    }
}
