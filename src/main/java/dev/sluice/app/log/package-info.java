/// Logging that never shows a secret.
@NullMarked
package dev.sluice.app.log;

import org.jspecify.annotations.NullMarked;
