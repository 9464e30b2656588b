package dev.sluice.domain.model.record;

import dev.sluice.domain.nkey.PublicKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A key that lies in a key service and never here, and how it is asked to sign.
///
/// @param version of the key in the service; a later one is another key
public record RemoteKey(PublicKey key, Place place, int version) {
    private static final String BETWEEN = "\n";
    private static final int FIELDS = 7;

    /// @param address of the service, such as `https://vault.example.com:8200`
    /// @param mount where its engine is mounted
    /// @param tokenFile from which the token is read for each request; null for the variable of the environment
    /// @param caFile certificates (PEM) to trust instead of the usual ones; null for those
    public record Place(
            String address,
            String mount,
            String name,
            @Nullable String tokenFile,
            @Nullable String caFile) {}

    /// As it is stored.
    public String text() {
        return String.join(
                BETWEEN,
                List.of(
                        key.text(),
                        String.valueOf(version),
                        place.address(),
                        place.mount(),
                        place.name(),
                        place.tokenFile() == null ? "" : place.tokenFile(),
                        place.caFile() == null ? "" : place.caFile()));
    }

    /// Empty for what is no such text.
    public static Optional<RemoteKey> parse(String text) {
        var fields = text.split(BETWEEN, -1);
        if (fields.length != FIELDS || !fields[1].matches("[0-9]{1,6}")) {
            return Optional.empty();
        }
        return PublicKey.parse(fields[0])
                .map(key -> new RemoteKey(
                        key,
                        new Place(fields[2], fields[3], fields[4], named(fields[5]), named(fields[6])),
                        Integer.parseInt(fields[1])));
    }

    private static @Nullable String named(String field) {
        return field.isEmpty() ? null : field;
    }
}
