@NullMarked
package dev.sluice.domain.text;

import org.jspecify.annotations.NullMarked;
