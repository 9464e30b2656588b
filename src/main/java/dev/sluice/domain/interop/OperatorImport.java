package dev.sluice.domain.interop;

import dev.sluice.domain.interop.ImportAnalysis.Found;
import dev.sluice.domain.interop.plan.ImportItem.Kind;
import dev.sluice.domain.interop.plan.ImportNote;
import dev.sluice.domain.interop.plan.ImportPlan.OperatorPlan;
import dev.sluice.domain.interop.plan.ImportStatus;
import dev.sluice.domain.interop.plan.ImportedContent;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.jwt.claims.SigningKey;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.validation.TrustedKeys;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.User;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Plans the import of one operator: its environment, accounts, users and keys.
final class OperatorImport {
    private final Found<OperatorClaims> operator;
    private final ImportAnalysis survey;
    private final Map<PublicKey, Path> keyFiles;
    private final ExistingState present;
    private final ImportBatch batch;
    private final @Nullable Environment here;
    private final Map<PublicKey, UniqueNames> userNames = new HashMap<>();

    OperatorImport(
            Found<OperatorClaims> operator,
            ImportAnalysis survey,
            NscStore estate,
            ExistingState present,
            InteropDependencies means) {
        this.operator = operator;
        this.survey = survey;
        this.keyFiles = estate.keys();
        this.present = present;
        this.here = present.environmentOf(operator.key()).orElse(null);
        var id = here == null ? new EnvironmentId(means.ids().next()) : here.id();
        this.batch = new ImportBatch(id, present, means);
    }

    /// @param level of an environment that is made
    /// @param names of environments, to which the new one is added
    /// @param mine what the operator signed
    OperatorPlan plan(Level level, UniqueNames names, List<Found<AccountClaims>> mine) {
        var claims = operator.claims();
        var name = here == null
                ? names.take(claims.name(), UniqueNames.fit(operator.key().shortText()))
                : here.name();
        if (here == null && !name.equals(claims.name())) {
            batch.say(ImportStatus.ADJUSTED, Kind.OPERATOR, claims.name(), ImportNote.RENAMED, operator.file(), name);
        }
        var system = PublicKey.parse(claims.systemAccount()).filter(key -> key.isKind(KeyKind.ACCOUNT));
        if (here == null && system.isEmpty()) {
            batch.say(ImportStatus.CONFLICT, Kind.OPERATOR, name, ImportNote.NO_SYSTEM_ACCOUNT);
            var nothing = new ImportedContent.Shares(List.of(), List.of(), List.of(), List.of());
            var empty = new ImportedContent(null, List.of(), List.of(), nothing, Map.of());
            return new OperatorPlan(operator.key(), name, level, null, batch.items(), empty);
        }
        judge(name);
        var environment = here == null ? environment(name, level, system.orElseThrow(), mine) : null;
        accounts(here == null ? system.orElseThrow() : here.systemAccount(), mine);
        var keys = keys(mine);
        var content = new ImportedContent(
                environment, List.copyOf(batch.accounts().values()), batch.users(), batch.shares(), keys);
        return new OperatorPlan(
                operator.key(),
                name,
                here == null ? level : here.level(),
                here == null ? null : here.id(),
                batch.items(),
                content);
    }

    private void judge(String name) {
        var claims = operator.claims();
        if (here == null) {
            batch.say(ImportStatus.NEW, Kind.OPERATOR, name, ImportNote.COMES_IN);
        } else {
            var same = here.operatorJwt().equals(operator.token().text());
            batch.say(
                    same ? ImportStatus.HERE : ImportStatus.CONFLICT,
                    Kind.OPERATOR,
                    name,
                    same ? ImportNote.SAME : ImportNote.DIFFERS_NEWER);
        }
        if (!TrustedKeys.signedBy(claims, claims)) {
            batch.say(ImportStatus.DAMAGED, Kind.OPERATOR, name, ImportNote.NOT_SELF_SIGNED);
        }
        if (operator.token().version() < 2) {
            batch.say(ImportStatus.ADJUSTED, Kind.OPERATOR, name, ImportNote.OLD_VERSION);
        }
        if (claims.expires() > 0 && claims.expires() < batch.now().getEpochSecond()) {
            batch.say(
                    ImportStatus.EXPIRED,
                    Kind.OPERATOR,
                    name,
                    ImportNote.EXPIRED_AT,
                    ImportedExports.time(claims.expires()));
        }
    }

    private Environment environment(String name, Level level, PublicKey system, List<Found<AccountClaims>> mine) {
        var key = signingKey(mine);
        if (!atHand(key)) {
            batch.say(ImportStatus.MISSING_KEY, Kind.OPERATOR, name, ImportNote.NO_OPERATOR_KEY);
        }
        return new Environment(
                batch.environment(),
                name,
                level,
                operator.key(),
                key,
                system,
                operator.token().text(),
                OperatorServers.of(
                        operator.claims(),
                        url -> batch.say(ImportStatus.ADJUSTED, Kind.OPERATOR, name, ImportNote.SERVER_LEFT_OUT, url)));
    }

    /// Of the keys that may sign accounts and are at hand the one that signed most of them so far.
    private PublicKey signingKey(List<Found<AccountClaims>> mine) {
        var claims = operator.claims();
        var identity = claims.strictSigningKeyUsage() ? Stream.<PublicKey>empty() : Stream.of(operator.key());
        var usable = Stream.concat(
                        claims.signingKeys().stream().flatMap(key -> PublicKey.parse(key).stream()), identity)
                .toList();
        var signed = new HashMap<String, Integer>();
        mine.forEach(found -> signed.merge(found.claims().issuer(), 1, Integer::sum));
        var best = usable.isEmpty() ? operator.key() : usable.getFirst();
        for (var key : usable) {
            var better = signed.getOrDefault(key.text(), 0) > signed.getOrDefault(best.text(), 0);
            if (atHand(key) && (!atHand(best) || better)) {
                best = key;
            }
        }
        return best;
    }

