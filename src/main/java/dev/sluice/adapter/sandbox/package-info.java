/// Local nats-server processes: finding the program, its configuration, its life under a watcher.
@NullMarked
package dev.sluice.adapter.sandbox;

import org.jspecify.annotations.NullMarked;
