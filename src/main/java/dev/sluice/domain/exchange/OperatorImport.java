package dev.sluice.domain.exchange;

import dev.sluice.domain.exchange.ImportItem.Kind;
import dev.sluice.domain.exchange.ImportPlan.OperatorPlan;
import dev.sluice.domain.exchange.Survey.Found;
import dev.sluice.domain.jwt.AccountClaims;
import dev.sluice.domain.jwt.OperatorClaims;
import dev.sluice.domain.jwt.SigningKey;
import dev.sluice.domain.jwt.Trust;
import dev.sluice.domain.jwt.UserClaims;
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
    private final Survey survey;
    private final Map<PublicKey, Path> keyFiles;
    private final Present present;
    private final Batch batch;
    private final @Nullable Environment here;
    private final Map<PublicKey, FitNames> userNames = new HashMap<>();

    OperatorImport(Found<OperatorClaims> operator, Survey survey, Estate estate, Present present, ExchangeMeans means) {
        this.operator = operator;
        this.survey = survey;
        this.keyFiles = estate.keys();
        this.present = present;
        this.here = present.environmentOf(operator.key()).orElse(null);
        var id = here == null ? new EnvironmentId(means.ids().next()) : here.id();
        this.batch = new Batch(id, present, means);
    }

    /// @param level of an environment that is made
    /// @param names of environments, to which the new one is added
    /// @param mine what the operator signed
    OperatorPlan plan(Level level, FitNames names, List<Found<AccountClaims>> mine) {
        var claims = operator.claims();
        var name = here == null
                ? names.take(claims.name(), FitNames.fit(operator.key().shortText()))
                : here.name();
        if (here == null && !name.equals(claims.name())) {
            batch.say(Standing.ADJUSTED, Kind.OPERATOR, claims.name(), Note.RENAMED, operator.file(), name);
        }
        var system = PublicKey.parse(claims.systemAccount()).filter(key -> key.isKind(KeyKind.ACCOUNT));
        if (here == null && system.isEmpty()) {
            batch.say(Standing.CONFLICT, Kind.OPERATOR, name, Note.NO_SYSTEM_ACCOUNT);
            var nothing = new Content.Shares(List.of(), List.of(), List.of(), List.of());
            var empty = new Content(null, List.of(), List.of(), nothing, Map.of());
            return new OperatorPlan(operator.key(), name, level, null, batch.items(), empty);
        }
        judge(name);
        var environment = here == null ? environment(name, level, system.orElseThrow(), mine) : null;
        accounts(here == null ? system.orElseThrow() : here.systemAccount(), mine);
        var keys = keys(mine);
        var content =
                new Content(environment, List.copyOf(batch.accounts().values()), batch.users(), batch.shares(), keys);
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
            batch.say(Standing.NEW, Kind.OPERATOR, name, Note.COMES_IN);
        } else {
            var same = here.operatorJwt().equals(operator.token().text());
            batch.say(
                    same ? Standing.HERE : Standing.CONFLICT,
                    Kind.OPERATOR,
                    name,
                    same ? Note.SAME : Note.DIFFERS_NEWER);
        }
        if (!Trust.signedBy(claims, claims)) {
            batch.say(Standing.DAMAGED, Kind.OPERATOR, name, Note.NOT_SELF_SIGNED);
        }
        if (operator.token().version() < 2) {
            batch.say(Standing.ADJUSTED, Kind.OPERATOR, name, Note.OLD_VERSION);
        }
        if (claims.expires() > 0 && claims.expires() < batch.now().getEpochSecond()) {
            batch.say(Standing.EXPIRED, Kind.OPERATOR, name, Note.EXPIRED_AT, ExportRows.time(claims.expires()));
        }
    }

    private Environment environment(String name, Level level, PublicKey system, List<Found<AccountClaims>> mine) {
        var key = signingKey(mine);
        if (!atHand(key)) {
            batch.say(Standing.MISSING_KEY, Kind.OPERATOR, name, Note.NO_OPERATOR_KEY);
        }
        return new Environment(
                batch.environment(),
                name,
                level,
                operator.key(),
                key,
                system,
                operator.token().text(),
                Servers.of(
                        operator.claims(),
                        url -> batch.say(Standing.ADJUSTED, Kind.OPERATOR, name, Note.SERVER_LEFT_OUT, url)));
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
        FitNames.fittingFirst(mine, found -> found.claims().name()).forEach(accounts::take);
        if (here == null && !batch.accounts().containsKey(system)) {
            batch.accounts().put(system, unseen(system));
            batch.say(Standing.MISSING_KEY, Kind.ACCOUNT, "SYS", Note.SYSTEM_ACCOUNT_UNSEEN);
        }
        accounts.shares();
        users(mine);
    }

    /// Of an account that is here its own claims count: they stay as they are, and servers have them.
    private void users(List<Found<AccountClaims>> mine) {
        var owners = new TreeMap<PublicKey, AccountClaims>();
        mine.forEach(found -> owners.put(found.key(), found.claims()));
        for (var user : FitNames.fittingFirst(
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
        return PublicKey.parse(text).map(accounts::get).filter(account -> Trust.signedBy(account, user));
    }

    private void user(AccountClaims owner, Found<UserClaims> found) {
        var account = batch.account(new PublicKey(owner.subject()))
                .filter(row -> row.environment().equals(batch.environment()));
        if (account.isEmpty()) {
            return;
        }
        var known = present.users(account.get().key());
        if (known.stream().anyMatch(user -> user.key().equals(found.key()))) {
            batch.say(Standing.HERE, Kind.USER, found.claims().name(), Note.SAME);
            return;
        }
        var claims = found.claims();
        var name = userNames
                .computeIfAbsent(
                        account.get().key(),
                        _ -> new FitNames(known.stream().map(User::name).toList()))
                .take(claims.name(), FitNames.fit(found.key().shortText()));
        batch.users()
                .add(new User(
                        found.key(),
                        account.get().key(),
                        name,
                        found.token().text(),
                        ExportRows.time(claims.issuedAt())));
        tell(owner, found, account.get().name() + "/" + name);
        if (!name.equals(claims.name())) {
            batch.say(
                    Standing.ADJUSTED,
                    Kind.USER,
                    claims.name(),
                    Note.RENAMED,
                    account.get().name(),
                    name);
        }
    }

    private void tell(AccountClaims owner, Found<UserClaims> found, String name) {
        var claims = found.claims();
        batch.say(Standing.NEW, Kind.USER, name, Note.COMES_IN);
        if (!atHand(found.key())) {
            batch.say(Standing.MISSING_KEY, Kind.USER, name, Note.NO_USER_KEY);
        }
        if (claims.expires() > 0 && claims.expires() < batch.now().getEpochSecond()) {
            batch.say(Standing.EXPIRED, Kind.USER, name, Note.EXPIRED_AT, ExportRows.time(claims.expires()));
        }
        if (Trust.isRevoked(owner.revocations(), claims.subject(), claims.issuedAt())) {
            batch.say(Standing.EXPIRED, Kind.USER, name, Note.REVOKED, owner.name());
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
            batch.say(Standing.NEW, Kind.KEY, operator.claims().name(), Note.KEYS_COME_IN, keys.size());
        }
        return keys;
    }
}
