/// Tests.
@NullMarked
package dev.sluice.app.log;

import org.jspecify.annotations.NullMarked;
