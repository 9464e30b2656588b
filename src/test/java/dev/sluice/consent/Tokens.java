package dev.sluice.consent;

import static java.util.Objects.requireNonNull;

import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every activation token that ever left Sluice in a sequence.
final class Tokens {
    /// @param label of the agreement, empty when it is of none
    /// @param epoch of the agreement when it was issued
    record Issued(
            int number,
            String text,
            String label,
            String from,
            String to,
            ShareKind kind,
            Subject subject,
            int epoch) {}

    private final World world;
    private final Model model;
    private final Map<String, Issued> all = new LinkedHashMap<>();

    Tokens(World world, Model model) {
        this.world = world;
        this.model = model;
    }

    /// Looks for new ones, in the rows and in what was pushed.
    void collect() {
        for (var connection : world.listed().reversed()) {
            var token = connection.grant().token();
            if (token != null) {
                var label = world.label(connection.id()).orElse("");
                var known = all.get(token);
                if (known == null || !known.label().equals(label)) {
                    add(token, label);
                }
            }
        }
        for (var claims : List.copyOf(world.pushed)) {
            claims.imports().stream()
                    .map(ImportClaim::token)
                    .filter(token -> !token.isEmpty() && !all.containsKey(token))
                    .forEach(token -> add(token, ""));
        }
        world.pushed.clear();
    }

    private void add(String token, String label) {
        var claims = read(token);
        var agreement = model.agreement(label);
        var known = all.get(token);
        var from = name(world, exporter(claims));
        var to = name(world, claims.base().subject());
        if (from.isPresent() && to.isPresent()) {
            var number = known == null ? all.size() + 1 : known.number();
            all.put(
                    token,
                    new Issued(
                            number,
                            token,
                            label,
                            from.get(),
                            to.get(),
                            requireNonNull(claims.importType()),
                            Subject.of(claims.importSubject()),
                            agreement == null ? -1 : agreement.epoch()));
        }
    }

    private static String exporter(ActivationClaims claims) {
        return claims.issuerAccount().isEmpty() ? claims.base().issuer() : claims.issuerAccount();
    }

    /// Whether its accounts are there: one that was made anew under the same name has another key.
    static boolean isOfToday(World world, Issued token) {
        var claims = read(token.text());
        return name(world, exporter(claims)).isPresent()
                && name(world, claims.base().subject()).isPresent();
    }

    private static Optional<String> name(World world, String key) {
        return dev.sluice.domain.nkey.PublicKey.parse(key).flatMap(world::name);
    }

    private static ActivationClaims read(String token) {
        try {
            return JwtReader.decodeActivation(token).claims();
        } catch (JwtException e) {
            throw new AssertionError(e);
        }
    }

    /// Those of accounts that are there.
    List<Issued> all() {
        return all.values().stream().filter(token -> isOfToday(world, token)).toList();
    }

    /// The same token, as one of the agreement that it belongs to now.
    Issued now(Issued token) {
        return all.getOrDefault(token.text(), token);
    }

    /// The latest one of that agreement.
    Optional<Issued> latest(String label) {
        var mine = new ArrayList<>(all.values().stream()
                .filter(token -> token.label().equals(label))
                .toList());
        return mine.isEmpty() ? Optional.empty() : Optional.of(mine.getLast());
    }
}
