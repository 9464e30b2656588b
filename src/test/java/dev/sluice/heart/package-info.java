/// Tables over every step that can fail of what the heart does, on scripted servers: whatever fails, both sides
/// are open everywhere or neither is, and the database says the same.
@NullMarked
package dev.sluice.heart;

import org.jspecify.annotations.NullMarked;
