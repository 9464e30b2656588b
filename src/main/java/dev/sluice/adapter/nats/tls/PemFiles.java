package dev.sluice.adapter.nats.tls;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// PEM files of people. Failures are `TLS_FILES_UNUSABLE` and never repeat what a file holds.
final class PemFiles {
    private static final int LARGEST = 1024 * 1024;
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]{1,65536})-----END PRIVATE KEY-----");

    private PemFiles() {}

    static List<X509Certificate> certificates(String file) {
        try {
            var found =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(read(file)));
            var certificates = found.stream().map(X509Certificate.class::cast).toList();
            if (certificates.isEmpty()) {
                throw unusable(file, "there is no certificate in it");
            }
            return certificates;
        } catch (GeneralSecurityException e) {
            throw ProblemException.because(e, ProblemCode.TLS_FILES_UNUSABLE, file, "there is no certificate in it");
        }
    }

    /// @param algorithm that of the certificate
    static PrivateKey privateKey(String file, String algorithm) {
        var bytes = read(file);
        try {
            var matcher = KEY.matcher(new String(bytes, StandardCharsets.US_ASCII));
            if (!matcher.find()) {
                throw unusable(file, "there is no private key in PKCS #8 in it");
            }
            var encoded = Base64.getMimeDecoder().decode(matcher.group(1));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw ProblemException.because(
                    e, ProblemCode.TLS_FILES_UNUSABLE, file, "its key does not fit the certificate");
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    static KeyStore emptyStore() throws GeneralSecurityException {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new IllegalStateException("an empty key store reads nothing", e);
        }
    }

    private static byte[] read(String file) {
        try (var in = Files.newInputStream(Path.of(file))) {
            var bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw unusable(file, "it is too large");
            }
            return bytes;
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.TLS_FILES_UNUSABLE, file, "it cannot be read");
        }
    }

    private static ProblemException unusable(String file, String reason) {
        return ProblemException.of(ProblemCode.TLS_FILES_UNUSABLE, file, reason);
    }
}
