package dev.sluice.consent;

import static java.util.Objects.requireNonNull;

import dev.sluice.consent.Probe.Said;
import dev.sluice.consent.Tokens.Issued;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Whoever has the operator's key puts every token that was ever issued to an account into that account's JWT, for
/// each private export that it overlaps: only those may work that are agreed.
final class Trials {
    private final World world;
    private final Model model;
    private final Tokens tokens;
    private final Outsider outsider;
    private final Probe probe;
    private int turn;
    private int tried;

    /// @param subject of the import
    /// @param sample what is said to see whether it works
    private record Trial(Issued token, Subject subject, Subject sample, String prefix) {
        Said said() {
            return token.kind() == ShareKind.STREAM
                    ? new Said(token.from(), ShareKind.STREAM, sample.text())
                    : new Said(token.to(), ShareKind.SERVICE, prefix + sample.text());
        }

        String hearer() {
            return token.kind() == ShareKind.STREAM ? token.to() : token.from();
        }

        String arrival() {
            return token.kind() == ShareKind.STREAM ? prefix + sample.text() : sample.text();
        }
    }

    Trials(World world, Model model, Tokens tokens, Outsider outsider, Probe probe) {
        this.world = world;
        this.model = model;
        this.tokens = tokens;
        this.outsider = outsider;
        this.probe = probe;
    }

    /// @return differences, in words
    List<String> run() {
        turn++;
        var byImporter = new TreeMap<String, List<Trial>>();
        trials().stream()
                .filter(trial -> isTurn(trial.token().to()))
                .filter(trial -> !model.isPaused(trial.token().to())
                        && !model.isPaused(trial.token().from()))
                .forEach(trial -> byImporter
                        .computeIfAbsent(trial.token().to(), _ -> new ArrayList<>())
                        .add(trial));
        if (byImporter.isEmpty()) {
            return List.of();
        }
        byImporter.forEach((importer, mine) ->
                world.push(importer, mine.stream().map(trial -> claim(trial)).toList()));
        byImporter.values().stream().flatMap(List::stream).forEach(trial -> probe.say(trial.said()));
        var found = probe.run();
        byImporter.keySet().forEach(this::restore);
        var arrived = new HashSet<List<Object>>();
        found.heard().forEach(one -> arrived.add(List.of(one.said(), one.by(), one.subject())));
        var differences = new ArrayList<String>();
        byImporter.values().stream().flatMap(List::stream).forEach(trial -> {
            tried++;
            judge(trial, arrived.contains(List.of(trial.said(), trial.hearer(), trial.arrival())), differences);
        });
        return differences;
    }

    /// Of ours one after the other: together they could import in a circle, of which servers drop one in silence.
    private boolean isTurn(String importer) {
        var number = World.OURS.indexOf(importer);
        return number < 0 || number == turn % World.OURS.size();
    }

    int tried() {
        return tried;
    }

    private void restore(String importer) {
        if (model.isOutside(importer)) {
            outsider.push();
        } else {
            world.restore(importer);
        }
    }

    private ImportClaim claim(Trial trial) {
        return Outsider.imported(world, trial.token(), trial.subject(), trial.prefix());
    }

    private List<Trial> trials() {
        var all = new ArrayList<>(tokens.all());
        // Servers take one import of a subject only: each has its turn.
        Collections.rotate(all, turn);
        var exports = exports();
        var taken = new HashSet<List<Object>>();
        var trials = new ArrayList<Trial>();
        for (var token : all) {
            for (var export : exports.getOrDefault(token.from(), List.of())) {
                if (export.type() == token.kind() && export.tokenReq()) {
                    trials(token, Subject.of(export.subject())).stream()
                            .filter(trial -> taken.add(List.of(
                                    token.to(),
                                    token.from(),
                                    token.kind(),
                                    trial.subject(),
                                    trial.prefix().charAt(0))))
                            .filter(trial ->
                                    taken.add(List.of(token.to(), token.from(), token.kind(), trial.subject())))
                            .forEach(trials::add);
                }
            }
        }
        return trials;
    }

    private Map<String, List<ExportClaim>> exports() {
        var exports = new TreeMap<String, List<ExportClaim>>();
        for (var name : world.names()) {
            if (!model.isOutside(name)) {
                Account account = world.account(name);
                // One that was taken in is only read until somebody pushes it.
                var claims = World.claims(requireNonNull(account.release().jwt()));
                exports.put(name, account.release().confirmed() ? claims.exports() : List.of());
            }
        }
        return exports;
    }

    private static Set<Trial> trials(Issued token, Subject export) {
        var number = Integer.toString(token.number());
        var narrow = Subjects.meet(token.subject(), export).stream()
                .map(both -> Subjects.sample(both, "k" + number))
                .map(sample -> new Trial(token, sample, sample, "t" + number + "."));
        // The export itself is looked up otherwise by servers than what is within it.
        var wide = Stream.of(export)
                .filter(token.subject()::contains)
                .map(whole -> new Trial(token, whole, Subjects.sample(whole, "w" + number), "w" + number + "."));
        return new LinkedHashSet<>(Stream.concat(narrow, wide).toList());
    }

    private void judge(Trial trial, boolean arrived, List<String> differences) {
        var token = trial.token();
        if (arrived && !model.mayByToken(token.from(), token.to(), token.kind(), trial.sample())) {
            differences.add("LEAK: %s with token %s works on %s of %s: %s"
                    .formatted(token.to(), words(token), trial.subject(), token.from(), trial.sample()));
        }
        if (!arrived && isToWork(token) && isAlive(token)) {
            differences.add("CUT: %s with token %s gets nothing of %s of %s"
                    .formatted(token.to(), words(token), trial.subject(), token.from()));
        }
    }

    /// Of ours too while it is in somebody's hands, but where that would go in a circle, which servers drop.
    private boolean isToWork(Issued token) {
        var agreement = model.agreement(token.label());
        return model.isOutside(token.to())
                || (agreement != null
                        && agreement.stage() == Agreement.Stage.TOKEN_OUT
                        && !model.feeds(token.to(), token.from()));
    }

    private boolean isAlive(Issued token) {
        var agreement = model.agreement(token.label());
        return agreement != null && agreement.isUsable() && agreement.epoch() == token.epoch();
    }

    private static String words(Issued token) {
        return "%d (%s, %s)"
                .formatted(token.number(), token.label().isEmpty() ? "put back" : token.label(), token.subject());
    }
}
