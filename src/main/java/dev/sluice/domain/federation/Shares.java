package dev.sluice.domain.federation;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.problem.ProblemException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a person asks for as one share and takes several operations, each of which passes the gate by itself.
public final class Shares {
    private final EnvironmentContext context;
    private final Federation federation;
    private final Exports exports;
    private final Activations activations;

    public Shares(EnvironmentContext context, Federation federation, Exports exports, Activations activations) {
        this.context = context;
        this.federation = federation;
        this.exports = exports;
        this.activations = activations;
    }

    /// Offers, for the partner to accept.
    ///
    /// @param life of each activation; null for ever
    public Connection offer(OfferDraft draft, @Nullable Duration life) {
        var offered = federation.offer(draft);
        if (life != null) {
            federation.limit(offered.id(), life);
        }
        return offered;
    }

    /// Offers, and accepts for the partner, whose account is ours as well.
    ///
    /// @param localSubject null to keep the subject
    /// @throws ProblemException when not even the offer could be made
    public ShareResult offerAndAccept(OfferDraft draft, @Nullable String localSubject, OperationOptions options) {
        var offer = federation.offer(draft);
        try {
            var accepted = federation.accept(offer.id(), ActingAccount.of(offer.importer()), localSubject, options);
            return new ShareResult.Accepted(accepted.value(), accepted.outcome());
        } catch (ProblemException e) {
            return new ShareResult.OfferStands(federation.get(offer.id()), e.problem());
        }
    }

    /// Puts the export on servers and issues the activation token, for a partner whose side is not ours
    /// (domain.md#external-partners). Uses the private export that carries the subject, else a new one.
    ///
    /// @return the connection (pending, token issued) whose grant carries the token
    public Connection exportAndIssue(OfferDraft draft, OperationOptions options) {
        // A staged export could not carry a token that is handed over now.
        context.link().resolver();
        var export = federation
                .checkSource(draft.exporter(), draft.name(), draft.subject(), draft.kind(), draft.confirmed())
                .orElseGet(() -> exported(draft, options));
        return activations.issue(draft.exporter(), export, draft.importer());
    }

    private Export exported(OfferDraft draft, OperationOptions options) {
        var wish = new ExportDraft(
                draft.exporter(), draft.name(), draft.subject(), draft.kind(), Visibility.PRIVATE, draft.response());
        return exports.add(wish, options.confirming(draft.confirmed())).value();
    }
}
