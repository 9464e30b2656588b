package dev.sluice.ui.screen.intake;

import dev.sluice.domain.exchange.ImportItem;
import dev.sluice.domain.exchange.ImportPlan;
import dev.sluice.domain.exchange.Standing;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.mvc.Row;
import dev.sluice.ui.mvc.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kordamp.ikonli.feather.Feather;

/// One thing that was found.
///
/// @param operator the environment it belongs to, empty for none
/// @param words what there is to say, a sentence
record IntakeRow(String id, Standing standing, ImportItem.Kind kind, String name, String operator, String words)
        implements Row {
    private static final Texts TEXTS = Texts.of("intake");

    /// In the order of the plan; in the background, since there may be thousands.
    static List<IntakeRow> of(ImportPlan plan) {
        var rows = new ArrayList<IntakeRow>();
        for (var operator : plan.operators()) {
            operator.items().forEach(item -> rows.add(row(rows.size(), item, operator.environment())));
        }
        plan.others().forEach(item -> rows.add(row(rows.size(), item, "")));
        return List.copyOf(rows);
    }

    private static IntakeRow row(int place, ImportItem item, String operator) {
        return new IntakeRow(String.valueOf(place), item.standing(), item.kind(), item.name(), operator, item.words());
    }

    @Override
    public String searchText() {
        return String.join(" ", name, kindWord(), operator, standingWord(), words);
    }

    String kindWord() {
        return TEXTS.get("kind." + kind.name().toLowerCase(Locale.ROOT));
    }

    String standingWord() {
        return TEXTS.get("standing." + standing.name().toLowerCase(Locale.ROOT));
    }

    StateBadge badge() {
        return switch (standing) {
            case NEW -> badge(Feather.PLUS_CIRCLE, "active");
            case HERE -> badge(Feather.CHECK, "revoked");
            case CONFLICT -> badge(Feather.ALERT_TRIANGLE, "degraded");
            case MISSING_KEY -> badge(Feather.KEY, "pending");
            case EXPIRED -> badge(Feather.WATCH, "expired");
            case DAMAGED -> badge(Feather.ALERT_OCTAGON, "terminated");
            case ADJUSTED -> badge(Feather.EDIT_2, "used");
            case UNREADABLE -> badge(Feather.X_CIRCLE, "terminated");
            case IGNORED -> badge(Feather.MINUS_CIRCLE, "revoked");
        };
    }

    private StateBadge badge(Feather icon, String style) {
        return new StateBadge(standingWord(), icon, style);
    }
}
