/// Sluice: a desktop console for administrators of multi-account NATS.
@org.jspecify.annotations.NullMarked
package dev.sluice;
