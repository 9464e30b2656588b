/// What is looked at before anything is signed.
@NullMarked
package dev.sluice.domain.federation.preflight;

import org.jspecify.annotations.NullMarked;
