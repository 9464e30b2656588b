package dev.sluice.ui.tour;

import dev.sluice.domain.jwt.ExportClaim;
import dev.sluice.domain.jwt.JwtException;
import dev.sluice.domain.jwt.JwtReader;
import dev.sluice.domain.jwt.JwtWriter;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.ui.mvc.Texts;
import dev.sluice.ui.session.ScreenId;
import java.util.List;

/// Plays another tool with the operator's key that changes an account, and keeps ours.
final class Drifting {
    private static final Texts TEXTS = Texts.of("tour");
    private static final String ACCOUNT = "billing";
    private static final String SUBJECT = "billing.elsewhere.>";

    private final Scenery scenery;
    private final Hand hand;

    Drifting(Scenery scenery) {
        this.scenery = scenery;
        this.hand = scenery.hand();
    }

    void walk() {
        scenery.report().step(TEXTS.get("drift.intent", ACCOUNT, SUBJECT), this::change);
        scenery.report().step(TEXTS.get("keep.intent"), this::keep);
    }

    private String change() {
        var account = scenery.session().realm().accounts().find(ACCOUNT);
        push(account);
        scenery.go(ScreenId.DRIFT);
        hand.awaitUsable("#drift-compare");
        hand.press("#drift-compare");
        hand.await(TEXTS.get("drift.but"), () -> hand.lists(ACCOUNT));
        hand.select(ACCOUNT);
        hand.awaitText(SUBJECT);
        hand.awaitQuiet();
        picture("drift-claims");
        return TEXTS.get("drift.seen", ACCOUNT);
    }

    private void push(Account account) {
        var session = scenery.session();
        var realm = session.realm();
        var release = account.release();
        var signer = session.workspace().vault().signer(realm.environment().signingKey());
        try {
            var claims = JwtReader.decodeAccount(String.valueOf(release.jwt())).claims();
            var exports = List.of(ExportClaim.builder(SUBJECT, ShareKind.STREAM)
                    .name("elsewhere")
                    .build());
            var changed = claims.copy().exports(exports).build();
            var jwt = JwtWriter.encode(changed, signer, release.iat() + 1);
            realm.link().pushing(resolver -> resolver.push(account.key(), jwt, resolver.roster()));
        } catch (JwtException e) {
            throw new NotHeld(TEXTS.get("drift.but"), e);
        }
    }

    private String keep() {
        hand.press("#drift-keep");
        hand.awaitUsable("#act-verb");
        hand.awaitQuiet();
        picture("drift-keep");
        hand.press("#act-verb");
        hand.awaitControl("#act-result");
        hand.awaitQuiet();
        picture("drift-kept");
        var result = Eyes.fx(() -> hand.labels("#act-result")).getFirst();
        hand.leaveSheet();
        return TEXTS.get("keep.seen", result);
    }

    private void picture(String name) {
        scenery.album().take(name);
    }
}
