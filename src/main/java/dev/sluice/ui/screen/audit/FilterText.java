package dev.sluice.ui.screen.audit;

import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.ui.screen.audit.AuditFilter.Named;
import dev.sluice.ui.screen.audit.AuditFilter.Period;
import dev.sluice.ui.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is filtered, in words.
final class FilterText {

    private static final Messages TEXTS = Messages.of("audit");

    private FilterText() {}

    static String period(Period period) {
        return TEXTS.get("filter.period." + period.name().toLowerCase(Locale.ROOT));
    }

    static String outcome(Optional<AuditOutcome> outcome) {
        return outcome.map(OutcomeBadge::word).orElseGet(() -> TEXTS.get("filter.outcome.any"));
    }

    static String related(String name) {
        return TEXTS.get("filter.related", name);
    }

    /// Only what is set.
    static List<String> parts(AuditFilter filter, String words) {
        var parts = new ArrayList<String>();
        if (filter.period() != Period.ANY) {
            parts.add(period(filter.period()));
        }
        if (!filter.action().isEmpty()) {
            parts.add(ActionText.choice(filter.action()));
        }
        filter.account().map(Named::name).ifPresent(parts::add);
        filter.outcome().map(OutcomeBadge::word).ifPresent(parts::add);
        filter.related().map(Named::name).map(FilterText::related).ifPresent(parts::add);
        if (!words.isEmpty()) {
            parts.add(TEXTS.get("filter.words", words));
        }
        return parts;
    }
}
