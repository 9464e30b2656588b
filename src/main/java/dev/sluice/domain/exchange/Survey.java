package dev.sluice.domain.exchange;

import dev.sluice.domain.exchange.Estate.TokenFile;
import dev.sluice.domain.exchange.ImportItem.Kind;
import dev.sluice.domain.jwt.AccountClaims;
import dev.sluice.domain.jwt.ActivationClaims;
import dev.sluice.domain.jwt.Claims;
import dev.sluice.domain.jwt.JwtException;
import dev.sluice.domain.jwt.JwtReader;
import dev.sluice.domain.jwt.OperatorClaims;
import dev.sluice.domain.jwt.ReadMode;
import dev.sluice.domain.jwt.Token;
import dev.sluice.domain.jwt.UserClaims;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the tokens of an estate and keeps the newest of each key. Chains of trust are followed by
/// signatures, whatever folder a file lies in.
final class Survey {
    private final Map<PublicKey, Found<OperatorClaims>> operators = new TreeMap<>();
    private final Map<PublicKey, Found<AccountClaims>> accounts = new TreeMap<>();
    private final Map<PublicKey, Found<UserClaims>> users = new TreeMap<>();
    private final List<ImportItem> items = new ArrayList<>();

    /// @param older another token of that key, issued before; null without
    record Found<C extends Claims>(
            PublicKey key,
            Token<C> token,
            String file,
            @Nullable C older) {
        C claims() {
            return token.claims();
        }
    }

    static Survey of(Estate estate) {
        var survey = new Survey();
        estate.troubles().forEach(trouble -> survey.items.add(Troubles.item(trouble)));
        estate.tokens().forEach(survey::read);
        return survey;
    }

    Map<PublicKey, Found<OperatorClaims>> operators() {
        return operators;
    }

    Map<PublicKey, Found<AccountClaims>> accounts() {
        return accounts;
    }

    Map<PublicKey, Found<UserClaims>> users() {
        return users;
    }

    List<ImportItem> items() {
        return items;
    }

    private void read(TokenFile file) {
        var name = file.file().toString();
        try {
            var token = JwtReader.decode(file.text(), ReadMode.KEEP_UNKNOWN);
            switch (token.claims()) {
                case OperatorClaims claims -> keep(operators, KeyKind.OPERATOR, typed(token, claims), name);
                case AccountClaims claims -> keep(accounts, KeyKind.ACCOUNT, typed(token, claims), name);
                case UserClaims claims -> keep(users, KeyKind.USER, typed(token, claims), name);
                case ActivationClaims claims ->
                    items.add(ImportItem.of(
                            Standing.IGNORED, Kind.TOKEN, name, Note.LOOSE_ACTIVATION, claims.importSubject()));
                case Claims _ -> items.add(ImportItem.of(Standing.IGNORED, Kind.TOKEN, name, Note.OTHER_TOKEN));
            }
        } catch (JwtException e) {
            items.add(ImportItem.of(
                    Standing.UNREADABLE, Kind.TOKEN, name, Note.BAD_TOKEN, e.rule(), String.valueOf(e.getMessage())));
        }
    }

    private static <C extends Claims> Token<C> typed(Token<Claims> token, C claims) {
        return new Token<>(claims, token.text(), token.algorithm(), token.version());
    }

    private <C extends Claims> void keep(Map<PublicKey, Found<C>> known, KeyKind kind, Token<C> token, String file) {
        var key = PublicKey.parse(token.claims().subject()).filter(subject -> subject.isKind(kind));
        if (key.isEmpty()) {
            // Reading never checks the subject's kind (jwt-facts.md#1.4).
            items.add(ImportItem.of(
                    Standing.UNREADABLE, Kind.TOKEN, file, Note.BAD_TOKEN, "D19", "its subject is no such key"));
            return;
        }
        var found = new Found<>(key.get(), token, file, null);
        var other = known.get(key.get());
        if (other == null) {
            known.put(key.get(), found);
            return;
        }
        if (other.token().text().equals(token.text())) {
            return;
        }
        var isNewer = token.claims().issuedAt() > other.claims().issuedAt();
        var newer = isNewer ? found : other;
        var older = isNewer ? other : found;
        known.put(key.get(), new Found<>(key.get(), newer.token(), newer.file(), older.claims()));
        items.add(ImportItem.of(Standing.IGNORED, Kind.TOKEN, older.file(), Note.OLDER_COPY, newer.file()));
    }
}
