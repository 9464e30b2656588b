package dev.sluice.ui.connection;

import dev.sluice.domain.federation.maintenance.Expiry;
import dev.sluice.domain.federation.maintenance.Expiry.Nearness;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javafx.scene.control.Label;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// When something ends, the more striking the nearer: by icon, word and colour.
public final class Countdown {

    private static final Messages TEXTS = Messages.of("connection");

    private Countdown() {}

    public static Nearness nearness(Instant end, TimeFormat moments) {
        return Expiry.nearness(Duration.between(moments.now(), end));
    }

    /// Whether it is time to do something about it.
    public static boolean isNear(Instant end, TimeFormat moments) {
        return nearness(end, moments) != Nearness.FAR;
    }

    /// "Expires in 6 d".
    public static String words(Instant end, TimeFormat moments) {
        var over = nearness(end, moments) == Nearness.OVER;
        return TEXTS.get(over ? "countdown.over" : "countdown.left", moments.relative(end));
    }

    public static Label label(Instant end, TimeFormat moments) {
        return label(words(end, moments), end, moments);
    }

    /// Under a heading that says what it is about: "in 6 d".
    public static Label brief(Instant end, TimeFormat moments) {
        return label(moments.relative(end), end, moments);
    }

    private static Label label(String words, Instant end, TimeFormat moments) {
        var nearness = nearness(end, moments);
        var label = Controls.label(words, "countdown", "countdown-" + style(nearness));
        if (nearness != Nearness.FAR) {
            label.setGraphic(Controls.icon(icon(nearness)));
        }
        label.setTooltip(Controls.tip(moments.absolute(end)));
        label.setAccessibleText(label.getText() + ", " + moments.absolute(end));
        return label;
    }

    static String style(Nearness nearness) {
        return nearness.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Ikon icon(Nearness nearness) {
        return switch (nearness) {
            case FAR, WITHIN_30_DAYS -> Feather.CLOCK;
            case WITHIN_7_DAYS -> Feather.ALERT_CIRCLE;
            case WITHIN_1_DAY, OVER -> Feather.ALERT_TRIANGLE;
        };
    }
}
