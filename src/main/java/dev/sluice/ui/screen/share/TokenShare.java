package dev.sluice.ui.screen.share;

import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.service.EnvironmentServices;

/// Sharing with a partner whose side is not ours: the export is pushed, the activation token is handed over
/// (domain.md#external-partners).
final class TokenShare {

    private TokenShare() {}

    /// In the background. Uses the private export that carries the subject, else a new one.
    static Connection make(EnvironmentServices realm, OfferDraft draft, Progress progress) {
        // A staged export could not carry a token that is handed over now.
        realm.link().resolver();
        var carrier = realm.federation()
                .checkSource(draft.exporter(), draft.name(), draft.subject(), draft.kind(), draft.confirmed());
        var export = carrier.orElseGet(() -> realm.exports()
                .add(
                        new ExportDraft(
                                draft.exporter(),
                                draft.name(),
                                draft.subject(),
                                draft.kind(),
                                Visibility.PRIVATE,
                                draft.response()),
                        OperationOptions.now().with(progress).confirming(draft.confirmed()))
                .value());
        return realm.activations().issue(draft.exporter(), export, draft.importer());
    }
}
