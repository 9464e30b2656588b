package dev.sluice.consent;

import dev.sluice.consent.Agreement.Side;
import dev.sluice.consent.Agreement.Stage;
import dev.sluice.domain.model.ShareKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Draws what is done next. The same seed gives the same steps, as long as Sluice takes the same ones.
final class Dice implements Stagehand.Script {
    private static final int STAGED = 12;

    private static final int MOTIF = 9;

    private final Random random;
    private final Motifs motifs;
    private final Deque<Step> planned = new ArrayDeque<>();
    private int left;
    private int number;

    Dice(long seed, int steps) {
        random = new Random(seed);
        motifs = new Motifs(random, () -> label("m"));
        left = steps;
    }

    @Override
    public @Nullable Step next(Model model) {
        if (left-- <= 0) {
            return null;
        }
        if (planned.isEmpty() && random.nextInt(100) < MOTIF) {
            planned.addAll(motifs.draw());
        }
        var step = planned.isEmpty() ? draw(model) : planned.removeFirst();
        while (step == null) {
            step = draw(model);
        }
        return step;
    }

    /// Null when there is nothing of that kind to do.
    private @Nullable Step draw(Model model) {
        var dice = random.nextInt(100);
        if (dice < 14) {
            return offer();
        }
        if (dice < 26) {
            return export();
        }
        if (dice < 36) {
            return issue(model);
        }
        if (dice < 40) {
            var kind = kind();
            return Step.of(
                    Verb.GIVE,
                    label("g"),
                    ours(),
                    word(kind),
                    any(Subjects.patterns(kind)).text());
        }
        if (dice < 88) {
            return ofAgreement(model, random.nextInt(100));
        }
        return around(model, random.nextInt(100));
    }

