package dev.sluice.adapter.nats.tls;

import dev.sluice.domain.model.TlsFiles;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import io.nats.client.Options;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// TLS as a person set it up, read from its files anew each time.
public final class TlsContext {
    private TlsContext() {}

    /// Where one of the addresses asks for it, or there are files; a server that then speaks no TLS is not spoken to.
    ///
    /// @throws ProblemException `TLS_FILES_UNUSABLE`
    public static Options.Builder wherever(List<String> urls, TlsFiles files, Options.Builder options) {
        var isWanted =
                !files.isNone() || urls.stream().anyMatch(url -> url.startsWith("tls://") || url.startsWith("wss://"));
        return isWanted ? applied(options, files) : options;
    }

    private static Options.Builder applied(Options.Builder options, TlsFiles files) {
        // Of all modes the one that keeps the name, which the certificate is checked for.
        var secure = options.sslContext(of(files)).hostnameResolveMode(Options.HostnameResolveMode.HappyEyeballs);
        return files.isFirst() ? secure.tlsFirst() : secure;
    }

    /// @throws ProblemException `TLS_FILES_UNUSABLE`
    static SSLContext of(TlsFiles files) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(keys(files), trust(files), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw ProblemException.because(
                    e, ProblemCode.TLS_FILES_UNUSABLE, named(files), String.valueOf(e.getMessage()));
        }
    }

    private static TrustManager[] trust(TlsFiles files) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(files.authority() == null ? null : authorities(files.authority()));
        return Stream.of(factory.getTrustManagers())
                .map(manager -> manager instanceof X509ExtendedTrustManager checking
                        ? new HostCheckingTrust(checking)
                        : manager)
                .toArray(TrustManager[]::new);
    }

    private static KeyStore authorities(String file) throws GeneralSecurityException {
        var store = PemFiles.emptyStore();
        var number = 0;
        for (var certificate : PemFiles.certificates(file)) {
            store.setCertificateEntry("authority-" + number++, certificate);
        }
        return store;
    }

    private static KeyManager @Nullable [] keys(TlsFiles files) throws GeneralSecurityException {
        if (files.certificate() == null || files.key() == null) {
            return null;
        }
        var chain = PemFiles.certificates(files.certificate());
        var store = PemFiles.emptyStore();
        var none = new char[0];
        store.setKeyEntry(
                "client",
                PemFiles.privateKey(files.key(), chain.getFirst().getPublicKey().getAlgorithm()),
                none,
                chain.toArray(Certificate[]::new));
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, none);
        return factory.getKeyManagers();
    }

    private static String named(TlsFiles files) {
        return files.certificate() == null ? String.valueOf(files.authority()) : files.certificate();
    }
}
