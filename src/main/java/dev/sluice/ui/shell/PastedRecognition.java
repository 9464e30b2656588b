package dev.sluice.ui.shell;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.Claims;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.User;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.StoreView;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.shell.Palette.Found;
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

    private final ScreenContext desk;

    PastedRecognition(ScreenContext desk) {
        this.desk = desk;
    }

    /// Whether it is worth asking [#of].
    static boolean applies(String text) {
        return !(PastedText.of(text) instanceof PastedText.Other);
    }

    /// In the background.
    List<Found> of(String text) {
        return switch (PastedText.of(text)) {
            case PastedText.OneKey(var key) -> desk.session().read(view -> key(view, key));
            case PastedText.OneToken(var token) -> desk.session().read(view -> token(view, token));
            case PastedText.Other _ -> List.of();
        };
    }

    private List<Found> key(StoreView view, PublicKey key) {
        var account = key.isKind(KeyKind.ACCOUNT) ? view.account(key).filter(Account::isLive) : holder(view, key);
        var found = new ArrayList<Found>();
        account.ifPresent(known -> found.add(show(known)));
        if (account.isEmpty() && key.isKind(KeyKind.ACCOUNT)) {
            found.add(new Found(
                    TEXTS.get("palette.key.share"),
                    TEXTS.get("palette.key.stranger"),
                    Feather.SHARE_2,
                    "",
                    () -> desk.navigator().go(new Route(ScreenId.SHARE, key.text()))));
        }
        if (found.isEmpty()) {
            var kind = TEXTS.get("palette.kind." + key.kind().name().toLowerCase(Locale.ROOT));
            found.add(new Found(key.shortText(), TEXTS.get("palette.key.unknown", kind), Feather.KEY, "", () -> {}));
        }
        return found;
    }

    /// Of a user, the account; the key of our operator belongs to no screen yet.
    private Optional<Account> holder(StoreView view, PublicKey key) {
        if (!key.isKind(KeyKind.USER)) {
            return Optional.empty();
        }
        return view.accounts(desk.session().environment().id()).stream()
                .filter(account ->
                        view.users(account.key()).stream().map(User::key).anyMatch(key::equals))
                .findFirst();
    }

    private List<Found> token(StoreView view, String token) {
        var found = new ArrayList<Found>();
        claims(token).ifPresent(claims -> {
            if (claims instanceof ActivationClaims && isOurs(view, claims.subject())) {
                found.add(new Found(
                        TEXTS.get("palette.token.import"),
                        TEXTS.get("palette.token.activation", claims.name()),
                        Feather.DOWNLOAD,
                        "",
                        () -> new TokenImportSheet(desk).show(token)));
            }
            if (claims instanceof AccountClaims) {
                PublicKey.parse(claims.subject()).flatMap(view::account).ifPresent(known -> found.add(show(known)));
            }
        });
        found.add(new Found(
                TEXTS.get("palette.token.inspect"),
                TEXTS.get("palette.token"),
                Feather.FILE_TEXT,
                "",
                () -> desk.navigator().go(new Route(ScreenId.INSPECTOR, token))));
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

    private static boolean isOurs(StoreView view, String key) {
        return PublicKey.parse(key)
                .flatMap(view::account)
                .filter(account -> account.isLive() && account.isManaged())
                .isPresent();
    }

    private Found show(Account account) {
        return new Found(
                TEXTS.get("palette.key.show"),
                account.name(),
                Feather.USERS,
                "",
                () -> desk.navigator()
                        .go(new Route(ScreenId.ACCOUNTS, account.key().text())));
    }
}
