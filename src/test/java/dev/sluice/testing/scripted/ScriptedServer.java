package dev.sluice.testing.scripted;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.validation.TrustedKeys;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers.Said;
import dev.sluice.domain.port.Resolver.Trusting;
import dev.sluice.domain.port.StreamSubjects;
import dev.sluice.domain.port.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One server with a full resolver: what it stores, what it has loaded, and who subscribes at it. Every answer is
/// as the newest nats-server gives it.
public final class ScriptedServer {
    private static final String DELETE_FAILED = "delete accounts request failed - ";

    private final ScriptedServers network;
    private final String name;
    private final ScriptedStore store;
    private final ScriptedClients clients = new ScriptedClients();
    private final Map<String, EnforcedAccount> loaded = new TreeMap<>();
    private final List<StreamSubjects> streams = new ArrayList<>();
    private final Map<String, Integer> takenInTwice = new HashMap<>();
    private ServerRef self;
    private OperatorClaims operator;
    private Instant startedAt;
    private boolean isUp = true;
    private int starts = 1;
    private String version = "2.15.3";

    ScriptedServer(ScriptedServers network, String name, OperatorClaims operator) {
        this.network = network;
        this.name = name;
        this.operator = operator;
        this.store = new ScriptedStore(network::seconds);
        this.startedAt = network.now().minus(Duration.ofDays(1));
        this.self = identity();
    }

    private ServerRef identity() {
        return new ServerRef("N" + name.toUpperCase(Locale.ROOT) + "X" + starts, name, version);
    }

    /// What it says it is from its next start on. What it does is what the newest one does.
    public void claimVersion(String next) {
        version = next;
    }

    public ServerRef self() {
        return self;
    }

    public boolean isUp() {
        return isUp;
    }

    /// What its store holds, by account.
    public Map<String, String> stored() {
        return store.texts();
    }

    public @Nullable String stored(PublicKey account) {
        return store.text(account.text());
    }

    /// Killed: the others count it on.
    public void crash() {
        isUp = false;
        loaded.clear();
        clients.clear();
    }

    /// Up again, with what its store held.
    public void start() {
        isUp = true;
        starts++;
        self = identity();
        startedAt = network.now();
        load(operator.systemAccount());
    }

    /// Up again, by another operator's word.
    public void start(OperatorClaims trusted) {
        crash();
        operator = trusted;
        start();
    }

    void preload(String key, String jwt) {
        store.put(key, jwt);
        load(key);
    }

    /// Somebody has taken the file away, and started it again.
    public void lose(PublicKey account) {
        store.remove(account.text());
        loaded.remove(account.text());
    }

    /// Somebody has put an old text in place of what was there.
    public void bringBack(PublicKey account, String jwt) {
        store.put(account.text(), jwt);
    }

    /// So many of the texts that it acts on next for an importer find its imports taken up already, by the load of
    /// what they are from: refused as second ones, they leave the account incomplete (nats-server-facts.md#1.8).
    public void takeInTwice(PublicKey importer, int times) {
        takenInTwice.put(importer.text(), times);
    }

    /// New accounts beyond it are refused.
    public void limit(int accounts) {
        store.limit(accounts);
    }

    public void addStream(StreamSubjects stream) {
        streams.add(stream);
    }

    List<StreamSubjects> streams() {
        return List.copyOf(streams);
    }

    Said said(int activeServers) {
        return new Said(activeServers, Duration.between(startedAt, network.now()), trusting());
    }

    Trusting trusting() {
        return new Trusting(self, Set.of(operator.subject()), signers(), operator.systemAccount());
    }

    private Set<String> signers() {
        var signers = new HashSet<>(operator.signingKeys());
        if (!operator.strictSigningKeyUsage()) {
            signers.add(operator.subject());
        }
        return signers;
    }

    /// Takes a text into its store, and acts on it where the account is loaded (nats-server-facts.md#1.7).
    ///
    /// @return why not; empty when it was stored
    Optional<String> update(String jwt) {
        return actOn(store.take(jwt), jwt);
    }

    /// The same for a text that is said to be of this account.
    Optional<String> update(PublicKey account, String jwt) {
        return actOn(store.takeAs(account, jwt), jwt);
    }

    /// What is not trusted, or not valid now, stays in the store; the old text is in force then.
    private Optional<String> actOn(ScriptedStore.Taken taken, String jwt) {
        var news = taken.news();
        if (news != null && loaded.containsKey(news.subject()) && isFit(news)) {
            enforce(news, jwt);
        }
        return Optional.ofNullable(taken.refusal());
    }

    private boolean isFit(AccountClaims claims) {
        var base = claims.base();
        return TrustedKeys.signedBy(operator, claims)
                && (base.expires() == 0 || base.expires() > network.seconds())
                && base.notBefore() <= network.seconds();
    }

