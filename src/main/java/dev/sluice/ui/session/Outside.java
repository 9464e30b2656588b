package dev.sluice.ui.session;

import dev.sluice.domain.handover.QrCodes;
import java.util.function.Supplier;

/// What lies outside of a workspace and the screens make use of.
///
/// @param qrCodes made when one is asked for, which loads a library
public record Outside(Supplier<QrCodes> qrCodes) {}
