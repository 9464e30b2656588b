package dev.sluice.ui.screen.share;

import dev.sluice.domain.federation.Realm;
import dev.sluice.domain.federation.act.ExportDraft;
import dev.sluice.domain.federation.act.Manner;
import dev.sluice.domain.federation.act.OfferDraft;
import dev.sluice.domain.federation.act.Progress;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Visibility;

/// Sharing with a partner whose side is not ours: the export is pushed, the activation token is handed over
/// (domain.md#external-partners).
final class TokenShare {

    private TokenShare() {}

    /// In the background. Uses the private export that carries the subject, else a new one.
    static Connection make(Realm realm, OfferDraft draft, Progress progress) {
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
                        Manner.now().with(progress).confirming(draft.confirmed()))
                .value());
        return realm.activations().issue(draft.exporter(), export, draft.importer());
    }
}
