package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.PickList;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.testing.UiTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

class ForeignTextTest extends UiTest {
    private static final String TRICK = "or\u202eders\u200b\u0007";
    private static final String MARKED = "or\\u{202e}ders\\u{200b}\\u{7}";

    @Test
    @DisplayName("Names of others are marked in links, hints, menus, lists and badges, for eyes and screen readers")
    void everyControlMarks() {
        var shown = onFx(() -> {
            var link = Controls.link(TRICK, () -> {});
            var button = Controls.iconButton(TRICK, Feather.X, () -> {});
            return List.of(
                    link.getText(),
                    link.getAccessibleText(),
                    Controls.tip(TRICK).getText(),
                    Controls.menuItem(TRICK, () -> {}).getText(),
                    button.getTooltip().getText(),
                    button.getAccessibleText(),
                    new PickList<String>(name -> name).getConverter().toString(TRICK),
                    new StateBadge(TRICK, Feather.X, "active").getText());
        });
        shown.forEach(text -> assertEquals(MARKED, text));
    }
}
