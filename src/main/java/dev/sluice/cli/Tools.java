package dev.sluice.cli;

import dev.sluice.domain.config.ServerConfigFormat;
import dev.sluice.domain.exchange.ExchangeMeans;
import dev.sluice.domain.federation.port.AccountServers;
import dev.sluice.domain.handover.QrCodes;
import dev.sluice.domain.handover.TokenSource;
import dev.sluice.domain.nkey.Entropy;

/// What commands use of the world outside the workspace.
public record Tools(
        QrCodes qrCodes,
        Entropy entropy,
        ServerConfigFormat serverConfig,
        AccountServers accountServers,
        TokenSource tokens,
        ExchangeMeans exchange) {}