    private boolean atHand(PublicKey key) {
        return present.holds(key) || keyFiles.containsKey(key);
    }

    private void accounts(PublicKey system, List<Found<AccountClaims>> mine) {
        var accounts = new AccountImport(batch, system, this::atHand);
        UniqueNames.fittingFirst(mine, found -> found.claims().name()).forEach(accounts::take);
        if (here == null && !batch.accounts().containsKey(system)) {
            batch.accounts().put(system, unseen(system));
            batch.say(ImportStatus.MISSING_KEY, Kind.ACCOUNT, "SYS", ImportNote.SYSTEM_ACCOUNT_UNSEEN);
        }
        accounts.shares();
        users(mine);
    }

    /// Of an account that is here its own claims count: they stay as they are, and servers have them.
    private void users(List<Found<AccountClaims>> mine) {
        var owners = new TreeMap<PublicKey, AccountClaims>();
        mine.forEach(found -> owners.put(found.key(), found.claims()));
        for (var user : UniqueNames.fittingFirst(
                survey.users().values(), found -> found.claims().name())) {
            present.ownerOf(user.claims())
                    .map(present::claims)
                    .or(() -> owner(owners, user.claims()).filter(this::comesIn))
                    .ifPresent(owner -> user(owner, user));
        }
    }

    private boolean comesIn(AccountClaims account) {
        return batch.accounts().containsKey(new PublicKey(account.subject()));
    }

    /// The system account of somebody else's operator: known by its key only.
    private Account unseen(PublicKey system) {
        var name = batch.accountNames().take("SYS", "SYS");
        return new Account(
                system, batch.environment(), name, AccountRole.SYSTEM, Limits.core(), Release.NONE, batch.now(), null);
    }

    static Optional<AccountClaims> owner(Map<PublicKey, AccountClaims> accounts, UserClaims user) {
        var text = user.issuerAccount().isEmpty() ? user.issuer() : user.issuerAccount();
        return PublicKey.parse(text).map(accounts::get).filter(account -> TrustedKeys.signedBy(account, user));
    }

    private void user(AccountClaims owner, Found<UserClaims> found) {
        var account = batch.account(new PublicKey(owner.subject()))
                .filter(row -> row.environment().equals(batch.environment()));
        if (account.isEmpty()) {
            return;
        }
        var known = present.users(account.get().key());
        if (known.stream().anyMatch(user -> user.key().equals(found.key()))) {
            batch.say(ImportStatus.HERE, Kind.USER, found.claims().name(), ImportNote.SAME);
            return;
        }
        var claims = found.claims();
        var name = userNames
                .computeIfAbsent(
                        account.get().key(),
                        _ -> new UniqueNames(known.stream().map(User::name).toList()))
                .take(claims.name(), UniqueNames.fit(found.key().shortText()));
        batch.users()
                .add(new User(
                        found.key(),
                        account.get().key(),
                        name,
                        found.token().text(),
                        ImportedExports.time(claims.issuedAt())));
        tell(owner, found, account.get().name() + "/" + name);
        if (!name.equals(claims.name())) {
            batch.say(
                    ImportStatus.ADJUSTED,
                    Kind.USER,
                    claims.name(),
                    ImportNote.RENAMED,
                    account.get().name(),
                    name);
        }
    }

    private void tell(AccountClaims owner, Found<UserClaims> found, String name) {
        var claims = found.claims();
        batch.say(ImportStatus.NEW, Kind.USER, name, ImportNote.COMES_IN);
        if (!atHand(found.key())) {
            batch.say(ImportStatus.MISSING_KEY, Kind.USER, name, ImportNote.NO_USER_KEY);
        }
        if (claims.expires() > 0 && claims.expires() < batch.now().getEpochSecond()) {
            batch.say(
                    ImportStatus.EXPIRED,
                    Kind.USER,
                    name,
                    ImportNote.EXPIRED_AT,
                    ImportedExports.time(claims.expires()));
        }
        if (TrustedKeys.isRevoked(owner.revocations(), claims.subject(), claims.issuedAt())) {
            batch.say(ImportStatus.EXPIRED, Kind.USER, name, ImportNote.REVOKED, owner.name());
        }
    }

    /// Seeds that were found for keys of this operator, without those that are held.
    private Map<PublicKey, Path> keys(List<Found<AccountClaims>> mine) {
        var wanted = new ArrayList<PublicKey>();
        wanted.add(operator.key());
        operator.claims().signingKeys().forEach(key -> PublicKey.parse(key).ifPresent(wanted::add));
        for (var found : mine) {
            var row = batch.account(found.key());
            if (row.isPresent() && row.get().environment().equals(batch.environment())) {
                wanted.add(found.key());
                found.claims().signingKeys().stream()
                        .map(SigningKey::key)
                        .forEach(key -> PublicKey.parse(key).ifPresent(wanted::add));
                PublicKey.parse(found.claims().authorization().xkey()).ifPresent(wanted::add);
            }
        }
        batch.users().forEach(user -> wanted.add(user.key()));
        var keys = new TreeMap<PublicKey, Path>();
        for (var key : wanted) {
            var file = keyFiles.get(key);
            if (file != null && !present.holds(key)) {
                keys.put(key, file);
            }
        }
        if (!keys.isEmpty()) {
            batch.say(ImportStatus.NEW, Kind.KEY, operator.claims().name(), ImportNote.KEYS_COME_IN, keys.size());
        }
        return keys;
    }
}
