package dev.sluice.domain.interop;

import dev.sluice.domain.interop.plan.ExportRequest.Keys;
import dev.sluice.domain.interop.plan.StoreFile;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.jwt.claims.SigningKey;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.json.ReadMode;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The files of one operator as nsc lays them out.
final class NscTree {
    static final String STORES = "stores";
    static final String KEYS = "keys";
    private static final String TOKEN = ".jwt";

    private final Environment environment;
    private final Workspace workspace;
    private final Keys keys;
    private final String operator;
    private final Map<String, String> accountNames = new HashMap<>();
    private final Set<PublicKey> written = new HashSet<>();
    private final List<StoreFile> files = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private int users;

    NscTree(Environment environment, Workspace workspace, Keys keys) {
        this.environment = environment;
        this.workspace = workspace;
        this.keys = keys;
        this.operator = fileName(environment.name());
    }

    List<StoreFile> files() {
        return files;
    }

    List<String> missing() {
        return missing;
    }

    int users() {
        return users;
    }

    int seeds() {
        return written.size();
    }

    void operator() {
        // Its name decides the file names, not that in the token (jwt-facts.md#3.2). Names have no quotes that
        // JSON would need escaped, except these.
        var name = operator.replace("\"", "\\\"");
        add(
                "{\"managed\":false,\"name\":\"" + name + "\",\"kind\":\"operator\",\"version\":\"1\"}",
                STORES,
                operator,
                ".nsc");
        add(environment.operatorJwt(), STORES, operator, operator + TOKEN);
        seed(environment.operator(), environment.name());
        seed(environment.signingKey(), environment.name());
        operatorKeys().forEach(key -> seedIfHeld(key));
    }

    void account(Account account) {
        var name = fileName(account.name());
        var clash = accountNames.put(Names.key(name), account.name());
        if (clash != null) {
            throw ProblemException.of(ProblemCode.NAME_NOT_FOR_NSC, clash, account.name());
        }
        var jwt = String.valueOf(account.release().jwt());
        add(jwt, STORES, operator, "accounts", name, name + TOKEN);
        seed(account.key(), account.name());
        signingKeys(jwt).forEach(this::seedIfHeld);
        var userNames = new HashMap<String, String>();
        for (var user : workspace.store().read(view -> view.users().of(account.key()))) {
            user(name, user, userNames);
        }
    }

    private void user(String account, User user, Map<String, String> names) {
        var name = fileName(user.name());
        var clash = names.put(Names.key(name), user.name());
        if (clash != null) {
            throw ProblemException.of(ProblemCode.NAME_NOT_FOR_NSC, clash, user.name());
        }
        users++;
        add(user.jwt(), STORES, operator, "accounts", account, "users", name + TOKEN);
        if (keys == Keys.WITHOUT_KEYS) {
            return;
        }
        seed(user.key(), account + "/" + user.name());
        if (workspace.vault().holds(user.key())) {
            var creds = workspace
                    .services(environment.id())
                    .users()
                    .creds(user, new CredsIssue.Place(CredsIssue.Kind.STORE, operator));
            files.add(new StoreFile(List.of(KEYS, "creds", operator, account, name + ".creds"), creds));
        }
    }

    private void add(String content, String... path) {
        files.add(new StoreFile(List.of(path), content.toCharArray()));
    }

    private void seed(PublicKey key, String owner) {
        if (keys == Keys.WITH_KEYS && !workspace.vault().holds(key)) {
            missing.add(owner);
        }
        seedIfHeld(key);
    }

    private void seedIfHeld(PublicKey key) {
        if (keys == Keys.WITHOUT_KEYS || !workspace.vault().holds(key) || !written.add(key)) {
            return;
        }
        var text = key.text();
        var path = List.of(KEYS, "keys", text.substring(0, 1), text.substring(1, 3), text + ".nk");
        var content = workspace.vault().lend(key, seed -> seed.text());
        files.add(new StoreFile(path, content));
    }

    private List<PublicKey> operatorKeys() {
        try {
            return JwtReader.decode(environment.operatorJwt()).claims() instanceof OperatorClaims claims
                    ? claims.signingKeys().stream()
                            .flatMap(key -> PublicKey.parse(key).stream())
                            .toList()
                    : List.of();
        } catch (JwtException e) {
            throw ProblemException.because(e, ProblemCode.STORE_DAMAGED, "the operator of " + environment.name());
        }
    }

    /// Signing keys, and the curve key of an auth callout.
    private static List<PublicKey> signingKeys(String jwt) {
        try {
            var claims = JwtReader.decodeAccount(jwt, ReadMode.LIKE_GO).claims();
            var all = new ArrayList<String>();
            claims.signingKeys().stream().map(SigningKey::key).forEach(all::add);
            all.add(claims.authorization().xkey());
            return all.stream().flatMap(key -> PublicKey.parse(key).stream()).toList();
        } catch (JwtException e) {
            throw ProblemException.because(e, ProblemCode.STORE_DAMAGED, "an account");
        }
    }

    /// Names here have no separators; what a path means by itself, and what nsc would trim, is made harmless.
    private static String fileName(String name) {
        var fit = UniqueNames.fit(name);
        var onlyDots = fit.chars().allMatch(c -> c == '.');
        return onlyDots || fit.contains("..") ? fit.replace('.', '_') : fit;
    }
}
