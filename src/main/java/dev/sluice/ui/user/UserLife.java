package dev.sluice.ui.user;

import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.PickList;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How long what is handed out lets somebody in.
public enum UserLife {
    DAY(1),
    WEEK(7),
    MONTH(30),
    QUARTER(90),
    YEAR(365),
    ENDLESS(0);

    private static final Messages TEXTS = Messages.of("users");

    private final int days;

    UserLife(int days) {
        this.days = days;
    }

    /// Null for ever.
    public @Nullable Duration span() {
        return days == 0 ? null : Duration.ofDays(days);
    }

    public String words(TimeFormat moments) {
        var name = TEXTS.get("life." + name().toLowerCase(Locale.ROOT));
        var span = span();
        return span == null
                ? name
                : TEXTS.get("life.until", name, moments.day(moments.now().plus(span)));
    }

    /// A list to choose one from; a year is chosen.
    static PickList<UserLife> choice(TimeFormat moments) {
        var list = new PickList<UserLife>(life -> life.words(moments)).of(List.of(values()));
        list.setId("user-life");
        list.setValue(YEAR);
        return list;
    }

    static Field field(PickList<UserLife> list) {
        return new Field(TEXTS.get("life"), list, TEXTS.get("life.hint"));
    }
}
