package dev.sluice.ui.screen.onboarding;

import dev.sluice.domain.interop.plan.ImportItem;
import dev.sluice.domain.interop.plan.ImportPlan;
import dev.sluice.domain.interop.plan.ImportStatus;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.mvc.TableRow;
import dev.sluice.ui.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kordamp.ikonli.feather.Feather;

/// One thing that was found.
///
/// @param operator the environment it belongs to, empty for none
/// @param words what there is to say, a sentence
record OnboardingRow(String id, ImportStatus status, ImportItem.Kind kind, String name, String operator, String words)
        implements TableRow {
    private static final Messages TEXTS = Messages.of("onboarding");

    /// In the order of the plan; in the background, since there may be thousands.
    static List<OnboardingRow> of(ImportPlan plan) {
        var rows = new ArrayList<OnboardingRow>();
        for (var operator : plan.operators()) {
            operator.items().forEach(item -> rows.add(row(rows.size(), item, operator.environment())));
        }
        plan.others().forEach(item -> rows.add(row(rows.size(), item, "")));
        return List.copyOf(rows);
    }

    private static OnboardingRow row(int place, ImportItem item, String operator) {
        return new OnboardingRow(
                String.valueOf(place), item.status(), item.kind(), item.name(), operator, item.words());
    }

    @Override
    public String searchText() {
        return String.join(" ", name, kindWord(), operator, statusWord(), words);
    }

    String kindWord() {
        return TEXTS.get("kind." + kind.name().toLowerCase(Locale.ROOT));
    }

    String statusWord() {
        return TEXTS.get("status." + status.name().toLowerCase(Locale.ROOT));
    }

    StateBadge badge() {
        return switch (status) {
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
        return new StateBadge(statusWord(), icon, style);
    }
}
