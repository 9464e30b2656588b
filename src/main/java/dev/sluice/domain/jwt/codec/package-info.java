/// Claims to tokens and back: reading, writing, signing, verifying.
@NullMarked
package dev.sluice.domain.jwt.codec;

import org.jspecify.annotations.NullMarked;
