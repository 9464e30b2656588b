package dev.sluice.testing.scripted;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.port.LoadedAccount.Completeness;
import dev.sluice.domain.port.LoadedAccount.Detail;
import dev.sluice.domain.port.LoadedAccount.ExportStatus;
import dev.sluice.domain.port.LoadedAccount.ImportStatus;
import dev.sluice.domain.port.LoadedAccount.Validity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What one server acts on for one account.
final class EnforcedAccount {
    private final String jwt;
    private final AccountClaims claims;
    /// Those that were dropped are missing.
    private final Map<ImportClaim, Validity> imports = new LinkedHashMap<>();
    private boolean isIncomplete;
    private boolean isDeleted;

    EnforcedAccount(String jwt, AccountClaims claims) {
        this.jwt = jwt;
        this.claims = claims;
    }

    String jwt() {
        return jwt;
    }

    AccountClaims claims() {
        return claims;
    }

    /// What is refused when the importer is taken in is dropped (nats-server-facts.md#1.8).
    void takeIn(ImportClaim wish, boolean isAllowed) {
        if (isAllowed) {
            imports.put(wish, Validity.VALID);
        } else {
            isIncomplete = true;
        }
    }

    /// What is in force is refused once more: nothing is dropped, and the account is called incomplete.
    void refuseSecond() {
        isIncomplete = true;
    }

    /// What is refused later, because the exporter changed, stays and is flagged; what was dropped comes back
    /// (nats-server-facts.md#1.8).
    void checkAgain(Predicate<ImportClaim> concerned, Predicate<ImportClaim> allowed) {
        for (var wish : claims.imports()) {
            if (concerned.test(wish)) {
                if (allowed.test(wish)) {
                    imports.put(wish, Validity.VALID);
                } else if (imports.containsKey(wish)) {
                    imports.put(wish, Validity.INVALID);
                }
            }
        }
        isIncomplete = !imports.keySet().containsAll(claims.imports());
    }

    void flag(Predicate<ImportClaim> ended) {
        imports.replaceAll((wish, validity) -> ended.test(wish) ? Validity.INVALID : validity);
    }

    /// Its clients are thrown out, and its importers are not told (nats-server-facts.md#1.5).
    void delete() {
        isDeleted = true;
    }

    Stream<ImportClaim> validImports() {
        return imports.entrySet().stream()
                .filter(entry -> entry.getValue() == Validity.VALID)
                .map(Map.Entry::getKey);
    }

    boolean isOver(long now) {
        return isDeleted || (claims.base().expires() != 0 && claims.base().expires() <= now);
    }

    Detail detail(long now) {
        var complete = isIncomplete ? Completeness.INCOMPLETE : Completeness.COMPLETE;
        return new Detail(
                jwt,
                isOver(now) ? Completeness.EXPIRED : complete,
                imports.entrySet().stream()
                        .map(entry -> status(entry.getKey(), entry.getValue()))
                        .toList(),
                claims.exports().stream()
                        .map(export -> new ExportStatus(Objects.requireNonNull(export.type()), export.subject()))
                        .toList());
    }

    private static ImportStatus status(ImportClaim wish, Validity validity) {
        return new ImportStatus(
                wish.account(),
                Objects.requireNonNull(wish.type()),
                wish.remoteSubject(),
                wish.effectiveSubject(),
                validity);
    }
}
