package dev.sluice.domain.federation.environment;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.port.LinkFactory.Credentials;
import dev.sluice.domain.port.LinkFactory.Target;
import dev.sluice.domain.port.StoreListing;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What servers tell a user of their system account: of whom nothing may be known here yet.
///
/// @param operatorJwt of the operator that signed the accounts
/// @param systemAccount that the user belongs to
/// @param accounts the newest text that any server stores, by account
public record RunningSystem(String operatorJwt, PublicKey systemAccount, Map<PublicKey, String> accounts) {
    public RunningSystem {
        accounts = Map.copyOf(accounts);
    }

    static RunningSystem read(Ports ports, Target target, SystemCreds creds) {
        try (var link = ports.links().open(target, () -> credentials(creds))) {
            var resolver = link.resolver();
            var expected = resolver.everybody();
            var listed = resolver.listings(expected).stream()
                    .map(StoreListing::accounts)
                    .flatMap(found -> found.stream().flatMap(text -> PublicKey.parse(text).stream()));
            var keys = List.copyOf(new TreeSet<>(
                    Stream.concat(listed, Stream.of(creds.account())).toList()));
            var stored = resolver.stored(keys, expected);
            var accounts = new TreeMap<PublicKey, String>();
            for (var i = 0; i < keys.size(); i++) {
                var key = keys.get(i);
                newest(stored.get(i)).ifPresent(text -> accounts.put(key, text));
            }
            return new RunningSystem(
                    operator(resolver.operatorJwts(expected), creds.account()), creds.account(), accounts);
        }
    }

    private static Credentials credentials(SystemCreds creds) {
        var text = creds.seed().text();
        try {
            return new Credentials(
                    creds.user().jwt(),
                    Seed.parse(text),
                    InboxPrefix.of(creds.user().jwt()));
        } finally {
            Arrays.fill(text, '\0');
        }
    }

    private static Optional<String> newest(List<String> texts) {
        return texts.stream()
                .flatMap(text -> Read.of(text).stream())
                .max(Read::compare)
                .map(Read::text);
    }

    /// A text that could be read.
    private record Read(String text, AccountClaims claims) {
        static Optional<Read> of(String text) {
            try {
                return Optional.of(new Read(text, JwtReader.decodeAccount(text).claims()));
            } catch (JwtException _) {
                // Servers cannot read it either: whoever pushed it has an account that lets nobody in.
                return Optional.empty();
            }
        }

        static int compare(Read one, Read other) {
            return Long.compare(one.claims.issuedAt(), other.claims.issuedAt());
        }
    }

    /// Servers may trust several operators: meant is the one whose system account it is.
    ///
    /// @throws ProblemException `OPERATOR_UNUSABLE`
    private static String operator(List<String> jwts, PublicKey system) {
        return jwts.stream()
                .distinct()
                .filter(jwt -> OperatorIdentity.claims(jwt).systemAccount().equals(system.text()))
                .findFirst()
                .or(() -> jwts.stream().distinct().count() == 1 ? Optional.of(jwts.getFirst()) : Optional.empty())
                .orElseThrow(() -> ProblemException.of(
                        ProblemCode.OPERATOR_UNUSABLE,
                        jwts.isEmpty()
                                ? "servers do not tell whom they trust"
                                : "servers trust several, and none names this system account"));
    }
}
