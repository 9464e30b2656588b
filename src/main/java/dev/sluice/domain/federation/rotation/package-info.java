/// Replacing signing keys: what rests on a key, signing it anew, retiring the old one.
@NullMarked
package dev.sluice.domain.federation.rotation;

import org.jspecify.annotations.NullMarked;
