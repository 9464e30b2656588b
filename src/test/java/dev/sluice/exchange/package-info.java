/// Import from, and export to, what nsc and the NATS CLI keep: fixtures were made by the real tools.
@org.jspecify.annotations.NullMarked
package dev.sluice.exchange;
