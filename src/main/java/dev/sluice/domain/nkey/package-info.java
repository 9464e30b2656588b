/// NKey text form, key kinds, signatures, and seeds that can be wiped.
@NullMarked
package dev.sluice.domain.nkey;

import org.jspecify.annotations.NullMarked;
