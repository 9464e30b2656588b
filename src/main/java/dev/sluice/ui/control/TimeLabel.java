package dev.sluice.ui.control;

import dev.sluice.ui.text.TimeFormat;
import java.time.Instant;
import javafx.scene.control.Label;

/// A time, relative in the text and absolute on hover.
public final class TimeLabel extends Label {

    public TimeLabel(TimeFormat moments, Instant moment) {
        super(moments.relative(moment));
        setTooltip(Controls.tip(moments.absolute(moment)));
        setAccessibleText(getText() + ", " + moments.absolute(moment));
    }
}
