package dev.sluice.consent;

import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Short ways of losing consent that steps drawn one by one hardly ever make whole: each is a kind of leak or cut
/// that was found once. Who, what and how is drawn.
final class Motifs {
    private static final List<List<String>> CROSSING = List.of(List.of("o.eu.>", "o.*.x"), List.of("o.*.x", "o.eu.>"));

    private final Random random;
    private final Supplier<String> labels;

    /// @param labels nobody used before
    Motifs(Random random, Supplier<String> labels) {
        this.random = random;
        this.labels = labels;
    }

    private record Cast(String from, String to, ShareKind kind, Subject subject) {
        String word() {
            return kind.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    List<Step> draw() {
        var kind = random.nextInt(10) < 6 ? ShareKind.STREAM : ShareKind.SERVICE;
        var from = any(World.OURS);
        var to = any(World.OURS.stream().filter(name -> !name.equals(from)).toList());
        var cast = new Cast(from, to, kind, any(Subjects.patterns(kind)));
        return switch (random.nextInt(18)) {
            case 0 -> with(handed(cast), last -> Step.of(Verb.REMOVE, World.OUTSIDE));
            case 1 -> with(issued(cast, World.OUTSIDE), last -> Step.of(Verb.DECLINE, last), this::hand);
            case 2, 10 -> narrower(cast);
            case 3, 4 -> bySides(cast);
            case 5 -> with(issued(cast, cast.to()), last -> Step.of(Verb.FAIL, last), last -> Step.of(Verb.USE, last));
            case 6 -> resumed(cast);
            case 7 -> crossing(cast);
            case 8 -> cleared(cast);
            case 11 -> open(cast);
            case 12 -> sourceless(cast);
            case 13, 14 -> takenAway(cast);
            case 15, 16 -> paused(cast);
            case 17 -> anew(cast);
            default -> stagedPart(cast);
        };
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String side() {
        return any(List.of(Agreement.Side.values())).word();
    }

    private interface Then extends java.util.function.Function<String, Step> {}

    /// With more about the agreement that comes last in them.
    private static List<Step> with(List<Step> steps, Then... more) {
        var last = steps.getLast().word(0);
        return Stream.concat(steps.stream(), Stream.of(more).map(then -> then.apply(last)))
                .toList();
    }

    private Step hand(String label) {
        return Step.of(Verb.HAND, label);
    }

    private Step exported(Cast cast) {
        var subject = cast.subject().text();
        return Step.of(Verb.EXPORT, labels.get(), cast.from(), cast.word(), subject, "private");
    }

    private List<Step> issued(Cast cast, String to) {
        var exported = exported(cast);
        return List.of(exported, Step.of(Verb.ISSUE, labels.get(), exported.word(0), to));
    }

    private List<Step> handed(Cast cast) {
        return with(issued(cast, World.OUTSIDE), this::hand);
    }

    private List<Step> accepted(Cast cast) {
        var label = labels.get();
        return List.of(
                Step.of(
                        Verb.OFFER,
                        label,
                        cast.from(),
                        cast.to(),
                        cast.word(),
                        cast.subject().text()),
                Step.of(Verb.ACCEPT, label));
    }

    /// A token that is dead, and an export within its subject.
    private List<Step> narrower(Cast cast) {
        var wide = handed(wider(cast));
        var ended = with(wide, last -> Step.of(Verb.END, last, side()));
        var subject = Subject.of(wide.getFirst().word(3));
        var within = Subjects.patterns(cast.kind()).stream()
                .filter(other -> subject.contains(other) && !other.equals(subject))
                .toList();
        var narrow = new Cast(cast.from(), cast.to(), cast.kind(), any(within));
        return Stream.of(ended, List.of(Step.of(Verb.UNEXPORT, wide.getFirst().word(0))), accepted(narrow))
                .flatMap(List::stream)
                .toList();
    }

    private Cast wider(Cast cast) {
        var wide = Subjects.patterns(cast.kind()).stream()
                .filter(subject -> subject.text().endsWith(".>"))
                .filter(subject -> Subjects.patterns(cast.kind()).stream()
                        .anyMatch(other -> subject.contains(other) && !other.equals(subject)))
                .toList();
        return new Cast(cast.from(), cast.to(), cast.kind(), any(wide));
    }

    private List<Step> bySides(Cast cast) {
        var first = side();
        var other = first.equals("exporter") ? "importer" : "exporter";
        return with(
                accepted(cast),
                last -> Step.of(Verb.SUSPEND, last, first),
                last -> Step.of(Verb.SUSPEND, last, other),
                last -> Step.of(Verb.RESUME, last, other),
                last -> Step.of(Verb.RESUME, last, first));
    }

    private List<Step> resumed(Cast cast) {
        var side = side();
        return with(
                handed(cast),
                _ -> Step.of(Verb.ROUND),
                last -> Step.of(Verb.SUSPEND, last, side),
                last -> Step.of(Verb.RESUME, last, side),
                this::hand,
                _ -> Step.of(Verb.ROUND));
    }

    private List<Step> opened(Cast cast) {
        var subject = cast.subject().text();
        return List.of(
                Step.of(Verb.EXPORT, labels.get(), cast.from(), cast.word(), subject, "public"),
                Step.of(Verb.IMPORT, labels.get(), cast.from(), cast.to(), cast.word(), subject));
    }

    /// What everybody may import, and somebody does not any more.
    private List<Step> open(Cast cast) {
        return with(opened(cast), last -> Step.of(Verb.UNIMPORT, last));
    }

    /// An import whose export has gone stands beside what is accepted next.
    private List<Step> sourceless(Cast cast) {
        var gone = opened(cast);
        var next = new Cast(cast.from(), cast.to(), cast.kind(), any(Subjects.patterns(cast.kind())));
        return Stream.of(gone, List.of(Step.of(Verb.UNEXPORT, gone.getFirst().word(0))), accepted(next))
                .flatMap(List::stream)
                .toList();
    }

    /// Two tokens of one partner, for exports that meet.
    private List<Step> crossing(Cast cast) {
        var root = cast.kind() == ShareKind.STREAM ? "" : "s";
        var subjects = any(CROSSING);
        var first = handed(new Cast(cast.from(), cast.to(), cast.kind(), Subject.of(root + subjects.getFirst())));
        var second = handed(new Cast(cast.from(), cast.to(), cast.kind(), Subject.of(root + subjects.getLast())));
        var label = first.getLast().word(0);
        var ways = List.of(
                List.of(Step.of(Verb.END, label, side())),
                List.of(Step.of(Verb.END, label, side(), Step.NAMED)),
                List.of(Step.of(Verb.ROUND), Step.of(Verb.SUSPEND, label, side(), Step.NAMED)),
                List.of(Step.of(Verb.WAIT, "20")));
        return Stream.of(first, second, any(ways)).flatMap(List::stream).toList();
    }

    /// A revocation is taken back while the next offer waits.
    private List<Step> cleared(Cast cast) {
        var first = with(accepted(cast), last -> Step.of(Verb.END, last, "importer"));
        var again = accepted(cast).getFirst();
        var undone = Step.of(
                Verb.UNREVOKE,
                labels.get(),
                cast.from(),
                cast.to(),
                cast.word(),
                cast.subject().text());
        // Without one of its own the export is on servers only while something is open.
        return Stream.of(List.of(exported(cast)), first, List.of(again, undone))
                .flatMap(List::stream)
                .toList();
    }

    /// Nobody may connect to an account while consent about it changes; it wakes to what is agreed then.
    private List<Step> paused(Cast cast) {
        var isExporter = random.nextBoolean();
        var name = isExporter ? cast.from() : cast.to();
        var agreed = isExporter && random.nextBoolean() ? handed(cast) : accepted(cast);
        List<Then> meanwhile = List.of(
                last -> Step.of(Verb.END, last, side()),
                last -> Step.of(Verb.SUSPEND, last, side()),
                last -> Step.of(Verb.RENEW, last, "40"),
                _ -> Step.of(Verb.DRIFT, name, "limits", "keep"),
                _ -> Step.of(Verb.ROUND));
        return with(agreed, _ -> Step.of(Verb.PAUSE, name), any(meanwhile), _ -> Step.of(Verb.WAKE, name));
    }

    /// An account of the name of one that is gone has agreed to nothing.
    private List<Step> anew(Cast cast) {
        var from = cast.from().equals("D") ? "A" : cast.from();
        var agreed = accepted(new Cast(from, "D", cast.kind(), cast.subject()));
        return with(agreed, _ -> Step.of(Verb.REMOVE, "D"), _ -> Step.of(Verb.MAKE, "D"), _ -> Step.of(Verb.ROUND));
    }

    /// Another tool closes one of two, and the other one is closed here.
    private List<Step> takenAway(Cast cast) {
        var gone = random.nextBoolean() ? accepted(cast) : handed(cast);
        var next = new Cast(cast.from(), cast.to(), cast.kind(), any(Subjects.patterns(cast.kind())));
        var other =
                accepted(random.nextBoolean() ? next : new Cast(cast.to(), cast.from(), cast.kind(), next.subject()));
        var what = any(List.of(OtherTool.REVOKE, OtherTool.EXPORT, OtherTool.IMPORT));
        var label = gone.getLast().word(0);
        var away = Step.of(Verb.AWAY, label, what, other.getLast().word(0), side());
        var back = Step.of(Verb.RESUME, label, what.equals(OtherTool.IMPORT) ? "importer" : "exporter");
        return Stream.of(gone, List.of(Step.of(Verb.ROUND)), other, List.of(away, Step.of(Verb.ROUND), back))
                .flatMap(List::stream)
                .toList();
    }

    private List<Step> stagedPart(Cast cast) {
        var within = Subjects.patterns(cast.kind()).stream()
                .filter(cast.subject()::contains)
                .toList();
        var taken = Step.of(
                Verb.IMPORT,
                labels.get(),
                cast.from(),
                cast.to(),
                cast.word(),
                any(within).text());
        return List.of(accepted(cast).getFirst(), taken.stage(), Step.of(Verb.PUSH));
    }
}
