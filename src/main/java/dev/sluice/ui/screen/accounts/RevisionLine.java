package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.audit.Actor;
import dev.sluice.domain.audit.AuditQuery;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.Revision;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.service.EnvironmentServices;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One signed JWT of an account, with who asked for it and which key signed.
///
/// @param actor empty for Sluice's own work, and for acts that are no longer among the newest
/// @param signer empty when its text cannot be read
record RevisionLine(Revision revision, Optional<Actor> actor, Optional<PublicKey> signer, RevisionAge age) {

    enum RevisionAge {
        /// What is in force, or on its way there.
        RELEASED,
        FORMER
    }

    /// Acts that are looked for by their author.
    private static final int ACTS = 1000;

    /// The newest first.
    static List<RevisionLine> of(EnvironmentServices services, Account account) {
        var revisions = services.revisions().list(account.key());
        var actors = new HashMap<UUID, Actor>();
        services.recorder()
                .audit()
                .find(AuditQuery.ALL.account(account.key()).most(ACTS))
                .forEach(entry -> actors.put(entry.facts().act(), entry.facts().actor()));
        return revisions.stream()
                .map(revision -> new RevisionLine(
                        revision,
                        Optional.ofNullable(revision.act()).map(actors::get),
                        signer(revision),
                        revision.jwt().equals(account.release().jwt()) ? RevisionAge.RELEASED : RevisionAge.FORMER))
                .toList();
    }

    private static Optional<PublicKey> signer(Revision revision) {
        try {
            return PublicKey.parse(
                    JwtReader.decode(revision.jwt()).claims().base().issuer());
        } catch (JwtException _) {
            // Shown without; the inspector says what is wrong with it.
            return Optional.empty();
        }
    }
}
