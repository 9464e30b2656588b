package dev.sluice.ui.screen.drift;

import dev.sluice.domain.federation.maintenance.Drifts.Usability;
import dev.sluice.ui.text.Messages;

/// Why something cannot be done to an account; empty when it can.
final class DisabledReason {
    private static final Messages TEXTS = Messages.of("drift");

    private DisabledReason() {}

    static String keep(DriftRow row) {
        return always(row);
    }

    static String take(DriftRow row) {
        var drift = row.drift();
        if (drift == null) {
            return always(row);
        }
        if (row.isDeleted()) {
            return TEXTS.get("not.take.deleted");
        }
        return drift.usable() == Usability.USABLE ? always(row) : TEXTS.get("not.take.unknown-signer");
    }

    static String merge(DriftRow row) {
        var hindrance = take(row);
        var drift = row.drift();
        var isOne = drift != null && drift.lines().size() < 2;
        return hindrance.isEmpty() && isOne ? TEXTS.get("not.merge.one") : hindrance;
    }

    static String ignore(DriftRow row) {
        return always(row);
    }

    private static String always(DriftRow row) {
        if (row.isForeign()) {
            return TEXTS.get("not.foreign");
        }
        if (row.isSystem()) {
            return TEXTS.get("not.system");
        }
        return row.drift() == null ? TEXTS.get("not.ours") : "";
    }
}
