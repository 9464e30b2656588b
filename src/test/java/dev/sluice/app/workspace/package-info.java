/// Tests.
@NullMarked
package dev.sluice.app.workspace;

import org.jspecify.annotations.NullMarked;
