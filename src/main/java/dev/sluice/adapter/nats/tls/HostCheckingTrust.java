package dev.sluice.adapter.nats.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/// Also checks that a server's certificate is for the host that was dialled, which jnats does not ask for (seen in
/// 2.26.2: its sockets have no endpoint identification). Otherwise whoever has any certificate of the same
/// authority could stand in for a server.
final class HostCheckingTrust extends X509ExtendedTrustManager {
    private static final String RULES = "HTTPS";

    private final X509ExtendedTrustManager trust;

    HostCheckingTrust(X509ExtendedTrustManager trust) {
        this.trust = trust;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        if (!(socket instanceof SSLSocket secured)) {
            throw new CertificateException("not a TLS socket");
        }
        var parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm(RULES);
        secured.setSSLParameters(parameters);
        trust.checkServerTrusted(chain, authType, secured);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        var parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm(RULES);
        engine.setSSLParameters(parameters);
        trust.checkServerTrusted(chain, authType, engine);
    }

    /// Without a connection there is no host to check.
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("a certificate is checked with its connection only");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        trust.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        trust.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        trust.checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trust.getAcceptedIssuers();
    }
}
