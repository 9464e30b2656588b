/// Users of ordinary accounts: messages and events.
@NullMarked
package dev.sluice.adapter.nats.client;

import org.jspecify.annotations.NullMarked;
