package dev.sluice.consent;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.AccountLimits;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.ImportId;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.testing.TestClient;
import dev.sluice.testing.TestEnvironment;
import dev.sluice.testing.TestOperator;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// The accounts of one sequence on a server that others used before, with a client in each; and which label stands
/// for what.
final class World implements AutoCloseable {
    static final List<String> OURS = List.of("A", "B", "C", "D");
    /// Accounts of another tool: one only imports, one only exports, so that nothing goes in a circle that no
    /// check of Sluice could see.
    static final String OUTSIDE = "E";

    static final String GIVER = "G";

    private final TestEnvironment test;
    private final TestClient system;
    private final String suffix;
    private final Seed outsider = TestOperator.seed(KeyKind.ACCOUNT);
    private final Seed giver = TestOperator.seed(KeyKind.ACCOUNT);
    private final Map<String, PublicKey> keys = new LinkedHashMap<>();
    private final Map<String, Ear> ears = new LinkedHashMap<>();
    private final Set<String> outside = new HashSet<>(Set.of(OUTSIDE, GIVER));
    /// What the other tool has of its accounts.
    final Map<String, String> theirs = new HashMap<>();
    final Map<String, ConnectionId> connections = new HashMap<>();
    final Map<String, ExportId> exports = new HashMap<>();
    final Map<String, ImportId> imports = new HashMap<>();
    /// What left Sluice for the server, rolled back or not.
    final List<AccountClaims> pushed = new ArrayList<>();

    World(TestEnvironment test, TestClient system, int number) {
        this.test = test;
        this.system = system;
        this.suffix = "-" + number;
        OURS.forEach(this::add);
        for (var name : List.of(OUTSIDE, GIVER)) {
            addOutside(name);
            push(name, List.of());
            ears.put(name, new Ear(new TestOperator().connect(seed(name), server())));
        }
    }

    private String server() {
        return test.cluster().servers().getFirst().url();
    }

    EnvironmentServices services() {
        return test.services();
    }

    TestEnvironment test() {
        return test;
    }

    void add(String name) {
        var account = test.account(name + suffix);
        keys.put(name, account.key());
        ears.put(name, new Ear(test.connect(account, 0)));
    }

    void addOutside(String name) {
        keys.put(name, seed(name).publicKey());
        services().accounts().addExternal(name + suffix, key(name));
    }

    Seed seed(String name) {
        return name.equals(GIVER) ? giver : outsider;
    }

    boolean isOutside(String name) {
        return outside.contains(name);
    }

    /// Whether Sluice lists it.
    boolean isKnown(String name) {
        return services().accounts().list().stream()
                .anyMatch(row -> row.account().key().equals(key(name)));
    }

    /// Taken in from the other tool, it is ours.
    void merged(String name) {
        outside.remove(name);
    }

    /// Its clients are thrown out with it; the other tool's stay.
    void removed(String name) {
        if (!isOutside(name)) {
            keys.remove(name);
            var ear = ears.remove(name);
            if (ear != null) {
                ear.close();
            }
        }
    }

    /// Its client is thrown out, and the next one is not let in.
    void paused(String name) {
        var ear = ears.remove(name);
        if (ear != null) {
            ear.awaitEnd();
            assertThrows(UncheckedIOException.class, () -> test.connect(account(name), 0));
        }
    }

    void woken(String name) {
        ears.computeIfAbsent(name, _ -> new Ear(test.connect(account(name), 0)));
    }

    boolean has(String name) {
        return keys.containsKey(name);
    }

    PublicKey key(String name) {
        return requireNonNull(keys.get(name), name);
    }

    /// Empty for one that is not of this sequence.
    Optional<String> name(PublicKey key) {
        return keys.entrySet().stream()
                .filter(entry -> entry.getValue().equals(key))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    List<String> names() {
        return List.copyOf(keys.keySet());
    }

    /// Those with a client.
    List<String> audible() {
        return names().stream().filter(ears::containsKey).toList();
    }

    Ear ear(String name) {
        return requireNonNull(ears.get(name), name);
    }

    Account account(String name) {
        return services().accounts().find(key(name).text());
    }

    Optional<Connection> connection(String label) {
        return Optional.ofNullable(connections.get(label))
                .map(id -> services().federation().get(id));
    }

    Optional<String> label(ConnectionId id) {
        return connections.entrySet().stream()
                .filter(entry -> entry.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// Every connection of these accounts, in every state.
    List<Connection> listed() {
        var mine = Set.copyOf(keys.values());
        return services().federation().list().stream()
                .filter(connection -> mine.contains(connection.exporter()) || mine.contains(connection.importer()))
                .toList();
    }

    /// Publishing, and keeping what goes out.
    OperationOptions manner(boolean staged) {
        var options = staged ? OperationOptions.stage() : OperationOptions.now();
        return options.with(this::note);
    }

    void note(Progress.Step step) {
        if (step instanceof Progress.Pushing(var account, var _)
                && account.release().jwt() != null) {
            pushed.add(claims(account.release().jwt()));
        }
    }

    /// Another tool that holds the operator's key: this account, with these imports.
    void push(String name, List<ImportClaim> imports) {
        var jwt = sign(base(name).copy().imports(imports).build());
        if (isOutside(name)) {
            theirs.put(name, jwt);
        }
        push(jwt);
    }

    /// What Sluice pushed last, put back.
    void restore(String name) {
        push(requireNonNull(account(name).release().jwt()));
    }

    private AccountClaims base(String name) {
        return isOutside(name)
                ? AccountClaims.builder(key(name).text(), name)
                        .limits(AccountLimits.unlimited())
                        .exports(name.equals(GIVER) ? theirs() : List.of())
                        .build()
                : claims(requireNonNull(account(name).release().jwt()));
    }

    private static List<ExportClaim> theirs() {
        return Stream.of(ShareKind.values())
                .flatMap(kind -> Subjects.roots(kind).stream()
                        .map(subject -> ExportClaim.builder(subject.text(), kind)
                                .name(subject.text())
                                .tokenRequired()
                                .build()))
                .toList();
    }

    /// A token of the other tool's account for one of ours.
    String issuedOutside(String to, ShareKind kind, String subject) {
        try {
            return JwtWriter.encode(
                    ActivationClaims.of(key(to).text(), subject, kind),
                    TokenSigner.of(giver),
                    Instant.now().getEpochSecond());
        } catch (JwtException e) {
            throw new AssertionError(e);
        }
    }

    private String sign(AccountClaims claims) {
        try {
            return JwtWriter.encode(
                    claims,
                    test.signer(services().environment().signingKey()),
                    Instant.now().getEpochSecond());
        } catch (JwtException e) {
            throw new AssertionError(e);
        }
    }

    private void push(String jwt) {
        // Asked again on a machine that is busy: the same text twice is once to servers.
        var replies = Awaitility.await()
                .until(() -> system.ask("$SYS.REQ.CLAIMS.UPDATE", jwt, 1), Predicate.not(List::isEmpty));
        assertTrue(replies.getFirst().contains("jwt updated"), replies.getFirst());
    }

    static AccountClaims claims(String jwt) {
        try {
            return JwtReader.decodeAccount(jwt).claims();
        } catch (JwtException e) {
            throw new AssertionError(e);
        }
    }

    /// The other tool takes its imports out: those of accounts that are gone would hold up each push that servers
    /// refresh others at (nats-server-facts.md#1.12).
    @Override
    public void close() {
        if (isOutside(OUTSIDE)) {
            push(OUTSIDE, List.of());
        }
        ears.values().forEach(Ear::close);
    }
}
