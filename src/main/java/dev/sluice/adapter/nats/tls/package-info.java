/// TLS as people set it up.
@NullMarked
package dev.sluice.adapter.nats.tls;

import org.jspecify.annotations.NullMarked;
