package dev.sluice.domain.interop;

import dev.sluice.domain.interop.ImportAnalysis.Found;
import dev.sluice.domain.interop.plan.ImportItem.Kind;
import dev.sluice.domain.interop.plan.ImportNote;
import dev.sluice.domain.interop.plan.ImportStatus;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.SigningKey;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtValidator;
import dev.sluice.domain.jwt.diff.ClaimDiff;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.json.ReadMode;
import dev.sluice.domain.jwt.validation.Finding;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.nkey.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Decides what becomes of accounts that were found, and makes their rows.
final class AccountImport {
    private static final int SHOWN_FAULTS = 3;

    private final ImportBatch batch;
    private final PublicKey system;
    private final Predicate<PublicKey> atHand;
    private final List<Found<AccountClaims>> coming = new ArrayList<>();

    /// @param atHand keys that are held, or were found
    AccountImport(ImportBatch batch, PublicKey system, Predicate<PublicKey> atHand) {
        this.batch = batch;
        this.system = system;
        this.atHand = atHand;
    }

    /// First every account, so that names are settled; [#shares()] comes after the last.
    void take(Found<AccountClaims> found) {
        var here = batch.present().account(found.key());
        var foreign = here.filter(account -> !account.environment().equals(batch.environment()) || !account.isLive());
        if (foreign.isPresent()) {
            batch.say(ImportStatus.CONFLICT, Kind.ACCOUNT, found.claims().name(), ImportNote.ELSEWHERE);
        } else if (here.isPresent() && here.get().role() != AccountRole.EXTERNAL) {
            compare(here.get(), found);
        } else {
            come(found);
        }
    }

    /// The exports of all, then the imports, which rest on them.
    void shares() {
        for (var found : coming) {
            var account = batch.accounts().get(found.key());
            if (account == null || account.role() == AccountRole.SYSTEM) {
                continue;
            }
            var exports = new ImportedExports(batch, found.key(), account.name()).exports(found.claims());
            batch.accounts()
                    .put(
                            found.key(),
                            with(account, found.claims().copy().exports(exports).build()));
        }
        for (var found : coming) {
            var account = batch.accounts().get(found.key());
            if (account == null || account.role() == AccountRole.SYSTEM) {
                continue;
            }
            var imports = new ImportedImports(batch, account).imports(found.claims());
            batch.accounts()
                    .put(
                            found.key(),
                            with(account, rest(account).copy().imports(imports).build()));
        }
        for (var found : coming) {
            var account = batch.accounts().get(found.key());
            if (account != null && account.role() != AccountRole.SYSTEM) {
                new ImportedExports(batch, found.key(), account.name()).spreads(found.claims());
            }
        }
    }

    private void come(Found<AccountClaims> found) {
        var claims = found.claims();
        var role = found.key().equals(system) ? AccountRole.SYSTEM : AccountRole.MANAGED;
        var here = batch.present().account(found.key());
        var name = here.map(Account::name)
                .orElseGet(() -> batch.accountNames()
                        .take(claims.name(), UniqueNames.fit(found.key().shortText())));
        var account = new Account(
                found.key(),
                batch.environment(),
                name,
                role,
                limits(claims),
                new Release(found.token().text(), claims.issuedAt(), false),
                here.map(Account::createdAt).orElse(batch.now()),
                null,
                ClaimRest.write(claims));
        batch.accounts().put(found.key(), account);
        coming.add(found);
        batch.say(
                ImportStatus.NEW,
                Kind.ACCOUNT,
                name,
                ImportNote.COMES_IN_SHARING,
                claims.exports().size(),
                claims.imports().size());
        if (!name.equals(claims.name())) {
            batch.say(ImportStatus.ADJUSTED, Kind.ACCOUNT, claims.name(), ImportNote.RENAMED, found.file(), name);
        }
        judge(found, name);
        keys(claims, name);
    }

