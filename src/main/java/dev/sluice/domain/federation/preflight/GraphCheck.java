package dev.sluice.domain.federation.preflight;

import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.operation.PreflightFinding.Kind;
import dev.sluice.domain.federation.push.ActivationTokens;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.AccountLimits;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Checks what an account's claims would be, and their place among all others, as the rows of a rehearsal say.
/// Servers refuse little of it (traps.md#T6 to traps.md#T10, traps.md#T34).
public final class GraphCheck {
    public static final long MOST_BYTES = 1_048_576;
    private static final int MANY = 500;
    private static final int DEEPEST = 64;
    /// Base64 of the payload, and header, signature and times beside it.
    private static final int ENVELOPE = 240;

    private final EnvironmentContext context;
    private final StoreView view;
    private final PlannedClaims planned;
    private final List<PreflightFinding> found = new ArrayList<>();

    GraphCheck(EnvironmentContext context, StoreView view) {
        this.context = context;
        this.view = view;
        this.planned = new PlannedClaims(view);
    }

    /// @param most bytes that the smallest server takes
    /// @param source the exporter of a new import; null when only other things change
    List<PreflightFinding> of(PublicKey key, long most, @Nullable PublicKey source) {
        var account = view.accounts().find(key).filter(row -> row.isLive() && row.isManaged());
        if (account.isPresent()) {
            var claims = ClaimsPlanner.claims(view, account.get());
            size(account.get(), claims, most);
            limits(account.get(), claims);
            if (source != null) {
                imports(account.get(), claims, source.text());
            }
            retired(account.get(), claims);
        }
        return List.copyOf(found);
    }

    /// What the signed text will have, without signing it.
    static long size(AccountClaims claims) {
        return ClaimRest.write(claims).length() * 4L / 3 + ENVELOPE;
    }

    private void size(Account account, AccountClaims claims, long most) {
        var size = size(claims);
        if (size * 10 >= most * 9) {
            add(Kind.TOO_LARGE, account.name(), size, most);
        } else if (size * 2 >= most) {
            add(Kind.LARGE, account.name(), size, most);
        }
    }

    private void limits(Account account, AccountClaims claims) {
        var limits = claims.limits();
        if (limits.imports() >= 0 && claims.imports().size() > limits.imports()) {
            add(Kind.TOO_MANY_IMPORTS, account.name(), claims.imports().size(), limits.imports());
        }
        if (limits.exports() >= 0 && claims.exports().size() > limits.exports()) {
            add(Kind.TOO_MANY_EXPORTS, account.name(), claims.exports().size(), limits.exports());
        }
        // Asked by nobody as long as exports are not limited (jwt-facts.md#L6).
        if (limits.exports() != AccountLimits.NO_LIMIT && !limits.wildcardExports()) {
            claims.exports().stream()
                    .map(claim -> claim.subject())
                    .filter(subject -> subject.contains("*") || subject.contains(">"))
                    .findFirst()
                    .ifPresent(subject -> add(Kind.WILDCARDS_FORBIDDEN, account.name(), subject));
        }
        var services = claims.imports().stream().filter(ImportClaim::isService).count();
        if (claims.exports().size() > MANY) {
            add(Kind.MANY_EXPORTS, account.name(), claims.exports().size());
        }
        if (services > MANY) {
            add(Kind.MANY_SERVICE_IMPORTS, account.name(), services);
        }
    }

    private void imports(Account account, AccountClaims claims, String source) {
        var all = claims.imports().stream()
                .filter(claim -> claim.account().equals(source))
                .toList();
        for (var i = 0; i < all.size(); i++) {
            var one = all.get(i);
            for (var other : all.subList(i + 1, all.size())) {
                compare(account, one, other);
            }
        }
        for (var claim : all) {
            cycle(account, claim);
            severalExporters(account, claims, claim);
        }
    }

    private void compare(Account account, ImportClaim one, ImportClaim other) {
        if (!overlap(one.remoteSubject(), other.remoteSubject())) {
            return;
        }
        if (one.type() == other.type() && one.type() == ShareKind.STREAM) {
            var source = nameOf(one.account());
            add(Kind.REMOTE_OVERLAP, account.name(), source, one.effectiveSubject(), other.effectiveSubject());
        } else if (one.type() != other.type()) {
            add(Kind.BOTH_KINDS, account.name(), one.remoteSubject());
        }
    }

    /// A request goes to each of them, and whoever answers first is heard.
    private void severalExporters(Account account, AccountClaims claims, ImportClaim claim) {
        claims.imports().stream()
                .filter(other -> claim.isService() && other.isService())
                .filter(other -> !other.account().equals(claim.account())
                        && overlap(other.effectiveSubject(), claim.effectiveSubject()))
                .findFirst()
                .ifPresent(other -> add(
                        Kind.SERVICE_OF_SEVERAL,
                        account.name(),
                        claim.effectiveSubject(),
                        nameOf(claim.account()),
                        nameOf(other.account())));
    }

