package dev.sluice.cli;

import dev.sluice.domain.handover.QrCodes;

/// What commands use of the world outside the workspace.
public record Tools(QrCodes qrCodes) {}
