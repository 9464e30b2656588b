package dev.sluice.consent;

import static java.util.Objects.requireNonNull;

import dev.sluice.consent.Agreement.Side;
import dev.sluice.consent.Agreement.Stage;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.testing.BrokenStore;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Carries out what two accounts agree on, and tells the model when it was done.
final class Sharing {
    private final World world;
    private final Model model;
    private final Tokens tokens;
    private final Outsider outsider;
    private final Waiting waiting;

    Sharing(World world, Model model, Tokens tokens, Outsider outsider, Waiting waiting) {
        this.world = world;
        this.model = model;
        this.tokens = tokens;
        this.outsider = outsider;
        this.waiting = waiting;
    }

    private EnvironmentServices services() {
        return world.services();
    }

    void offer(Step step) {
        var draft = new OfferDraft(
                world.key(step.word(1)), world.key(step.word(2)), step.word(0), step.word(4), kind(step.word(3)));
        made(step.word(0), services().federation().offer(draft), Stage.OFFERED);
    }

    static ShareKind kind(String word) {
        return ShareKind.valueOf(word.toUpperCase(java.util.Locale.ROOT));
    }

    private void made(String label, Connection made, Stage stage) {
        world.connections.put(label, made.id());
        var share = made.share();
        var carrier = share.export();
        model.made(
                new Agreement(
                        label,
                        world.name(share.exporter()).orElseThrow(),
                        world.name(share.importer()).orElseThrow(),
                        share.kind(),
                        share.subject(),
                        stage,
                        Set.of(),
                        0,
                        null,
                        prefix(made),
                        made.expiresAt()),
                carrier == null ? "" : carrier.value().toString());
    }

    /// What an unrevoke brings back arrives where it did before, which an earlier label begins.
    private static String prefix(Connection made) {
        var arrives = made.effectiveSubject().text();
        return arrives.substring(
                0, arrives.length() - made.share().subject().text().length());
    }

    void accept(Step step, Agreement agreement, Connection connection) {
        var local = step.has(1) ? agreement.label() + "." + agreement.subject() : null;
        var result = services()
                .federation()
                .accept(connection.id(), ActingAccount.unnamed(), local, world.manner(step.staged()));
        waiting.done(result.outcome(), () -> accepted(agreement.label(), local == null ? "" : agreement.label() + "."));
    }

    /// An acceptance that waited while the same offer was accepted otherwise changes nothing any more.
    private void accepted(String label, String prefix) {
        var agreement = model.agreement(label);
        if (agreement == null || agreement.stage() != Agreement.Stage.AGREED) {
            model.accepted(label);
            model.change(label, a -> a.arriving(prefix));
        }
    }

    void take(Step step) {
        var to = step.word(2);
        var wish =
                new PublicImportDraft(world.key(to), world.key(step.word(1)), step.word(4), kind(step.word(3)), null);
        var result = services().federation().importMatching(wish, services().imports(), world.manner(step.staged()));
        switch (result.value()) {
            case ImportView.Consented(var connection) -> {
                var label = world.label(connection.id()).orElseThrow();
                waiting.done(result.outcome(), () -> {
                    model.accepted(label);
                    model.change(
                            label, a -> a.narrowed(Subject.of(step.word(4))).arriving(""));
                });
            }
            case ImportView.Public(var row) -> {
                world.imports.put(step.word(0), row.id());
                waiting.done(
                        result.outcome(),
                        () -> model.imported(new Model.Imported(
                                step.word(0), to, step.word(1), kind(step.word(3)), Subject.of(step.word(4)))));
            }
            default -> throw new AssertionError(result.value());
        }
    }

    void issue(Step step) {
        var export = requireNonNull(model.export(step.word(1)));
        var row = services().exports().list(world.key(export.account())).stream()
                .filter(one -> one.id().equals(world.exports.get(export.label())))
                .findFirst()
                .orElseThrow();
        made(
                step.word(0),
                services().activations().issue(world.key(export.account()), row, world.key(step.word(2))),
                Stage.TOKEN_OUT);
    }

    void use(Agreement agreement, OperationOptions options) {
        tokens.latest(agreement.label()).ifPresent(token -> {
            var result = services().imports().addToken(world.key(agreement.to()), token.text(), null, options);
            var id = result.value().id();
            if (world.label(id).isPresent()) {
                waiting.done(result.outcome(), () -> model.accepted(agreement.label()));
                return;
            }
            var again = "again-" + agreement.label();
            world.connections.put(again, id);
            if (model.isOutside(agreement.from())) {
                // The other tool never took it back: whoever adds it once more agrees once more.
                made(again, result.value(), Stage.AGREED);
            }
        });
    }

    void give(Step step) {
        var token = world.issuedOutside(step.word(1), kind(step.word(2)), step.word(3));
        var result = services().imports().addToken(world.key(step.word(1)), token, null, world.manner(false));
        made(step.word(0), result.value(), Stage.AGREED);
    }

