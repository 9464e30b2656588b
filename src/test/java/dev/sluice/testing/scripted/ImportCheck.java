package dev.sluice.testing.scripted;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.validation.TrustedKeys;
import dev.sluice.domain.model.Subject;
import java.util.Optional;

/// Whether a server lets an account import (nats-server-facts.md#1.8, nats-server-facts.md#1.9).
///
/// @param importer its key
/// @param now in seconds
record ImportCheck(String importer, long now) {
    boolean allows(ImportClaim wish, AccountClaims exporter) {
        return export(wish, exporter)
                .filter(export -> hasItsPosition(wish, export)
                        && (!export.tokenReq()
                                || export.accountTokenPosition() > 0
                                || isActivated(wish, export, exporter)))
                .isPresent();
    }

    private static Optional<ExportClaim> export(ImportClaim wish, AccountClaims exporter) {
        var subject = wish.remoteSubject();
        var fitting = exporter.exports().stream()
                .filter(export -> export.type() == wish.type())
                .toList();
        return fitting.stream()
                .filter(export -> export.subject().equals(subject))
                .findFirst()
                .or(() -> fitting.stream()
                        .filter(export -> Subject.of(export.subject()).contains(Subject.of(subject)))
                        .findFirst());
    }

    private boolean hasItsPosition(ImportClaim wish, ExportClaim export) {
        var position = (int) export.accountTokenPosition();
        var tokens = Subject.of(wish.remoteSubject()).tokens();
        return position == 0
                || (position <= tokens.size() && tokens.get(position - 1).equals(importer));
    }

    private boolean isActivated(ImportClaim wish, ExportClaim export, AccountClaims exporter) {
        return activation(wish)
                .filter(token -> TrustedKeys.signedBy(exporter, token)
                        && token.subject().equals(importer)
                        && token.importType() == wish.type()
                        && Subject.of(token.importSubject()).contains(Subject.of(wish.remoteSubject()))
                        && isItsTime(token)
                        && !TrustedKeys.isRevoked(
                                export.revocations(), importer, token.base().issuedAt()))
                .isPresent();
    }

    private boolean isItsTime(ActivationClaims token) {
        var base = token.base();
        return !isOver(token) && base.notBefore() <= now;
    }

    private boolean isOver(ActivationClaims token) {
        return token.base().expires() != 0 && token.base().expires() <= now;
    }

    /// Whether a timer ends it: one of a renamed service or a narrower import finds nothing.
    boolean isEnded(ImportClaim wish) {
        var isFound = !wish.isService() || wish.localSubject().isEmpty();
        return isFound
                && activation(wish)
                        .filter(token -> isOver(token) && token.importSubject().equals(wish.remoteSubject()))
                        .isPresent();
    }

    private static Optional<ActivationClaims> activation(ImportClaim wish) {
        try {
            return wish.token().isEmpty() ? Optional.empty() : Optional.of(ReadTokens.activation(wish.token()));
        } catch (JwtException _) {
            // A server imports nothing by what it cannot read either.
            return Optional.empty();
        }
    }
}
