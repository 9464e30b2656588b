/// Tests.
@NullMarked
package dev.sluice.app.owner;

import org.jspecify.annotations.NullMarked;
