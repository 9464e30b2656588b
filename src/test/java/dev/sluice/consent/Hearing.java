package dev.sluice.consent;

import dev.sluice.consent.Agreement.Stage;
import dev.sluice.consent.Probe.Found;
import dev.sluice.consent.Probe.Heard;
import dev.sluice.consent.Probe.Said;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What flows without anybody's tricks is what is agreed: no more, no less, and once.
final class Hearing {
    private final World world;
    private final Model model;
    private final Outsider outsider;
    private final Probe probe;

    Hearing(World world, Model model, Outsider outsider, Probe probe) {
        this.world = world;
        this.model = model;
        this.outsider = outsider;
        this.probe = probe;
    }

    /// A message of `from` that came to `to`, or a request of `to` that came to `from`.
    record Flow(String from, String to, ShareKind kind, Subject subject) {}

    /// @param flows what was received
    record Result(List<String> differences, Set<Flow> flows) {}

    Result run() {
        for (var name : world.audible()) {
            Subjects.samples(ShareKind.STREAM)
                    .forEach(subject -> probe.say(new Said(name, ShareKind.STREAM, subject.text())));
            for (var prefix : prefixes(name)) {
                Subjects.samples(ShareKind.SERVICE)
                        .forEach(subject -> probe.say(new Said(name, ShareKind.SERVICE, prefix + subject.text())));
            }
        }
        var found = probe.run();
        var differences = new ArrayList<String>();
        var flows = new LinkedHashSet<Flow>();
        twice(found, differences);
        for (var name : world.audible()) {
            Subjects.samples(ShareKind.STREAM).forEach(subject -> message(name, subject, found, differences, flows));
            for (var prefix : prefixes(name)) {
                Subjects.samples(ShareKind.SERVICE)
                        .forEach(subject -> request(name, prefix, subject, found, differences, flows));
            }
        }
        return new Result(differences, flows);
    }

    private Set<String> prefixes(String name) {
        var prefixes = new LinkedHashSet<String>();
        prefixes.add("");
        if (model.isOutside(name)) {
            outsider.held().forEach(held -> prefixes.add(held.prefix()));
        } else {
            model.agreements(a -> a.to().equals(name) && a.kind() == ShareKind.SERVICE)
                    .forEach(a -> prefixes.add(a.prefix()));
        }
        return prefixes;
    }

    private void twice(Found found, List<String> differences) {
        var seen = new HashSet<Heard>();
        found.heard().stream()
                .filter(one -> !seen.add(one) && !model.isOutside(one.by()) && !isAskedBySeveral(one))
                .forEach(one -> differences.add("TWICE: " + one));
    }

    /// Who asks two accounts, of which one asks the other in turn, was told that a request reaches each
    /// (nats-server-facts.md#1.9).
    private boolean isAskedBySeveral(Heard heard) {
        var said = heard.said();
        return said.kind() == ShareKind.SERVICE
                && prefixes(said.by()).stream()
                        .filter(prefix -> said.subject().startsWith(prefix))
                        .anyMatch(prefix -> model.mayCallTwice(
                                said.by(),
                                prefix,
                                Subject.of(said.subject().substring(prefix.length())),
                                heard.by(),
                                world.names()));
    }

    private void message(String from, Subject subject, Found found, List<String> differences, Set<Flow> flows) {
        var said = new Said(from, ShareKind.STREAM, subject.text());
        for (var to : world.audible()) {
            if (to.equals(from)) {
                continue;
            }
            var heard = found.isHeard(said, to);
            if (heard) {
                flows.add(new Flow(from, to, ShareKind.STREAM, subject));
            }
            if (heard && !model.mayHear(from, to, subject)) {
                differences.add("LEAK: %s hears %s of %s".formatted(to, subject, from));
            }
            if (!heard && mustHear(from, to, subject)) {
                differences.add("CUT: %s does not hear %s of %s".formatted(to, subject, from));
            }
        }
    }

    private boolean mustHear(String from, String to, Subject subject) {
        return model.isOutside(to) ? isHeld(from, to, ShareKind.STREAM, subject, "") : model.mayHear(from, to, subject);
    }

    private boolean isHeld(String from, String to, ShareKind kind, Subject subject, String prefix) {
        return outsider.held().stream().anyMatch(held -> {
            var token = held.token();
            var agreement = model.agreement(token.label());
            return agreement != null
                    && agreement.isUsable()
                    && agreement.epoch() == token.epoch()
                    && token.from().equals(from)
                    && token.to().equals(to)
                    && token.kind() == kind
                    && (prefix.isEmpty() || held.prefix().equals(prefix))
                    && held.subject().contains(subject);
        });
    }

    private void request(
            String caller, String prefix, Subject subject, Found found, List<String> differences, Set<Flow> flows) {
        var said = new Said(caller, ShareKind.SERVICE, prefix + subject.text());
        var reachable = model.mayCall(caller, prefix, subject, world.names());
        for (var exporter : world.audible()) {
            if (exporter.equals(caller)) {
                continue;
            }
            var reached = found.isHeard(said, exporter);
            if (reached) {
                flows.add(new Flow(exporter, caller, ShareKind.SERVICE, subject));
            }
            if (reached && !reachable.contains(exporter)) {
                differences.add("LEAK: %s calls %s%s of %s".formatted(caller, prefix, subject, exporter));
            }
            if (!reached && mustReach(exporter, caller, prefix, subject)) {
                differences.add("CUT: %s does not reach %s%s of %s".formatted(caller, prefix, subject, exporter));
            }
            if (reached && reachable.contains(exporter) && !found.answered().contains(said)) {
                differences.add("CUT: %s gets no answer to %s%s".formatted(caller, prefix, subject));
            }
        }
    }

    private boolean mustReach(String exporter, String caller, String prefix, Subject subject) {
        return model.isOutside(caller)
                ? !prefix.isEmpty() && isHeld(exporter, caller, ShareKind.SERVICE, subject, prefix)
                : model.open(exporter, caller, ShareKind.SERVICE, subject).stream()
                                .anyMatch(a ->
                                        a.stage() == Stage.AGREED && a.prefix().equals(prefix))
                        || (prefix.isEmpty() && model.isOpenToAll(exporter, caller, ShareKind.SERVICE, subject));
    }
}
