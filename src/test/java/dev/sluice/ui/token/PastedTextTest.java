package dev.sluice.ui.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.ClaimKind;
import dev.sluice.domain.jwt.codec.Armour;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.codec.TokenOutline;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.problem.ProblemException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PastedTextTest {
    private static final Seed ACCOUNT = Seed.generate(KeyKind.ACCOUNT, bytes -> Arrays.fill(bytes, (byte) 3));

    @Test
    void aTokenIsFoundBareInAFrameInALetterAndWithoutLineBreaks() throws JwtException {
        var token = token();
        var framed = Armour.jwt(ClaimKind.ACTIVATION, token);
        assertEquals(new PastedText.OneToken(token), PastedText.of(token));
        assertEquals(new PastedText.OneToken(token), PastedText.of("  " + token + "\n"));
        assertEquals(new PastedText.OneToken(token), PastedText.of(framed));
        assertEquals(new PastedText.OneToken(token), PastedText.of("Hello,\n\n" + framed + "\nregards"));
        assertEquals(new PastedText.OneToken(token), PastedText.of(framed.replace("\n", "")));
    }

    @Test
    void aKeyIsAKeyAndEverythingElseIsNeither() {
        assertInstanceOf(
                PastedText.OneKey.class, PastedText.of(ACCOUNT.publicKey().text() + " "));
        assertInstanceOf(PastedText.Other.class, PastedText.of("ACCTA"));
        assertInstanceOf(PastedText.Other.class, PastedText.of("eyJ.x"));
        assertInstanceOf(PastedText.Other.class, PastedText.of("eyJ".repeat(400_000)));
        assertThrows(ProblemException.class, () -> PastedText.token("x".repeat(2_200_000)));
    }

    @Test
    void seedsAreTakenOutOfWhateverIsAroundThem() {
        var seed = new String(ACCOUNT.text());
        assertTrue(SecretFilter.in("key: " + seed + "\n"));
        assertEquals("key: \n", SecretFilter.dropped("key: " + seed + "\n"));
        assertFalse(SecretFilter.in(ACCOUNT.publicKey().text()));
        assertFalse(SecretFilter.in("SEEDS"));
    }

    @Test
    void anOutlineShowsWhatStandsInTheToken() throws JwtException {
        var outline = TokenOutline.of(token());
        assertEquals("ed25519-nkey", outline.header().text("alg"));
        assertEquals(ACCOUNT.publicKey().text(), outline.payload().text("iss"));
        assertEquals(1_760_000_000L, outline.payload().number("iat"));
        var nats = outline.payload().field("nats").orElseThrow();
        assertEquals("orders.>", nats.text("subject"));
        assertTrue(nats.json(10_000).contains("\n  \"kind\": \"stream\""));
        assertTrue(nats.json(20).endsWith("…"));
        assertThrows(JwtException.class, () -> TokenOutline.of("a.b"));
    }

    private static String token() throws JwtException {
        var claims = ActivationClaims.of(ACCOUNT.publicKey().text(), "orders.>", ShareKind.STREAM);
        return JwtWriter.encode(claims, TokenSigner.of(ACCOUNT), 1_760_000_000L);
    }
}
