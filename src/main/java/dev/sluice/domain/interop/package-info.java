/// What goes between a workspace and files of other tools: nsc stores, creds, NATS CLI contexts.
@NullMarked
package dev.sluice.domain.interop;

import org.jspecify.annotations.NullMarked;
