/// Replacing signing keys: what rests on a key, signing it anew, retiring the old one.
@NullMarked
package dev.sluice.domain.key.rotation;

import org.jspecify.annotations.NullMarked;
