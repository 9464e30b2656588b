/// One connection to one server: dialling, logging in, asking.
@NullMarked
package dev.sluice.adapter.nats.session;

import org.jspecify.annotations.NullMarked;
