package dev.sluice.domain.federation.operation;

import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.AccountPatch;

/// What a push does to traffic, for the faces to put into plain sentences. Names are account names.
public sealed interface Effect {
    record StartsReceiving(String importer, Subject local, String exporter, Subject subject, ShareKind kind)
            implements Effect {}

    record StopsReceiving(String importer, Subject local, String exporter, Subject subject, ShareKind kind)
            implements Effect {}

    /// Eligible only: nothing flows until another account imports it.
    record MakesEligible(String account, Subject subject, ShareKind kind, Visibility visibility) implements Effect {}

    record WithdrawsExport(String account, Subject subject, ShareKind kind) implements Effect {}

    /// A token that was revoked works again, for as long as it is valid.
    record RevivesToken(String holder, TokenFacts token) implements Effect {}

    /// Found before anything is signed.
    record Warns(PreflightFinding concern) implements Effect {}

    /// A new or merely re-signed account.
    record Publishes(String account) implements Effect {}

    /// What an account says of itself becomes another.
    record ChangesAccount(String account, AccountPatch patch) implements Effect {}

    /// What an export or an import says beside who shares what with whom.
    record ChangesShare(String account, Subject subject) implements Effect {}
}
