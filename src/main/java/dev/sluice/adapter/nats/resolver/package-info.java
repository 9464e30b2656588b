/// What is asked of the servers of an environment, and how their answers are counted.
@NullMarked
package dev.sluice.adapter.nats.resolver;

import org.jspecify.annotations.NullMarked;
