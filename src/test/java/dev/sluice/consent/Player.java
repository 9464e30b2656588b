package dev.sluice.consent;

import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.problem.ProblemException;

/// Plays a step on Sluice. One whose labels or accounts are not there does nothing, so that any part of a sequence
/// is a sequence.
final class Player {
    /// Done; not possible here; or refused by Sluice, with its words.
    sealed interface Played {}

    record Done() implements Played {}

    record Skipped() implements Played {}

    record Refused(String why) implements Played {}

    private final World world;
    private final Model model;
    private final Sharing sharing;
    private final Surroundings surroundings;
    private final Tokens tokens;
    private final Outsider outsider;
    private final Waiting waiting;
    private final OtherTool otherTool;

    Player(World world, Model model, Tokens tokens, Outsider outsider) {
        this.world = world;
        this.model = model;
        this.tokens = tokens;
        this.outsider = outsider;
        this.waiting = new Waiting(world);
        this.sharing = new Sharing(world, model, tokens, outsider, waiting);
        this.otherTool = new OtherTool(world, model);
        this.surroundings = new Surroundings(world, model, tokens, outsider, waiting);
    }

    Played play(Step step) {
        try {
            if (!isPossible(step)) {
                return new Skipped();
            }
            act(step);
            return new Done();
        } catch (ProblemException e) {
            return new Refused(e.code() + ": " + e.problem().text().what());
        } catch (JwtException e) {
            throw new AssertionError(e);
        } finally {
            if (step.verb() == Verb.PUSH) {
                waiting.pushed();
            } else {
                waiting.forget();
            }
            update();
        }
    }

    /// When agreements end by themselves is what people are told.
    private void update() {
        for (var agreement : model.agreements(Agreement::isLive)) {
            world.connection(agreement.label())
                    .filter(row -> row.state().isLive())
                    .ifPresent(row -> model.change(agreement.label(), a -> a.ending(row.expiresAt())));
        }
    }

    private boolean isPossible(Step step) {
        return switch (step.verb()) {
            case OFFER, IMPORT, UNREVOKE -> isFresh(step.word(0)) && world.has(step.word(1)) && world.has(step.word(2));
            case EXPORT -> model.export(step.word(0)) == null && world.has(step.word(1));
            case ISSUE -> isFresh(step.word(0)) && model.export(step.word(1)) != null && world.has(step.word(2));
            case GIVE -> isFresh(step.word(0)) && world.has(step.word(1)) && world.isOutside(World.GIVER);
            case UNEXPORT -> world.exports.containsKey(step.word(0));
            case UNIMPORT ->
                model.imports().stream().anyMatch(row -> row.label().equals(step.word(0)));
            case HAND, UNHAND -> isHere(step.word(0)) && world.isOutside(World.OUTSIDE);
            // Nobody uses the token of an account that is gone.
            case USE -> isHere(step.word(0)) && isPartnerThere(step.word(0));
            case ACCEPT, FAIL, DECLINE, END, SUSPEND, RESUME, RENEW -> isHere(step.word(0));
            case REMOVE -> world.has(step.word(0));
            case PAUSE -> isOurs(step.word(0)) && !model.isPaused(step.word(0));
            case WAKE -> isOurs(step.word(0)) && model.isPaused(step.word(0));
            case DRIFT -> world.has(step.word(0)) && surroundings.isFree(step);
            case AWAY -> otherTool.isPossible(step);
            case MERGE -> world.isOutside(step.word(0)) && world.isKnown(step.word(0));
            case MAKE ->
                world.isOutside(step.word(0)) || (World.OURS.contains(step.word(0)) && !world.has(step.word(0)));
            case WAIT, ROUND, PUSH -> true;
        };
    }

    private boolean isOurs(String account) {
        return World.OURS.contains(account) && world.has(account);
    }

    private boolean isHere(String label) {
        return model.agreement(label) != null && world.connection(label).isPresent();
    }

    private boolean isPartnerThere(String label) {
        var agreement = model.agreement(label);
        return agreement != null && world.has(agreement.to());
    }

    private boolean isFresh(String label) {
        return !world.connections.containsKey(label) && !world.imports.containsKey(label);
    }

    private void act(Step step) throws JwtException {
        switch (step.verb()) {
            case OFFER -> sharing.offer(step);
            case IMPORT -> sharing.take(step);
            case ISSUE -> sharing.issue(step);
            case GIVE -> sharing.give(step);
            case UNREVOKE -> sharing.unrevoke(step);
            case EXPORT -> surroundings.export(step);
            case UNEXPORT -> surroundings.unexport(step);
            case UNIMPORT -> surroundings.unimport(step);
            case REMOVE -> surroundings.remove(step.word(0));
            case MAKE -> surroundings.make(step.word(0));
            case PAUSE -> surroundings.pause(step);
            case WAKE -> surroundings.wake(step);
            case MERGE -> merge(step.word(0));
            case DRIFT -> surroundings.drift(step);
            case AWAY -> otherTool.takeAway(step);
            case WAIT -> surroundings.waitFor(Integer.parseInt(step.word(0)));
            case ROUND -> surroundings.round();
            case PUSH -> world.services().publisher().pushAll(world.manner(false));
            case ACCEPT, USE, HAND, UNHAND, FAIL, DECLINE, END, SUSPEND, RESUME, RENEW ->
                act(
                        step,
                        java.util.Objects.requireNonNull(model.agreement(step.word(0))),
                        world.connection(step.word(0)).orElseThrow());
        }
    }

    /// What it uses, it agreed to.
    private void merge(String account) {
        new Estates(world).merge(account);
        world.merged(account);
        model.merged(account);
        if (account.equals(World.OUTSIDE)) {
            outsider.left(tokens).forEach(held -> model.merged(held.token().label(), held.subject(), held.prefix()));
        }
    }

    private void act(Step step, Agreement agreement, Connection connection) {
        switch (step.verb()) {
            case ACCEPT -> sharing.accept(step, agreement, connection);
            case USE -> sharing.use(agreement, world.manner(step.staged()));
            case HAND -> sharing.hand(agreement, step.has(1) ? Subject.of(step.word(1)) : agreement.subject());
            case UNHAND -> outsider.drop(agreement.label());
            case FAIL -> sharing.fail(agreement, connection);
            case DECLINE -> sharing.decline(agreement, connection);
            case END -> sharing.end(step, agreement, connection);
            case SUSPEND -> sharing.suspend(step, agreement, connection);
            case RESUME -> sharing.resume(step, agreement, connection);
            case RENEW -> sharing.renew(step, connection);
            default -> throw new IllegalArgumentException(step.toString());
        }
    }
}
