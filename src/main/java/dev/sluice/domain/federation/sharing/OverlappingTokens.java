package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.federation.claims.UnmodelledClaims;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.TokenFacts;
import dev.sluice.domain.federation.push.ActivationTokens;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Connection.Grant.Custody;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Tokens that the same partner holds already, and that nobody can replace: servers revoke by export, partner and
/// time, so that undoing a new activation would kill them too. Said before the start.
record OverlappingTokens(EnvironmentContext context, StoreView view) {
    /// @param opened with a token that is made for it
    /// @throws ProblemException `WOULD_CUT_ANOTHER`, naming it
    void refuse(Connection opened) {
        var exporter = view.accounts().find(opened.exporter()).filter(Account::isManaged);
        var importer = view.accounts().find(opened.importer()).filter(Account::isManaged);
        if (exporter.isEmpty() || importer.isEmpty()) {
            return;
        }
        var exports = ClaimsPlanner.claims(view, exporter.get()).exports().stream()
                .filter(claim ->
                        claim.tokenReq() && claim.type() == opened.share().kind())
                .filter(claim -> overlaps(claim.subject(), opened.share().subject()))
                .toList();
        Stream.concat(kept(opened, importer.get()), handedOut(opened))
                .filter(other -> lives(other, exports))
                .findFirst()
                .ifPresent(other -> {
                    throw ProblemException.of(
                            ProblemCode.WOULD_CUT_ANOTHER,
                            opened.share().name(),
                            importer.get().name(),
                            exporter.get().name(),
                            other.called());
                });
    }

    private record Other(String called, TokenFacts facts) {}

    /// In its claims, without a row.
    private Stream<Other> kept(Connection opened, Account importer) {
        return UnmodelledClaims.of(importer).imports().stream()
                .filter(claim -> claim.account().equals(opened.exporter().text())
                        && claim.type() == opened.share().kind()
                        && !claim.token().isEmpty())
                .flatMap(claim -> read(claim).stream()
                        .map(facts -> new Other("the import of " + claim.subject() + " in its claims", facts)));
    }

    private static Optional<TokenFacts> read(ImportClaim claim) {
        try {
            return Optional.of(ActivationTokens.read(claim.token()));
        } catch (ProblemException _) {
            // Servers do not take it either.
            return Optional.empty();
        }
    }

    /// Pending, with a token that somebody holds.
    private Stream<Other> handedOut(Connection opened) {
        return view.connections().of(opened.exporter()).stream()
                .filter(other -> !other.id().equals(opened.id())
                        && other.state() == ConnectionState.PENDING
                        && other.grant().custody() == Custody.LEFT
                        && other.exporter().equals(opened.exporter())
                        && other.importer().equals(opened.importer())
                        && other.share().kind() == opened.share().kind())
                .flatMap(other -> Stream.ofNullable(other.grant().token())
                        .map(token -> new Other(
                                "\"" + other.share().name() + "\" ("
                                        + other.id().shortText() + ")",
                                ActivationTokens.read(token))));
    }

    /// Whether it opens one of the exports that would get the revocation, and is not dead already.
    private boolean lives(Other other, List<ExportClaim> exports) {
        var expires = other.facts().expiresAt();
        var isOver = expires != null && !expires.isAfter(context.now());
        var subject = Subject.of(other.facts().subject());
        return !isOver
                && exports.stream()
                        .anyMatch(claim -> overlaps(claim.subject(), subject)
                                && ActivationTokens.revokedAt(
                                                claim, other.facts().target())
                                        < other.facts().issuedAt().getEpochSecond());
    }

    private static boolean overlaps(String exported, Subject subject) {
        try {
            return subject.overlaps(Subject.of(exported));
        } catch (ProblemException _) {
            // No subject here, but one to servers, perhaps.
            return true;
        }
    }
}