    private void enforce(AccountClaims claims, String jwt) {
        var next = new EnforcedAccount(jwt, claims);
        // Before its imports are looked at: accounts may import from each other.
        loaded.put(claims.subject(), next);
        var check = new ImportCheck(claims.subject(), network.seconds());
        for (var wish : claims.imports()) {
            var exporter = load(wish.account());
            next.takeIn(
                    wish,
                    exporter.filter(found -> check.allows(wish, found.claims())).isPresent());
        }
        if (claims.exports().stream().anyMatch(export -> !export.revocations().isEmpty())) {
            clients.wire(importer -> importsFrom(importer, claims.subject()));
        }
        loaded.forEach((importer, account) -> account.checkAgain(
                wish -> wish.account().equals(claims.subject()),
                wish -> new ImportCheck(importer, network.seconds()).allows(wish, claims)));
        if (!claims.imports().isEmpty() && takenInTwice.getOrDefault(claims.subject(), 0) > 0) {
            takenInTwice.merge(claims.subject(), -1, Integer::sum);
            next.refuseSecond();
        }
    }

    private boolean importsFrom(String importer, String exporter) {
        return Optional.ofNullable(loaded.get(importer)).stream()
                .flatMap(account -> account.claims().imports().stream())
                .anyMatch(wish -> wish.account().equals(exporter));
    }

    /// As the first client of an account, or an importer, makes a server do: from its own store, else from
    /// others'.
    Optional<EnforcedAccount> load(String key) {
        if (!loaded.containsKey(key)) {
            var jwt = Optional.ofNullable(store.text(key)).or(() -> fetched(key));
            store.claims(key).filter(this::isFit).ifPresent(claims -> enforce(claims, jwt.orElseThrow()));
        }
        return Optional.ofNullable(loaded.get(key));
    }

    private Optional<String> fetched(String key) {
        var found = network.servers().stream()
                .filter(other -> other.isUp && other != this)
                .flatMap(other -> Stream.ofNullable(other.store.text(key)))
                .findFirst();
        found.ifPresent(jwt -> store.put(key, jwt));
        return found;
    }

    /// What it acts on; empty for what is not loaded.
    Optional<EnforcedAccount> enforced(String key) {
        endWhatIsOver();
        return Optional.ofNullable(loaded.get(key));
    }

    private void endWhatIsOver() {
        loaded.forEach((importer, account) -> account.flag(new ImportCheck(importer, network.seconds())::isEnded));
    }

    Set<String> listing() {
        return store.listing();
    }

    /// Deletes what a request signed by its operator names (nats-server-facts.md#1.5).
    ///
    /// @return why not; empty when it was done
    Optional<String> delete(String request) {
        try {
            var claims = JwtReader.decodeGeneric(request).claims();
            if (!claims.issuer().equals(claims.subject())) {
                return Optional.of(DELETE_FAILED + "not self signed");
            }
            if (!signers().contains(claims.issuer())) {
                return Optional.of(DELETE_FAILED + "not trusted");
            }
            var data = claims.data();
            if (data == null || !(data.get("accounts") instanceof List<?> accounts)) {
                return Optional.of(DELETE_FAILED + "malformed request");
            }
            if (accounts.contains(operator.systemAccount())) {
                return Optional.of(DELETE_FAILED + "not allowed to delete system account");
            }
            accounts.stream().map(String::valueOf).forEach(this::forget);
            return Optional.empty();
        } catch (JwtException e) {
            return Optional.of(DELETE_FAILED + e.getMessage());
        }
    }

    private void forget(String account) {
        store.remove(account);
        Optional.ofNullable(loaded.get(account)).ifPresent(EnforcedAccount::delete);
    }

    /// Asks another one for what is new or younger there.
    void mergeFrom(ScriptedServer other) {
        store.olderThan(other.store).forEach(this::update);
    }

    /// A client of the account that listens there.
    public void subscribe(PublicKey account, String subject) {
        load(account.text());
        clients.add(self, account.text(), subject);
    }

    /// So many messages more reach every client of the account there.
    public void deliver(PublicKey account, long messages) {
        clients.receive(account.text(), messages);
    }

    /// Cuts whoever subscribed before off, as a late renewal does.
    public void unwire(PublicKey importer) {
        clients.unwire(importer.text());
    }

    /// The table of one account, with the shadows of importers (nats-server-facts.md#2.5).
    List<Subscription> table(String account) {
        endWhatIsOver();
        var table = new ArrayList<>(clients.of(account).toList());
        loaded.forEach((importer, claims) -> claims.validImports()
                .filter(wish -> wish.account().equals(account))
                .flatMap(wish -> clients.shadows(importer, wish))
                .forEach(table::add));
        return table;
    }

    /// Whether messages of the exporter on that subject reach clients of the importer there, when both have some.
    public boolean lets(PublicKey exporter, PublicKey importer, String subject) {
        load(exporter.text());
        load(importer.text());
        return enforced(importer.text()).stream()
                .flatMap(EnforcedAccount::validImports)
                .anyMatch(wish -> wish.account().equals(exporter.text())
                        && wish.remoteSubject().equals(subject));
    }
}
