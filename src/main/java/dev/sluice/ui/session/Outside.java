package dev.sluice.ui.session;

import dev.sluice.domain.config.ServerConfigFormat;
import dev.sluice.domain.exchange.ExchangeMeans;
import dev.sluice.domain.handover.QrCodes;
import java.util.function.Supplier;

/// What lies outside of a workspace and the screens make use of.
///
/// @param exchange reads and writes what other tools keep
/// @param serverConfig writes configurations of servers
/// @param qrCodes made when one is asked for, which loads a library
public record Outside(
        Supplier<QrCodes> qrCodes, Supplier<ExchangeMeans> exchange, Supplier<ServerConfigFormat> serverConfig) {}
