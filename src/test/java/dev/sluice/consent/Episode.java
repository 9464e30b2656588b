package dev.sluice.consent;

import dev.sluice.consent.Player.Done;
import dev.sluice.consent.Player.Played;
import dev.sluice.consent.Player.Refused;
import dev.sluice.testing.TestClient;
import dev.sluice.testing.TestEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One sequence on fresh accounts, looked at after each step.
final class Episode implements AutoCloseable {
    private final World world;
    private final Model model = new Model(Set.of(World.OUTSIDE, World.GIVER));
    private final Tokens tokens;
    private final Player player;
    private final Probe probe;
    private final Hearing hearing;
    private final Trials trials;
    private final Lists lists;
    private final Tally tally;
    private final List<String> told = new ArrayList<>();

    Episode(TestEnvironment test, TestClient system, int number, Tally tally) {
        this.tally = tally;
        world = new World(test, system, number);
        tokens = new Tokens(world, model);
        var outsider = new Outsider(world);
        player = new Player(world, model, tokens, outsider);
        probe = new Probe(world);
        hearing = new Hearing(world, model, outsider, probe);
        trials = new Trials(world, model, tokens, outsider, probe);
        lists = new Lists(world, model, outsider);
    }

    Model model() {
        return model;
    }

    /// @return differences between what is agreed and what is so, in words
    List<String> play(Step step) {
        var played = player.play(step);
        told.add(step + outcome(played));
        tally.step(step.verb(), played instanceof Done, Shades.of(step, model));
        tokens.collect();
        var heard = hearing.run();
        var differences = new ArrayList<>(heard.differences());
        differences.addAll(lists.check(heard.flows()));
        var before = trials.tried();
        differences.addAll(trials.run());
        tally.tried(trials.tried() - before);
        return differences;
    }

    private static String outcome(Played played) {
        return switch (played) {
            case Done _ -> "";
            case Player.Skipped _ -> "  # not possible";
            case Refused(var why) -> "  # refused: " + why;
        };
    }

    /// The steps so far, with what became of them.
    List<String> told() {
        return List.copyOf(told);
    }

    @Override
    public void close() {
        tally.delivered(probe.deliveries());
        world.close();
    }
}
