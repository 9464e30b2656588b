package dev.sluice.consent;

import static java.util.Objects.requireNonNull;

import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.service.EnvironmentServices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// Carries out what happens around agreements: exports, accounts, other tools, time.
final class Surroundings {
    private static final String STREAM = "p.>";
    private static final String SERVICE = "sp.>";

    private final World world;
    private final Model model;
    private final Tokens tokens;
    private final Outsider outsider;
    private final Waiting waiting;

    Surroundings(World world, Model model, Tokens tokens, Outsider outsider, Waiting waiting) {
        this.world = world;
        this.model = model;
        this.tokens = tokens;
        this.outsider = outsider;
        this.waiting = waiting;
    }

    private EnvironmentServices services() {
        return world.services();
    }

    void export(Step step) {
        var kind = Sharing.kind(step.word(2));
        var open = step.word(4).equals("public");
        var draft = new ExportDraft(
                world.key(step.word(1)),
                step.word(0),
                step.word(3),
                kind,
                open ? Visibility.PUBLIC : Visibility.PRIVATE);
        var result = services().exports().add(draft, world.manner(step.staged()));
        world.exports.put(step.word(0), result.value().id());
        waiting.done(
                result.outcome(),
                () -> model.exported(
                        new Model.Exported(step.word(0), step.word(1), kind, Subject.of(step.word(3)), open)));
    }

    void unexport(Step step) {
        var id = requireNonNull(world.exports.get(step.word(0)));
        var result = services().exports().remove(id, world.manner(step.staged()));
        waiting.done(
                result.outcome(),
                () -> model.unexported(step.word(0), id.value().toString()));
    }

    void unimport(Step step) {
        var imported = model.imports().stream()
                .filter(row -> row.label().equals(step.word(0)))
                .findFirst()
                .orElseThrow();
        var account = world.key(imported.account());
        var reference = imported.subject().text();
        // The reference may mean another import, by consent.
        var meant = services().imports().find(account, reference);
        if (meant instanceof ImportView.Public(var row)
                && Objects.equals(row.id(), world.imports.get(imported.label()))) {
            waiting.done(
                    services().imports().remove(account, reference, world.manner(step.staged())),
                    () -> model.unimported(imported.label()));
        }
    }

    void remove(String account) {
        services().accounts().remove(world.key(account), world.manner(false));
        model.removed(account);
        world.removed(account);
    }

    void make(String account) {
        if (world.isOutside(account)) {
            world.addOutside(account);
        } else {
            world.add(account);
        }
    }

    void pause(Step step) {
        var name = step.word(0);
        var patch = AccountPatch.suspending(world.test().clock().instant().getEpochSecond());
        var result = services().edits().change(world.key(name), patch, world.manner(step.staged()));
        waiting.done(result.outcome(), () -> {
            model.paused(name);
            world.paused(name);
        });
    }

    void wake(Step step) {
        var name = step.word(0);
        var result =
                services().edits().change(world.key(name), AccountPatch.suspending(0), world.manner(step.staged()));
        waiting.done(result.outcome(), () -> woken(name));
    }

    private void woken(String name) {
        model.woken(name);
        world.woken(name);
    }

    void waitFor(int days) {
        world.test().clock().advance(Duration.ofDays(days));
        round();
    }

    void round() {
        var used = outsider.used(tokens, model);
        services().maintenance().round();
        model.passed(world.test().clock().instant(), used);
    }

    /// Servers take no export beside one that it contains.
    boolean isFree(Step step) {
        return switch (step.word(1)) {
            case "open" -> isFree(step.word(0), ShareKind.STREAM, Subject.of(STREAM));
            case "service" -> isFree(step.word(0), ShareKind.SERVICE, Subject.of(SERVICE));
            default -> true;
        };
    }

    private boolean isFree(String name, ShareKind kind, Subject subject) {
        var claims = World.claims(requireNonNull(world.account(name).release().jwt()));
        return claims.exports().stream()
                .noneMatch(export -> export.type() == kind && subject.contains(Subject.of(export.subject())));
    }

    /// Another tool's push, and a person's choice at once.
    void drift(Step step) throws JwtException {
        var name = step.word(0);
        var account = world.account(name);
        world.test().otherTool().push(account, change(step.word(1), name));
        if (step.word(2).equals("ignore")) {
            var until = world.test().clock().instant().plus(Duration.ofDays(1));
            services().drifts().ignore(account.key(), until);
        } else if (step.word(2).equals("take") && isTaken(name)) {
            switch (step.word(1)) {
                case "open" -> theirs(name, ShareKind.STREAM, STREAM);
                case "service" -> theirs(name, ShareKind.SERVICE, SERVICE);
                case "public" -> opened(name);
                // Who takes that many connections is in use again.
                case "limits" -> woken(name);
                default -> {}
            }
        } else {
            services().drifts().keepOurs(account.key(), world.manner(false));
        }
    }

    private void theirs(String name, ShareKind kind, String subject) {
        var label = "theirs-" + kind + "-" + name;
        model.exported(new Model.Exported(label, name, kind, Subject.of(subject), true));
    }

    /// Whoever takes that opens every export to everybody; their rows are others then.
    private void opened(String name) {
        for (var export : model.exports()) {
            if (export.account().equals(name)) {
                model.exported(new Model.Exported(export.label(), name, export.kind(), export.subject(), true));
                services().exports().list(world.key(name)).stream()
                        .filter(row ->
                                row.kind() == export.kind() && row.subject().equals(export.subject()))
                        .forEach(row -> world.exports.put(export.label(), row.id()));
            }
        }
    }

    private boolean isTaken(String name) {
        try {
            services().drifts().takeTheirs(world.key(name), OperationOptions.now());
            return true;
        } catch (ProblemException _) {
            // Refused: ours is put back then.
            return false;
        }
    }

    private static AccountClaims opening(AccountClaims claims, String subject, ShareKind kind) {
        var exports = new ArrayList<>(claims.exports());
        exports.add(ExportClaim.builder(subject, kind).name("theirs").build());
        return claims.copy().exports(exports).build();
    }

    private UnaryOperator<AccountClaims> change(String what, String name) {
        return switch (what) {
            case "open" -> claims -> opening(claims, STREAM, ShareKind.STREAM);
            case "service" -> claims -> opening(claims, SERVICE, ShareKind.SERVICE);
            case "limits" ->
                claims -> claims.copy()
                        .limits(claims.limits()
                                .withConnections(50 + claims.exports().size()))
                        .build();
            case "unrevoke" ->
                claims -> claims.copy()
                        .exports(claims.exports().stream()
                                .map(export -> export.withRevocations(Map.of()))
                                .toList())
                        .build();
            case "public" ->
                claims -> claims.copy()
                        .exports(claims.exports().stream()
                                .map(export -> export.copy().openToAll().build())
                                .toList())
                        .build();
            case "import" ->
                claims -> claims.copy()
                        .imports(withTokens(name, claims.imports()))
                        .build();
            default -> throw new IllegalArgumentException(what);
        };
    }

    /// With every token that it ever got.
    private List<ImportClaim> withTokens(String name, List<ImportClaim> imports) {
        var all = new ArrayList<>(imports);
        tokens.all().stream()
                .filter(token -> token.to().equals(name))
                .map(token -> Outsider.imported(world, token, token.subject(), "theirs" + token.number() + "."))
                .filter(claim -> all.stream()
                        .noneMatch(other -> other.subject().equals(claim.subject())
                                && other.account().equals(claim.account())))
                .forEach(all::add);
        return all;
    }
}
