/// What nsc, the NATS CLI and nats-server read and write on disk: stores, creds, contexts, configurations
/// (jwt-facts.md#3). Whatever is read may be hostile: every size is bounded, no link is followed, no name is
/// trusted.
@NullMarked
package dev.sluice.adapter.nsc;

import org.jspecify.annotations.NullMarked;
