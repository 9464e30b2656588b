package dev.sluice.consent;

import dev.sluice.consent.Tokens.Issued;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.model.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The account of another tool, which imports what it was handed as long as it likes.
final class Outsider {
    /// @param prefix before the subject under which it arrives
    record Held(Issued token, Subject subject, String prefix) {}

    private final World world;
    private final Map<String, Held> held = new LinkedHashMap<>();

    Outsider(World world) {
        this.world = world;
    }

    void hold(Issued token, Subject subject) {
        held.put(token.label(), new Held(token, subject, token.label() + "."));
        push();
    }

    void drop(String label) {
        if (held.remove(label) != null) {
            push();
        }
    }

    /// What it imports by tokens that are the latest of their agreements, which it does no more by itself.
    List<Held> left(Tokens tokens) {
        var left = current(tokens).toList();
        held.clear();
        return left;
    }

    /// A token may be that of another agreement by now, which brought it back.
    private Stream<Held> current(Tokens tokens) {
        return held.values().stream()
                .map(one -> new Held(tokens.now(one.token()), one.subject(), one.prefix()))
                .filter(one -> tokens.latest(one.token().label())
                        .filter(one.token()::equals)
                        .isPresent());
    }

    List<Held> held() {
        return List.copyOf(held.values());
    }

    /// Whose latest token it imports, or an older one that came back with the revocation which held it back.
    Set<String> used(Tokens tokens, Model model) {
        return Stream.concat(
                        current(tokens).map(one -> one.token().label()),
                        held.values().stream().flatMap(one -> model.broughtBack(one.token()).stream()))
                .collect(Collectors.toSet());
    }

    /// What it imports by itself.
    void push() {
        world.push(
                World.OUTSIDE,
                held.values().stream()
                        .filter(one -> Tokens.isOfToday(world, one.token()))
                        .map(this::claim)
                        .toList());
    }

    private ImportClaim claim(Held one) {
        return imported(world, one.token(), one.subject(), one.prefix());
    }

    static ImportClaim imported(World world, Issued token, Subject subject, String prefix) {
        return ImportClaim.builder(
                        subject.text(), token.kind(), world.key(token.from()).text())
                .name(prefix + subject.text())
                .localSubject(prefix + subject.text())
                .token(token.text())
                .build();
    }
}
