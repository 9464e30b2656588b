package dev.sluice.ui.token;

import dev.sluice.domain.jwt.claims.ClaimKind;
import dev.sluice.domain.jwt.codec.Armour;
import dev.sluice.domain.tokendelivery.TokenFileName;
import dev.sluice.ui.text.Messages;

/// An activation token on its way to the partner.
///
/// @param export name of the export
/// @param importer name of the account that the token is for
public record TokenToDeliver(String token, String export, String importer) {
    private static final Messages TEXTS = Messages.of("token");

    String fileName() {
        return TokenFileName.of(export, importer);
    }

    String letter() {
        return TEXTS.get("letter", export, importer, fileName()) + "\n\n" + Armour.jwt(ClaimKind.ACTIVATION, token);
    }
}
