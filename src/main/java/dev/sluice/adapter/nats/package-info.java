/// The server link and the resolver over it, and plain account clients. The only home of jnats besides the
/// sandbox.
@NullMarked
package dev.sluice.adapter.nats;

import org.jspecify.annotations.NullMarked;
