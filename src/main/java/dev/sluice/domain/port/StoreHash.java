package dev.sluice.domain.port;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/// What a server says of its whole store once per interval, for free (nats-server-facts.md#1.11).
///
/// @param node the server's name in the short form that servers use among themselves
/// @param hash of every stored text together, in hexadecimal
public record StoreHash(String node, String hash) {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int NODE_LENGTH = 8;
    private static final int HASH_LENGTH = 32;

    /// The short form of a server's name.
    public static String nodeOf(String serverName) {
        var digest = sha256(serverName);
        var node = new StringBuilder();
        for (var i = 0; i < NODE_LENGTH; i++) {
            node.append(ALPHABET.charAt((digest[i] & 0xff) % ALPHABET.length()));
        }
        return node.toString();
    }

    /// The hash of a store that holds exactly these texts.
    public static String of(Collection<String> texts) {
        var all = new byte[HASH_LENGTH];
        for (var text : texts) {
            var one = sha256(text);
            for (var i = 0; i < HASH_LENGTH; i++) {
                all[i] ^= one[i];
            }
        }
        return HexFormat.of().formatHex(all);
    }

    public static StoreHash of(String node, byte[] hash) {
        return new StoreHash(node, HexFormat.of().formatHex(hash));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
