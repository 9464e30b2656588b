package dev.sluice.testing.scripted;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.codec.JwtValidator;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.validation.Finding;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The texts that one server keeps. It takes whatever is well-formed, whatever its age and whoever signed it
/// (nats-server-facts.md#1.3).
final class ScriptedStore {
    private static final String RESULTED_IN_ERROR = "jwt update resulted in error - ";

    private final Map<String, String> texts = new TreeMap<>();
    private final LongSupplier seconds;
    private int most = Integer.MAX_VALUE;

    ScriptedStore(LongSupplier seconds) {
        this.seconds = seconds;
    }

    void limit(int accounts) {
        most = accounts;
    }

    Map<String, String> texts() {
        return Map.copyOf(texts);
    }

    @Nullable
    String text(String key) {
        return texts.get(key);
    }

    void put(String key, String jwt) {
        texts.put(key, jwt);
    }

    void remove(String key) {
        texts.remove(key);
    }

    /// What came of a push.
    ///
    /// @param refusal the server's words; null when it was stored
    /// @param news what it says where it is not what was stored before
    record Taken(@Nullable String refusal, @Nullable AccountClaims news) {}

    Taken take(String jwt) {
        AccountClaims claims;
        try {
            claims = ReadTokens.account(jwt);
        } catch (JwtException e) {
            return refused(RESULTED_IN_ERROR + e.getMessage());
        }
        if (!PublicKey.isValid(claims.subject(), KeyKind.ACCOUNT)) {
            return refused(RESULTED_IN_ERROR + "invalid public key");
        }
        var faults = faults(claims);
        if (!faults.isEmpty()) {
            return refused("jwt validation failed - validation errors: [" + faults + "]");
        }
        if (!texts.containsKey(claims.subject()) && texts.size() >= most) {
            return refused(RESULTED_IN_ERROR + "jwt store is full");
        }
        return new Taken(null, jwt.equals(texts.put(claims.subject(), jwt)) ? null : claims);
    }

    /// The same of a text that is said to be of this account.
    Taken takeAs(PublicKey account, String jwt) {
        try {
            return ReadTokens.account(jwt).subject().equals(account.text())
                    ? take(jwt)
                    : refused(RESULTED_IN_ERROR + "subject does not match jwt content");
        } catch (JwtException _) {
            return take(jwt);
        }
    }

    private static Taken refused(String words) {
        return new Taken(words, null);
    }

    private String faults(AccountClaims claims) {
        return JwtValidator.validate(claims, seconds.getAsLong()).stream()
                .filter(finding -> finding.isBlocking() && !finding.ours())
                .map(Finding::message)
                .collect(Collectors.joining(" "));
    }

    /// Those that are over are left out.
    Set<String> listing() {
        return texts.entrySet().stream()
                .filter(entry -> !isOver(read(entry.getValue())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private boolean isOver(AccountClaims claims) {
        var end = claims.base().expires();
        return end != 0 && end <= seconds.getAsLong();
    }

    /// What this one is to take from the other: what is new or younger there (nats-server-facts.md#1.11).
    Set<String> olderThan(ScriptedStore other) {
        return other.texts.entrySet().stream()
                .filter(entry -> isOlder(texts.get(entry.getKey()), entry.getValue()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }

    private static boolean isOlder(@Nullable String ours, String theirs) {
        if (ours == null) {
            return true;
        }
        var own = read(ours).base();
        var other = read(theirs).base();
        return !own.id().equals(other.id()) && own.issuedAt() <= other.issuedAt();
    }

    Optional<AccountClaims> claims(String key) {
        return Optional.ofNullable(texts.get(key)).map(ScriptedStore::read);
    }

    private static AccountClaims read(String jwt) {
        try {
            return ReadTokens.account(jwt);
        } catch (JwtException e) {
            throw new IllegalStateException("a store holds only what could be read", e);
        }
    }
}
