package dev.sluice.consent;

import dev.sluice.consent.Agreement.Side;
import dev.sluice.consent.Agreement.Stage;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Connection.Share;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.SuspensionHold;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.service.EnvironmentServices;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Another tool closes something in an account, then something else of that account is closed here, which waits
/// for nobody's choice: what the other tool closed stays closed (domain.md#drift).
final class OtherTool {
    static final String REVOKE = "revoke";
    static final String EXPORT = "export";
    static final String IMPORT = "import";

    private final World world;
    private final Model model;

    OtherTool(World world, Model model) {
        this.world = world;
        this.model = model;
    }

    private static String changed(Step step, Agreement agreement) {
        return step.word(1).equals(IMPORT) ? agreement.to() : agreement.from();
    }

    /// It flows, servers have to be told of the other one's end, both are of the account that the other tool
    /// changes, and that is ours.
    boolean isPossible(Step step) {
        var agreement = model.agreement(step.word(0));
        var other = model.agreement(step.word(2));
        if (agreement == null || other == null || agreement.equals(other)) {
            return false;
        }
        var account = changed(step, agreement);
        return agreement.stage() == Stage.AGREED
                && agreement.held().isEmpty()
                && other.isLive()
                && other.stage() != Stage.OFFERED
                && world.has(account)
                && !model.isOutside(account)
                && List.of(other.from(), other.to()).contains(account)
                && world.connection(step.word(0)).isPresent()
                && world.connection(step.word(2)).isPresent();
    }

    void takeAway(Step step) throws JwtException {
        var agreement = model.agreement(step.word(0));
        var other = model.agreement(step.word(2));
        if (agreement == null || other == null) {
            return;
        }
        var account = world.account(changed(step, agreement));
        var gone = world.connection(step.word(0)).orElseThrow().share();
        world.test().otherTool().push(account, without(step.word(1), gone));
        var closing = world.connection(step.word(2)).orElseThrow();
        try {
            var side = Side.of(step.word(3));
            var by = world.key(side == Side.EXPORTER ? other.from() : other.to());
            services().federation().end(closing.id(), ActingAccount.of(by), OperationOptions.now());
            // Until then it is suspending where the account of its other side is none of these two.
            services().publisher().pushReleased(OperationOptions.now());
            model.ended(other.label(), side);
            closed(step.word(1), agreement, gone);
        } catch (ProblemException e) {
            // Nothing was closed, so ours is put back.
            services().drifts().keepOurs(account.key(), OperationOptions.now());
            throw e;
        }
    }

    private EnvironmentServices services() {
        return world.services();
    }

    /// What rests on what went is closed; a partner's token that nobody could replace may have gone with it, which
    /// is told.
    private void closed(String what, Agreement agreement, Share gone) {
        for (var label : concerned(what, agreement, gone)) {
            var side = what.equals(IMPORT) ? Side.IMPORTER : Side.EXPORTER;
            world.connection(label).ifPresent(row -> close(label, side, row));
        }
        for (var other : model.agreements(a -> a.isLive() && a.from().equals(agreement.from()))) {
            world.connection(other.label())
                    .filter(row -> model.isOutside(other.to()))
                    .filter(row -> SuspensionHold.of(row).isBy(dev.sluice.domain.model.Side.EXPORTER)
                            || !row.state().isLive())
                    .ifPresent(row -> close(other.label(), Side.EXPORTER, row));
        }
    }

    private void close(String label, Side side, Connection row) {
        if (row.state().isLive()) {
            model.change(label, a -> a.isLive() && !a.held().contains(side) ? a.held(side) : a);
        } else {
            model.ended(label, Side.EXPORTER);
        }
    }

    private Set<String> concerned(String what, Agreement agreement, Share gone) {
        var labels = new LinkedHashSet<String>();
        for (var other : model.agreements(Agreement::isLive)) {
            var share = world.connection(other.label()).map(Connection::share);
            var isSame = what.equals(IMPORT)
                    ? other.label().equals(agreement.label())
                    : share.filter(row -> isOnSameExport(row, gone)).isPresent()
                            && (what.equals(EXPORT) || other.to().equals(agreement.to()));
            // An offer of which nothing is out is what it was.
            if (isSame && other.stage() != Stage.OFFERED) {
                labels.add(other.label());
            }
        }
        return labels;
    }

    private static boolean isOnSameExport(Share one, Share gone) {
        return gone.export() != null && gone.export().equals(one.export());
    }

    private UnaryOperator<AccountClaims> without(String what, Share gone) {
        var carrier = Optional.ofNullable(gone.export())
                .flatMap(id -> services().exports().list(gone.exporter()).stream()
                        .filter(row -> row.id().equals(id))
                        .findFirst());
        return switch (what) {
            case IMPORT ->
                claims -> claims.copy()
                        .imports(claims.imports().stream()
                                .filter(claim -> !isOf(claim, gone))
                                .toList())
                        .build();
            case EXPORT ->
                claims -> claims.copy()
                        .exports(claims.exports().stream()
                                .filter(claim ->
                                        carrier.filter(row -> isOf(claim, row)).isEmpty())
                                .toList())
                        .build();
            case REVOKE ->
                claims -> claims.copy()
                        .exports(claims.exports().stream()
                                .map(claim ->
                                        carrier.filter(row -> isOf(claim, row)).isPresent()
                                                ? revoking(claim, gone)
                                                : claim)
                                .toList())
                        .build();
            default -> throw new IllegalArgumentException(what);
        };
    }

    /// Later than every token that is out.
    private ExportClaim revoking(ExportClaim claim, Share gone) {
        var latest = services().federation().list().stream()
                .mapToLong(row -> row.grant().iat())
                .max()
                .orElse(0);
        var times = new TreeMap<>(claim.revocations());
        times.merge(
                gone.importer().text(),
                Math.max(latest, world.test().clock().instant().getEpochSecond()),
                Math::max);
        return claim.withRevocations(Map.copyOf(times));
    }

    private static boolean isOf(ImportClaim claim, Share gone) {
        return claim.account().equals(gone.exporter().text())
                && claim.type() == gone.kind()
                && claim.subject().equals(gone.subject().text());
    }

    private static boolean isOf(ExportClaim claim, Export row) {
        var kind = claim.type() == null ? ShareKind.STREAM : claim.type();
        return kind == row.kind() && claim.subject().equals(row.subject().text());
    }
}
