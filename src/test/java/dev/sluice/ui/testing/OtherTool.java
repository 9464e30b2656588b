package dev.sluice.ui.testing;

import static java.util.Objects.requireNonNull;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.Signer;
import dev.sluice.domain.service.EnvironmentServices;
import java.util.function.UnaryOperator;

/// Another tool with the operator's key, which pushes versions of its own.
public final class OtherTool {
    private static final long LATER = 100;

    private final EnvironmentServices services;
    private final TokenSigner operator;

    public OtherTool(EnvironmentServices services, Signer keys) {
        this.services = services;
        this.operator = keys.signer(services.environment().signingKey());
    }

    /// Signed by the operator, a while later than ours.
    public void change(Account account, UnaryOperator<AccountClaims> change) {
        change(account, operator, change);
    }

    public void change(Account account, TokenSigner signer, UnaryOperator<AccountClaims> change) {
        var release = services.accounts().find(account.name()).release();
        try {
            var claims = JwtReader.decodeAccount(requireNonNull(release.jwt())).claims();
            push(account.key(), JwtWriter.encode(change.apply(claims), signer, release.iat() + LATER));
        } catch (JwtException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// An account that Sluice has never heard of.
    public void add(PublicKey key, String name, long issuedAt) {
        try {
            push(key, JwtWriter.encode(AccountClaims.builder(key.text(), name).build(), operator, issuedAt));
        } catch (JwtException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void push(PublicKey key, String jwt) {
        var report = services.link().pushing(resolver -> resolver.push(key, jwt, resolver.expected()));
        if (!report.isComplete()) {
            throw new IllegalStateException(report.summary());
        }
    }
}
