package dev.sluice.domain.federation.push;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.StoreTx;
import java.util.function.Function;

/// Texts of accounts that are signed without being pushed: for partners, for configuration files, and where there
/// is no server yet.
public final class SignedTexts {
    private final EnvironmentContext context;
    private final AccountSigner accountSigner;

    public SignedTexts(EnvironmentContext context, AccountSigner accountSigner) {
        this.context = context;
        this.accountSigner = accountSigner;
    }

    /// The account's last signed text; signed from its rows when it never was.
    public String last(PublicKey key) {
        return text(key, tx -> {
            var now = context.account(tx, key);
            return now.release().jwt() == null ? accountSigner.sign(tx, key) : now;
        });
    }

    /// The text that says what its rows do, signed now where the last one does not.
    public String latest(PublicKey key) {
        return text(key, tx -> {
            var now = context.account(tx, key);
            return accountSigner.isCurrent(tx, now) ? now : accountSigner.sign(tx, key);
        });
    }

    /// A new text, whatever the last one says.
    public String sign(PublicKey key) {
        return text(key, tx -> accountSigner.sign(tx, key));
    }

    private String text(PublicKey key, Function<StoreTx, Account> signed) {
        try (var _ = context.locks().hold(key)) {
            return String.valueOf(context.store().write(signed).release().jwt());
        }
    }
}