    /// Follows what arrives at the account through whoever imports it from there.
    private void cycle(Account account, ImportClaim claim) {
        var start = new Hop(
                account.key().text(), claim.effectiveSubject(), account.name() + " " + claim.effectiveSubject());
        var loop = loop(start, claim, new HashSet<>(), 0);
        if (found.stream().anyMatch(concern -> concern.kind() == Kind.CYCLE)) {
            return;
        }
        if (loop != null) {
            add(Kind.CYCLE, loop);
        } else {
            takenForCircle(account, claim);
        }
    }

    private void takenForCircle(Account account, ImportClaim claim) {
        var cycles = new ServerCycles(planned);
        var source = nameOf(claim.account());
        if (cycles.isTakenForCircle(account, claim)) {
            add(Kind.SEEMING_CYCLE, account.name(), claim.remoteSubject(), source);
            return;
        }
        cycles.loser(account, claim, importersOf(account.key().text()))
                .ifPresent(loser ->
                        add(Kind.CYCLE_OF_ANOTHER, account.name(), claim.remoteSubject(), source, loser.name()));
    }

    private record Hop(String account, String subject, String path) {}

    private @Nullable String loop(Hop hop, ImportClaim first, Set<String> seen, int depth) {
        if (depth > DEEPEST || !seen.add(hop.account() + " " + hop.subject())) {
            return null;
        }
        for (var importer : importersOf(hop.account())) {
            for (var claim : importsOf(importer)) {
                var follows = claim.type() == first.type()
                        && claim.account().equals(hop.account())
                        && overlap(claim.remoteSubject(), hop.subject());
                if (follows) {
                    var path = hop.path() + " → " + importer.name() + " " + claim.effectiveSubject();
                    var closes = importer.key().text().equals(first.account())
                            && overlap(claim.effectiveSubject(), first.remoteSubject());
                    if (closes) {
                        return path + " → " + nameOf(hop(first));
                    }
                    var deeper = loop(
                            new Hop(importer.key().text(), claim.effectiveSubject(), path), first, seen, depth + 1);
                    if (deeper != null) {
                        return deeper;
                    }
                }
            }
        }
        return null;
    }

    private List<ImportClaim> importsOf(Account importer) {
        return planned.of(importer).map(AccountClaims::imports).orElse(List.of());
    }

    private static String hop(ImportClaim first) {
        return first.account();
    }

    /// Who imports from an account, by the rows.
    private List<Account> importersOf(String exporter) {
        var key = PublicKey.parse(exporter);
        if (key.isEmpty()) {
            return List.of();
        }
        var consented = view.connections().of(key.get()).stream()
                .filter(connection -> connection.exporter().equals(key.get()) && connection.isOnServers())
                .map(connection -> connection.importer());
        var open = view.imports().in(context.id()).stream()
                .filter(row -> row.exporter().equals(key.get()))
                .map(row -> row.account());
        return Stream.concat(consented, open)
                .distinct()
                .flatMap(importer -> view.accounts().find(importer).stream())
                .filter(account -> account.isLive() && account.isManaged())
                .toList();
    }

    /// Activations that rest on a signing key which the account would no longer have (traps.md#T41).
    private void retired(Account account, AccountClaims claims) {
        for (var connection : view.connections().of(account.key())) {
            var token = connection.grant().token();
            if (token != null
                    && (connection.isOnServers() || connection.status().reason() == Reason.TOKEN_ISSUED)
                    && connection.exporter().equals(account.key())) {
                issuer(token)
                        .filter(issuer -> !issuer.equals(account.key().text())
                                && claims.signingKeys().stream()
                                        .noneMatch(key -> key.key().equals(issuer)))
                        .ifPresent(_ -> add(
                                Kind.KEY_RETIRED,
                                connection.share().name(),
                                account.name(),
                                context.nameOf(view, connection.importer())));
            }
        }
    }

    private static Optional<String> issuer(String token) {
        try {
            return Optional.of(ActivationTokens.read(token).issuer().text());
        } catch (ProblemException _) {
            // Not a token yet: the placeholder of a preview.
            return Optional.empty();
        }
    }

    /// Imports that wait for a public export to appear (nats-server-facts.md#1.8).
    List<PreflightFinding> dangling(PublicKey exporter, Subject subject, ShareKind kind) {
        for (var row : view.imports().in(context.id())) {
            if (row.exporter().equals(exporter) && row.kind() == kind && subject.contains(row.subject())) {
                add(Kind.DANGLING, context.nameOf(view, row.account()), row.subject(), context.nameOf(view, exporter));
            }
        }
        return List.copyOf(found);
    }

    private void add(Kind kind, Object... args) {
        found.add(PreflightFinding.of(kind, args));
    }

    private String nameOf(String key) {
        return PublicKey.parse(key).map(parsed -> context.nameOf(view, parsed)).orElse(key);
    }

    static boolean overlap(String one, String other) {
        try {
            return Subject.of(one).asPattern().overlaps(Subject.of(other).asPattern());
        } catch (ProblemException _) {
            return false;
        }
    }
}
