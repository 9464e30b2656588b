package dev.sluice.cli.session;

import dev.sluice.domain.audit.AuditExport;
import dev.sluice.domain.config.ServerConfigFormat;
import dev.sluice.domain.interop.InteropDependencies;
import dev.sluice.domain.nkey.Entropy;
import dev.sluice.domain.tokendelivery.QrCodes;
import dev.sluice.domain.tokendelivery.TokenSource;
import dev.sluice.domain.workspace.SeedSealing;
import java.util.function.Function;

/// What commands use of the world outside the workspace.
public record CliDependencies(
        QrCodes qrCodes,
        Entropy entropy,
        ServerConfigFormat serverConfig,
        TokenSource tokens,
        InteropDependencies exchange,
        Function<AuditExport.Form, AuditExport> auditExport,
        SeedSealing seedSealing) {}
