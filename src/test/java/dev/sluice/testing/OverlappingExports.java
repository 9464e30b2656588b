package dev.sluice.testing;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.KeyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// An nsc folder with an account whose exports `wide` and `crossing` overlap, as other tools leave it.
public final class OverlappingExports {
    private OverlappingExports() {}

    /// @param inWide accounts revoked in the one, each with the second until which its tokens are dead
    /// @param inCrossing in the other
    public static void write(Path folder, Map<String, Long> inWide, Map<String, Long> inCrossing) throws IOException {
        var operator = new TestOperator();
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("KO.jwt"), operator.trust().operatorJwt());
        Files.writeString(folder.resolve("SYS.jwt"), operator.trust().systemAccountJwt());
        var account = TestOperator.seed(KeyKind.ACCOUNT).publicKey().text();
        var claims = AccountClaims.builder(account, "A")
                .exports(List.of(export("cart.eu.>", "wide", inWide), export("cart.*.new", "crossing", inCrossing)))
                .build();
        Files.writeString(folder.resolve("A.jwt"), operator.sign(claims, operator.operatorSeed()));
    }

    private static ExportClaim export(String subject, String name, Map<String, Long> revoked) {
        return ExportClaim.builder(subject, ShareKind.STREAM)
                .name(name)
                .tokenRequired()
                .revocations(revoked)
                .build();
    }
}
