package dev.sluice.consent;

import dev.sluice.domain.model.ShareKind;
import io.nats.client.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Everybody speaks, and everybody tells what arrived. Nothing is waited for: what a server was asked to deliver
/// before a client asks for its own mark comes before that mark.
final class Probe {
    /// @param subject on which it is published or asked
    record Said(String by, ShareKind kind, String subject) {}

    /// @param subject under which it arrived
    record Heard(Said said, String by, String subject) {}

    private final World world;
    private final List<Said> said = new ArrayList<>();
    private int round;
    private int deliveries;

    Probe(World world) {
        this.world = world;
    }

    void say(Said one) {
        said.add(one);
    }

    /// @param answered what the one who asked got an answer to
    record Found(List<Heard> heard, Set<Said> answered) {
        boolean isHeard(Said said, String by) {
            return heard.stream()
                    .anyMatch(one -> one.said().equals(said) && one.by().equals(by));
        }
    }

    /// Says all that is to be said, once.
    Found run() {
        var mine = "p" + ++round + "-";
        var texts = new HashMap<String, Said>();
        for (var one : Set.copyOf(said)) {
            texts.put(mine + texts.size(), one);
        }
        said.clear();
        texts.forEach((text, one) -> world.ear(one.by()).say(one.subject(), text));
        world.audible().forEach(name -> world.ear(name).flush());
        var found = new Found(new ArrayList<>(), new HashSet<>());
        listen(texts, found);
        if (found.heard().stream().anyMatch(one -> one.said().kind() == ShareKind.SERVICE)) {
            world.audible().forEach(name -> world.ear(name).flush());
            listen(texts, found);
        }
        deliveries += found.heard().size();
        return found;
    }

    private void listen(Map<String, Said> texts, Found found) {
        for (var name : world.audible()) {
            for (var message : world.ear(name).heard()) {
                var text = text(message);
                var one = texts.get(text);
                if (one == null || message.getSubject().startsWith("_R_")) {
                    // Somebody else's, or its own answer on the way back.
                    continue;
                }
                if (!one.by().equals(name)) {
                    found.heard().add(new Heard(one, name, message.getSubject()));
                    if (one.kind() == ShareKind.SERVICE) {
                        world.ear(name).answer(message);
                    }
                } else if (message.getSubject().equals("answer." + text)) {
                    found.answered().add(one);
                }
            }
        }
    }

    int deliveries() {
        return deliveries;
    }

    private static String text(Message message) {
        return new String(message.getData(), StandardCharsets.UTF_8);
    }
}
