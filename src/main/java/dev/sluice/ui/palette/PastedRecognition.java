package dev.sluice.ui.palette;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.Claims;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.readmodel.AccountDirectory;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.token.PastedText;
import dev.sluice.ui.token.TokenImportSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;

/// What can be done with a key or a token that was pasted into the palette (ux.md#2.2).
final class PastedRecognition {
    private static final Messages TEXTS = Messages.of("shell");

    private final ScreenContext context;

    PastedRecognition(ScreenContext context) {
        this.context = context;
    }

    /// Whether it is worth asking [#of].
    static boolean applies(String text) {
        return !(PastedText.of(text) instanceof PastedText.Other);
    }

    /// In the background.
    List<PaletteEntry> of(String text) {
        return switch (PastedText.of(text)) {
            case PastedText.OneKey(var key) -> key(context.session().reads().accounts(), key);
            case PastedText.OneToken(var token) ->
                token(context.session().reads().accounts(), token);
            case PastedText.Other _ -> List.of();
        };
    }

    private List<PaletteEntry> key(AccountDirectory accounts, PublicKey key) {
        var account =
                key.isKind(KeyKind.ACCOUNT) ? accounts.account(key).filter(Account::isLive) : holder(accounts, key);
        var found = new ArrayList<PaletteEntry>();
        account.ifPresent(known -> found.add(show(known)));
        if (account.isEmpty() && key.isKind(KeyKind.ACCOUNT)) {
            found.add(new PaletteEntry(
                    TEXTS.get("palette.key.share"),
                    TEXTS.get("palette.key.stranger"),
                    Feather.SHARE_2,
                    "",
                    () -> context.navigator().go(new Route(ScreenId.SHARE, key.text()))));
        }
        if (found.isEmpty()) {
            var kind = TEXTS.get("palette.kind." + key.kind().name().toLowerCase(Locale.ROOT));
            found.add(new PaletteEntry(
                    key.shortText(), TEXTS.get("palette.key.unknown", kind), Feather.KEY, "", () -> {}));
        }
        return found;
    }

    /// Of a user, the account; the key of our operator belongs to no screen yet.
    private static Optional<Account> holder(AccountDirectory accounts, PublicKey key) {
        return key.isKind(KeyKind.USER) ? accounts.holder(key) : Optional.empty();
    }

    private List<PaletteEntry> token(AccountDirectory accounts, String token) {
        var found = new ArrayList<PaletteEntry>();
        claims(token).ifPresent(claims -> {
            if (claims instanceof ActivationClaims && isOurs(accounts, claims.subject())) {
                found.add(new PaletteEntry(
                        TEXTS.get("palette.token.import"),
                        TEXTS.get("palette.token.activation", claims.name()),
                        Feather.DOWNLOAD,
                        "",
                        () -> TokenImportSheet.show(context, token)));
            }
            if (claims instanceof AccountClaims) {
                PublicKey.parse(claims.subject()).flatMap(accounts::account).ifPresent(known -> found.add(show(known)));
            }
        });
        found.add(new PaletteEntry(
                TEXTS.get("palette.token.inspect"),
                TEXTS.get("palette.token"),
                Feather.FILE_TEXT,
                "",
                () -> context.navigator().go(new Route(ScreenId.INSPECTOR, token))));
        return found;
    }

    private static Optional<Claims> claims(String token) {
        try {
            return Optional.of(JwtReader.decode(token).claims());
        } catch (JwtException _) {
            // The inspector says what is wrong with it.
            return Optional.empty();
        }
    }

    private static boolean isOurs(AccountDirectory accounts, String key) {
        return PublicKey.parse(key)
                .flatMap(accounts::account)
                .filter(account -> account.isLive() && account.isManaged())
                .isPresent();
    }

    private PaletteEntry show(Account account) {
        return new PaletteEntry(
                TEXTS.get("palette.key.show"),
                account.name(),
                Feather.USERS,
                "",
                () -> context.navigator()
                        .go(new Route(ScreenId.ACCOUNTS, account.key().text())));
    }
}
