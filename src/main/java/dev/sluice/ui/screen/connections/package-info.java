/// Live connections: what they do, how they are proven, revoking them.
@NullMarked
package dev.sluice.ui.screen.connections;

import org.jspecify.annotations.NullMarked;
