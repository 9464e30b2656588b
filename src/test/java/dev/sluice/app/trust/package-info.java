@NullMarked
package dev.sluice.app.trust;

import org.jspecify.annotations.NullMarked;
