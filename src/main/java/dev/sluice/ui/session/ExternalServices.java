package dev.sluice.ui.session;

import dev.sluice.domain.audit.AuditExport;
import dev.sluice.domain.config.ServerConfigFormat;
import dev.sluice.domain.interop.InteropDependencies;
import dev.sluice.domain.nkey.Entropy;
import dev.sluice.domain.tokendelivery.QrCodes;
import dev.sluice.domain.workspace.SeedSealing;
import java.util.function.Function;
import java.util.function.Supplier;

/// What lies outside of a workspace and the screens make use of.
///
/// @param exchange reads and writes what other tools keep
/// @param serverConfig writes configurations of servers
/// @param sealing seals a key that leaves the vault
/// @param entropy for what seals it
/// @param qrCodes made when one is asked for, which loads a library
public record ExternalServices(
        Supplier<QrCodes> qrCodes,
        Supplier<InteropDependencies> exchange,
        Supplier<ServerConfigFormat> serverConfig,
        Function<AuditExport.Form, AuditExport> auditExport,
        SeedSealing sealing,
        Entropy entropy) {}
