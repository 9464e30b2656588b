package dev.sluice.domain.interop;

import dev.sluice.domain.interop.NscStore.TokenFile;
import dev.sluice.domain.interop.plan.ImportItem;
import dev.sluice.domain.interop.plan.ImportItem.Kind;
import dev.sluice.domain.interop.plan.ImportNote;
import dev.sluice.domain.interop.plan.ImportStatus;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.Claims;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.Token;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.json.ReadMode;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the tokens of an estate and keeps the newest of each key. Chains of trust are followed by signatures,
/// whatever folder a file lies in.
final class ImportAnalysis {
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

    static ImportAnalysis of(NscStore estate) {
        var survey = new ImportAnalysis();
        estate.troubles().forEach(unread -> survey.items.add(FileProblems.item(unread)));
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
                            ImportStatus.IGNORED,
                            Kind.TOKEN,
                            name,
                            ImportNote.LOOSE_ACTIVATION,
                            claims.importSubject()));
                case Claims _ ->
                    items.add(ImportItem.of(ImportStatus.IGNORED, Kind.TOKEN, name, ImportNote.OTHER_TOKEN));
            }
        } catch (JwtException e) {
            items.add(ImportItem.of(
                    ImportStatus.UNREADABLE,
                    Kind.TOKEN,
                    name,
                    ImportNote.BAD_TOKEN,
                    e.rule(),
                    String.valueOf(e.getMessage())));
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
                    ImportStatus.UNREADABLE,
                    Kind.TOKEN,
                    file,
                    ImportNote.BAD_TOKEN,
                    "D19",
                    "its subject is no such key"));
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
        items.add(ImportItem.of(ImportStatus.IGNORED, Kind.TOKEN, older.file(), ImportNote.OLDER_COPY, newer.file()));
    }
}
