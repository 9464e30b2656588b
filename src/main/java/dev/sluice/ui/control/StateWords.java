package dev.sluice.ui.control;

import dev.sluice.domain.model.ConnectionState;
import dev.sluice.ui.text.Messages;

/// States as people read them; a [StateBadge] shows them, and this needs no toolkit.
public final class StateWords {

    private static final Messages TEXTS = Messages.of("common");

    private StateWords() {}

    public static String of(ConnectionState state) {
        return TEXTS.get("state." + state.word());
    }
}
