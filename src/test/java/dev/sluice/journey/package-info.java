/// The main job end to end: real servers, a real database file, a real vault.
@org.jspecify.annotations.NullMarked
package dev.sluice.journey;
