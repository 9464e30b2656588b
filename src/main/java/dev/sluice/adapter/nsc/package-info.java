/// What nsc, the NATS CLI and nats-server read and write on disk: stores, creds, contexts,
/// configurations.
@NullMarked
package dev.sluice.adapter.nsc;

import org.jspecify.annotations.NullMarked;
