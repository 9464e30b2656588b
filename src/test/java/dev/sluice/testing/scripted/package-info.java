/// Servers that exist in memory only, and do what a test has scripted: what real ones do is in
/// nats-server-facts.md, and a shared contract test holds both to it.
@NullMarked
package dev.sluice.testing.scripted;

import org.jspecify.annotations.NullMarked;
