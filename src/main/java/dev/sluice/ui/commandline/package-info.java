/// What a person does in the window, as somebody would type it: with `sluice`, and with `nsc` where that can do
/// it.
@NullMarked
package dev.sluice.ui.commandline;

import org.jspecify.annotations.NullMarked;
