package dev.sluice.ui.screen.share;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.nkey.PublicKey;

/// Who is to receive.
///
/// @param name of the account, or the short key of one that nobody named yet
record SharePartner(PublicKey key, String name, PartnerKind kind) {

    enum PartnerKind {
        /// Its claims are ours to sign: both sides can be done here.
        OURS,
        /// Known here, managed elsewhere.
        EXTERNAL,
        /// A key that was pasted.
        UNKNOWN
    }

    static SharePartner of(Account account) {
        var standing = account.isManaged() ? PartnerKind.OURS : PartnerKind.EXTERNAL;
        return new SharePartner(account.key(), account.name(), standing);
    }

    static SharePartner of(PublicKey key) {
        return new SharePartner(key, key.shortText(), PartnerKind.UNKNOWN);
    }

    boolean isOurs() {
        return kind == PartnerKind.OURS;
    }
}