    private String label(String letter) {
        return letter + ++number;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String ours() {
        return any(World.OURS);
    }

    private String other(String than) {
        var others = Stream.concat(World.OURS.stream(), Stream.of(World.OUTSIDE))
                .filter(name -> !name.equals(than))
                .toList();
        return any(others);
    }

    /// Mostly of one exporter, so that much meets.
    private String exporter() {
        return random.nextInt(10) < 7 ? "A" : ours();
    }

    private ShareKind kind() {
        return random.nextInt(10) < 7 ? ShareKind.STREAM : ShareKind.SERVICE;
    }

    private static String word(ShareKind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    private Step perhapsStaged(Step step) {
        return random.nextInt(100) < STAGED ? step.stage() : step;
    }

    private Step offer() {
        var from = exporter();
        var kind = kind();
        return Step.of(
                Verb.OFFER,
                label("f"),
                from,
                ours(from),
                word(kind),
                any(Subjects.patterns(kind)).text());
    }

    private String ours(String than) {
        return any(World.OURS.stream().filter(name -> !name.equals(than)).toList());
    }

    private Step export() {
        var kind = kind();
        var visibility = random.nextInt(10) < 8 ? "private" : "public";
        return perhapsStaged(Step.of(
                Verb.EXPORT,
                label("x"),
                exporter(),
                word(kind),
                any(Subjects.patterns(kind)).text(),
                visibility));
    }

    private @Nullable Step issue(Model model) {
        var exports = model.exports().stream().filter(export -> !export.open()).toList();
        if (exports.isEmpty()) {
            return null;
        }
        var export = any(exports);
        var to = random.nextInt(10) < 7 ? World.OUTSIDE : other(export.account());
        return Step.of(Verb.ISSUE, label("f"), export.label(), to);
    }

    private @Nullable Step ofAgreement(Model model, int dice) {
        if (dice < 24) {
            return of(model, a -> a.stage() == Stage.OFFERED, this::accept);
        }
        if (dice < 36) {
            return of(model, a -> a.stage() == Stage.TOKEN_OUT || model.isOutside(a.to()), a -> use(model, a));
        }
        if (dice < 40) {
            return of(model, Agreement::isLive, a -> Step.of(Verb.UNHAND, a.label()));
        }
        if (dice < 45) {
            return of(model, a -> a.isLive() && a.stage() != Stage.AGREED, a -> Step.of(Verb.DECLINE, a.label()));
        }
        if (dice < 57) {
            return of(model, Agreement::isLive, a -> perhapsStaged(bySide(Verb.END, a)));
        }
        if (dice < 67) {
            return of(model, a -> a.stage() == Stage.AGREED, a -> bySide(Verb.SUSPEND, a));
        }
        if (dice < 79) {
            return of(
                    model,
                    a -> a.isLive() && !a.held().isEmpty(),
                    a -> Step.of(
                            Verb.RESUME, a.label(), any(List.of(Side.values())).word()));
        }
        if (dice < 84) {
            return of(
                    model,
                    a -> a.stage() == Stage.AGREED,
                    a -> Step.of(Verb.RENEW, a.label(), any(List.of("0", "5", "40"))));
        }
        if (dice < 89) {
            return of(
                    model,
                    a -> a.isLive() && !model.isOutside(a.to()) && !a.from().equals(World.GIVER),
                    a -> Step.of(Verb.FAIL, a.label()));
        }
        if (dice < 91) {
            // A token whose time is over, in the hands of whoever kept it.
            return of(model, a -> !a.isLive(), a -> use(model, a));
        }
        return of(model, a -> !a.isLive(), this::unrevoke);
    }

    private Step bySide(Verb verb, Agreement agreement) {
        var side = any(List.of(Side.values())).word();
        return random.nextInt(4) == 0
                ? Step.of(verb, agreement.label(), side, Step.NAMED)
                : Step.of(verb, agreement.label(), side);
    }

    private @Nullable Step of(
            Model model, Predicate<Agreement> wanted, java.util.function.Function<Agreement, Step> step) {
        var found = model.agreements(wanted);
        return found.isEmpty() ? null : step.apply(any(found));
    }

    private Step accept(Agreement agreement) {
        if (random.nextInt(4) == 0) {
            var narrower = Subjects.patterns(agreement.kind()).stream()
                    .filter(agreement.subject()::contains)
                    .toList();
            return perhapsStaged(Step.of(
                    Verb.IMPORT,
                    label("i"),
                    agreement.from(),
                    agreement.to(),
                    word(agreement.kind()),
                    any(narrower).text()));
        }
        var step = random.nextInt(4) == 0
                ? Step.of(Verb.ACCEPT, agreement.label(), "local")
                : Step.of(Verb.ACCEPT, agreement.label());
        return perhapsStaged(step);
    }

    private Step use(Model model, Agreement agreement) {
        if (!model.isOutside(agreement.to())) {
            return Step.of(Verb.USE, agreement.label());
        }
        var narrower = Subjects.patterns(agreement.kind()).stream()
                .filter(agreement.subject()::contains)
                .toList();
        return Step.of(
                Verb.HAND,
                agreement.label(),
                random.nextInt(3) == 0
                        ? any(narrower).text()
                        : agreement.subject().text());
    }

    private Step unrevoke(Agreement agreement) {
        return Step.of(
                Verb.UNREVOKE,
                label("u"),
                agreement.from(),
                agreement.to(),
                word(agreement.kind()),
                agreement.subject().text());
    }

    private Step drift() {
        var account = any(List.of("A", "A", "B", "C"));
        // What is left for now stays on servers: only what gives nobody anything may be.
        return random.nextInt(6) == 0
                ? Step.of(Verb.DRIFT, account, any(List.of("open", "service", "limits")), "ignore")
                : Step.of(
                        Verb.DRIFT,
                        account,
                        any(List.of("open", "service", "unrevoke", "public", "import", "limits")),
                        any(List.of("take", "keep")));
    }

    /// What another tool takes away, and what is closed beside it.
    private @Nullable Step away(Model model) {
        var open = model.agreements(a -> a.stage() == Stage.AGREED && a.held().isEmpty());
        if (open.isEmpty()) {
            return null;
        }
        var gone = any(open);
        var what = any(List.of(OtherTool.REVOKE, OtherTool.EXPORT, OtherTool.IMPORT));
        var account = what.equals(OtherTool.IMPORT) ? gone.to() : gone.from();
        var others = model.agreements(a -> a.isLive()
                && !a.label().equals(gone.label())
                && List.of(a.from(), a.to()).contains(account));
        return others.isEmpty()
                ? null
                : Step.of(
                        Verb.AWAY,
                        gone.label(),
                        what,
                        any(others).label(),
                        any(List.of(Side.values())).word());
    }

    private @Nullable Step around(Model model, int dice) {
        if (dice < 20) {
            return model.exports().isEmpty()
                    ? null
                    : perhapsStaged(Step.of(Verb.UNEXPORT, any(model.exports()).label()));
        }
        if (dice < 32) {
            var open = model.exports().stream().filter(Model.Exported::open).toList();
            if (open.isEmpty()) {
                return null;
            }
            var export = any(open);
            return Step.of(
                    Verb.IMPORT,
                    label("i"),
                    export.account(),
                    ours(export.account()),
                    word(export.kind()),
                    export.subject().text());
        }
        if (dice < 36) {
            return model.imports().isEmpty()
                    ? null
                    : perhapsStaged(Step.of(Verb.UNIMPORT, any(model.imports()).label()));
        }
        if (dice < 44) {
            return Step.of(Verb.REMOVE, any(List.of("D", World.OUTSIDE, World.GIVER)));
        }
        if (dice < 56) {
            return Step.of(Verb.MAKE, any(List.of("D", World.OUTSIDE, World.GIVER)));
        }
        if (dice < 68) {
            return drift();
        }
        if (dice < 72) {
            return away(model);
        }
        if (dice < 74) {
            return Step.of(Verb.MERGE, any(List.of(World.OUTSIDE, World.GIVER)));
        }
        if (dice < 79) {
            return Step.of(Verb.WAIT, any(List.of("1", "6", "20")));
        }
        if (dice < 83) {
            return perhapsStaged(Step.of(Verb.PAUSE, ours()));
        }
        if (dice < 88) {
            return model.paused().isEmpty()
                    ? null
                    : perhapsStaged(Step.of(
                            Verb.WAKE, any(model.paused().stream().sorted().toList())));
        }
        return Step.of(dice < 94 ? Verb.ROUND : Verb.PUSH);
    }
}
