package dev.sluice.testing;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.port.Signer;
import dev.sluice.domain.service.EnvironmentServices;
import java.util.ArrayList;
import java.util.function.UnaryOperator;

/// Another console that has the operator's key: pushes without Sluice knowing of it.
public final class OtherTool {
    private static final int LATER = 5;

    private final EnvironmentServices services;
    private final Signer keys;

    public OtherTool(EnvironmentServices services, Signer keys) {
        this.services = services;
        this.keys = keys;
    }

    /// Takes what Sluice pushed last, changes it, and pushes it with a later time.
    ///
    /// @return what every server has now
    public String push(Account account, UnaryOperator<AccountClaims> change) throws JwtException {
        var signed = sign(account, change);
        var report = send(account, signed);
        assertTrue(report.isComplete(), report.summary());
        return signed;
    }

    /// What servers say of it, which may be no.
    public PushReport tryToPush(Account account, UnaryOperator<AccountClaims> change) throws JwtException {
        return send(account, sign(account, change));
    }

    private PushReport send(Account account, String jwt) {
        return services.link().pushing(resolver -> resolver.push(account.key(), jwt, resolver.expected()));
    }

    private String sign(Account account, UnaryOperator<AccountClaims> change) throws JwtException {
        var release = services.accounts().find(account.key().text()).release();
        var claims = JwtReader.decodeAccount(requireNonNull(release.jwt())).claims();
        var signer = keys.signer(services.environment().signingKey());
        return JwtWriter.encode(change.apply(claims), signer, release.iat() + LATER);
    }

    /// Adds a public export of that subject.
    public String addExport(Account account, String subject) throws JwtException {
        return push(account, claims -> {
            var exports = new ArrayList<>(claims.exports());
            exports.add(ExportClaim.builder(subject, ShareKind.STREAM)
                    .name("theirs")
                    .build());
            return claims.copy().exports(exports).build();
        });
    }
}
