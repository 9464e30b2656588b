package dev.sluice.ui.screen.audit;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.audit.Actor;
import dev.sluice.ui.text.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/// Acts and who did them, in words.
final class ActionText {

    private static final Messages TEXTS = Messages.of("audit");

    private ActionText() {}

    /// @param word as it is stored; one of a newer Sluice is shown as it is
    static String of(String word) {
        var key = "action." + word;
        return TEXTS.has(key) ? TEXTS.get(key) : word;
    }

    static String who(Actor actor) {
        if (actor.name().equals(Actor.ITSELF)) {
            return TEXTS.get("who.itself");
        }
        if (actor.name().isEmpty() && actor.user().isEmpty()) {
            return TEXTS.get("who.unknown");
        }
        return actor.name().isEmpty() ? actor.user() : actor.name();
    }

    /// What may be chosen: everything, groups of acts, single ones.
    static List<String> choices() {
        var groups = new LinkedHashMap<String, List<String>>();
        Arrays.stream(Action.values())
                .map(Action::word)
                .forEach(word -> groups.computeIfAbsent(group(word), _ -> new ArrayList<>())
                        .add(word));
        var choices = new ArrayList<String>();
        choices.add("");
        groups.forEach((group, words) -> {
            if (words.size() > 1) {
                choices.add(group);
            }
            words.stream().filter(word -> !choices.contains(word)).forEach(choices::add);
        });
        return choices;
    }

    static String choice(String word) {
        if (word.isEmpty()) {
            return TEXTS.get("filter.action.any");
        }
        var key = "group." + word;
        return TEXTS.has(key) ? TEXTS.get(key) : of(word);
    }

    private static String group(String word) {
        var dot = word.indexOf('.');
        return dot < 0 ? word : word.substring(0, dot);
    }
}