    void hand(Agreement agreement, Subject subject) {
        tokens.latest(agreement.label())
                .filter(token -> token.subject().contains(subject))
                .ifPresent(token -> outsider.hold(token, subject));
    }

    /// Accepting or using a token, while the server's store is away.
    void fail(Agreement agreement, Connection connection) {
        try {
            attempt(agreement, connection);
        } catch (ProblemException e) {
            // That is what was to happen: all is put back.
            if (e.code() != ProblemCode.ACTIVATION_ROLLED_BACK) {
                throw e;
            }
        }
    }

    private void attempt(Agreement agreement, Connection connection) {
        try (var store = new BrokenStore(world.test().cluster())) {
            var options = OperationOptions.now().with(step -> {
                world.note(step);
                switch (step) {
                    case Progress.Pushing(var account, var purpose)
                    when purpose == Purpose.OPEN && account.key().equals(connection.importer()) -> store.away();
                    case Progress.RollingBack _ -> store.back();
                    default -> {}
                }
            });
            if (agreement.stage() == Stage.TOKEN_OUT) {
                use(agreement, options);
            } else {
                services().federation().accept(connection.id(), ActingAccount.unnamed(), null, options);
                model.accepted(agreement.label());
            }
        }
    }

    void decline(Agreement agreement, Connection connection) {
        services().federation().decline(connection.id(), ActingAccount.unnamed(), "not now");
        model.ended(agreement.label(), Side.IMPORTER);
    }

    void end(Step step, Agreement agreement, Connection connection) {
        var side = Side.of(step.word(1));
        var result = services()
                .federation()
                .end(connection.id(), ActingAccount.of(world.key(side(agreement, side))), manner(step, agreement));
        waiting.done(result.outcome(), () -> {
            model.ended(agreement.label(), side);
            alsoEnded(agreement);
        });
    }

    /// Names all that may die with it.
    private OperationOptions manner(Step step, Agreement agreement) {
        var options = world.manner(step.staged());
        return step.words().contains(Step.NAMED)
                ? options.confirming(
                        beside(agreement).map(other -> other.share().name()).collect(Collectors.toSet()))
                : options;
    }

    private Stream<Connection> beside(Agreement agreement) {
        return model
                .agreements(a -> !a.label().equals(agreement.label())
                        && a.from().equals(agreement.from())
                        && a.to().equals(agreement.to()))
                .stream()
                .flatMap(a -> world.connection(a.label()).stream());
    }

    /// Whoever names them agrees to their end. Which these are is what the lists tell.
    private void alsoEnded(Agreement agreement) {
        beside(agreement)
                .filter(row -> !row.state().isLive())
                .flatMap(row -> world.label(row.id()).stream())
                .forEach(label -> model.ended(label, Side.EXPORTER));
    }

    private static String side(Agreement agreement, Side side) {
        return side == Side.EXPORTER ? agreement.from() : agreement.to();
    }

    void suspend(Step step, Agreement agreement, Connection connection) {
        var side = Side.of(step.word(1));
        services()
                .federation()
                .suspend(connection.id(), ActingAccount.of(world.key(side(agreement, side))), manner(step, agreement));
        model.change(agreement.label(), a -> a.held(side));
        alsoEnded(agreement);
    }

    void resume(Step step, Agreement agreement, Connection connection) {
        var side = Side.of(step.word(1));
        services()
                .federation()
                .resume(connection.id(), ActingAccount.of(world.key(side(agreement, side))), world.manner(false));
        model.change(agreement.label(), a -> a.lifted(side, !model.isOutside(a.to())));
    }

    void renew(Step step, Connection connection) {
        var days = Integer.parseInt(step.word(1));
        if (days == 0) {
            services().federation().renewEndlessly(connection.id(), world.manner(false));
        } else {
            services().federation().renew(connection.id(), Duration.ofDays(days), world.manner(false));
        }
    }

    void unrevoke(Step step) {
        var from = step.word(1);
        var to = step.word(2);
        var kind = kind(step.word(3));
        var subject = Subject.of(step.word(4));
        var legal = model.mayComeBack(from, to, kind, subject);
        revocation(from, to, kind, subject).ifPresent(revocation -> {
            var opened = services()
                    .revocations()
                    .undo(revocation, world.manner(false))
                    .value();
            opened.ifPresent(connection -> {
                world.connections.put(step.word(0), connection.id());
                if (legal) {
                    var active = connection.state() == ConnectionState.ACTIVE;
                    made(step.word(0), connection, active ? Stage.AGREED : Stage.TOKEN_OUT);
                    model.cameBack(step.word(0));
                }
            });
        });
    }

    private Optional<Revocation> revocation(String from, String to, ShareKind kind, Subject subject) {
        return services().revocations().list(world.key(from)).stream()
                .map(row -> row.revocation())
                .filter(row -> row.target().equals(world.key(to))
                        && row.kind() == kind
                        && row.subject().equals(subject))
                .findFirst();
    }
}