    private void judge(Found<AccountClaims> found, String name) {
        var claims = found.claims();
        if (found.token().version() < 2) {
            batch.say(ImportStatus.ADJUSTED, Kind.ACCOUNT, name, ImportNote.OLD_VERSION);
        }
        times(claims, name);
        var errors = JwtValidator.validate(claims, batch.now().getEpochSecond()).stream()
                .filter(finding -> finding.level() == Finding.Level.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            var text = errors.stream().limit(SHOWN_FAULTS).map(Finding::message).collect(Collectors.joining("; "));
            batch.say(ImportStatus.DAMAGED, Kind.ACCOUNT, name, ImportNote.INVALID, errors.size(), text);
        }
        NscDefects.within(claims).forEach(damage -> damaged(name, damage));
        var older = found.older();
        if (older != null) {
            NscDefects.between(older, claims).forEach(damage -> damaged(name, damage));
        }
    }

    private void times(AccountClaims claims, String name) {
        var now = batch.now().getEpochSecond();
        if (claims.expires() > 0 && claims.expires() < now) {
            batch.say(
                    ImportStatus.EXPIRED,
                    Kind.ACCOUNT,
                    name,
                    ImportNote.EXPIRED_AT,
                    ImportedExports.time(claims.expires()));
        }
        if (claims.base().notBefore() > now) {
            batch.say(
                    ImportStatus.EXPIRED,
                    Kind.ACCOUNT,
                    name,
                    ImportNote.NOT_YET,
                    ImportedExports.time(claims.base().notBefore()));
        }
    }

    private void keys(AccountClaims claims, String name) {
        if (PublicKey.parse(claims.subject()).filter(atHand).isPresent()) {
            return;
        }
        var substitute = claims.signingKeys().stream()
                .map(SigningKey::key)
                .flatMap(key -> PublicKey.parse(key).stream())
                .anyMatch(atHand);
        batch.say(
                ImportStatus.MISSING_KEY,
                Kind.ACCOUNT,
                name,
                substitute ? ImportNote.SIGNING_KEY_ONLY : ImportNote.NO_ACCOUNT_KEY);
    }

    private void compare(Account here, Found<AccountClaims> found) {
        var ours = here.release().jwt();
        if (ours == null) {
            batch.say(ImportStatus.CONFLICT, Kind.ACCOUNT, here.name(), ImportNote.DIFFERS_OLDER);
            return;
        }
        try {
            var before = JwtReader.decodeAccount(ours, ReadMode.KEEP_UNKNOWN).claims();
            if (ours.equals(found.token().text())
                    || ClaimDiff.between(before, found.claims()).isEmpty()) {
                batch.say(ImportStatus.HERE, Kind.ACCOUNT, here.name(), ImportNote.SAME);
                return;
            }
            var newer = found.claims().issuedAt() > before.issuedAt();
            batch.say(
                    ImportStatus.CONFLICT,
                    Kind.ACCOUNT,
                    here.name(),
                    newer ? ImportNote.DIFFERS_NEWER : ImportNote.DIFFERS_OLDER);
            if (newer) {
                NscDefects.between(before, found.claims()).forEach(damage -> damaged(here.name(), damage));
                NscDefects.within(found.claims()).forEach(damage -> damaged(here.name(), damage));
            }
        } catch (JwtException e) {
            throw new IllegalStateException("a text that Sluice released cannot be read", e);
        }
    }

    private void damaged(String account, NscDefects damage) {
        batch.say(ImportStatus.DAMAGED, Kind.ACCOUNT, account, damage.note(), damage.what(), damage.was());
    }

    private static Account with(Account account, AccountClaims rest) {
        return new Account(
                account.key(),
                account.environment(),
                account.name(),
                account.role(),
                account.limits(),
                account.release(),
                account.createdAt(),
                account.deletedAt(),
                ClaimRest.write(rest));
    }

    private static AccountClaims rest(Account account) {
        try {
            return ClaimRest.account(String.valueOf(account.rest()));
        } catch (JwtException e) {
            throw new IllegalStateException("what was just written cannot be read", e);
        }
    }

    private static Limits limits(AccountClaims claims) {
        var limits = claims.limits();
        var flat = limits.jetStream();
        return new Limits(
                limits.connections(),
                limits.leafNodes(),
                limits.subscriptions(),
                limits.payload(),
                limits.imports(),
                limits.exports(),
                flat.memoryStorage(),
                flat.diskStorage(),
                flat.streams(),
                flat.consumers());
    }
}
