package dev.sluice.domain.key.rotation;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.push.Provenance;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.StoreListing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Reads what servers store of every account that they have, ours or not: which keys of the operator signed it. A
/// key that leaves the operator's JWT takes all of it down at the next start of a server.
final class SigningKeyUse {
    private final EnvironmentContext context;

    SigningKeyUse(EnvironmentContext context) {
        this.context = context;
    }

    /// Names of accounts by the key that signed what some server stores of them.
    Map<String, List<String>> read(ExpectedServers expected) {
        var keys = accounts(expected);
        var stored = context.link().resolver().stored(keys, expected);
        var found = new TreeMap<String, List<String>>();
        for (var i = 0; i < keys.size(); i++) {
            var name = name(keys.get(i));
            stored.get(i).stream()
                    .flatMap(text -> Provenance.read(text).stream())
                    .map(AccountClaims::issuer)
                    .distinct()
                    .forEach(issuer -> found.computeIfAbsent(issuer, _ -> new ArrayList<>())
                            .add(name));
        }
        return found;
    }

    /// Lists leave out what has expired, which is in our rows if it is ours.
    private List<PublicKey> accounts(ExpectedServers expected) {
        var listed = context.link().resolver().listings(expected).stream()
                .map(StoreListing::accounts)
                .flatMap(accounts -> accounts.stream().flatMap(text -> PublicKey.parse(text).stream()));
        var ours = context.store()
                .read(view -> view.accounts().in(context.id()).stream()
                        .filter(account -> account.release().jwt() != null)
                        .map(account -> account.key())
                        .toList());
        var system = Stream.of(context.environment().systemAccount());
        return List.copyOf(new TreeSet<>(
                Stream.concat(Stream.concat(listed, ours.stream()), system).toList()));
    }

    private String name(PublicKey key) {
        return context.store().read(view -> context.nameOf(view, key));
    }
}
