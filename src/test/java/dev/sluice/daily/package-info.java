/// The administrator's daily work on accounts, users and keys: what it does to clients.
@NullMarked
package dev.sluice.daily;

import org.jspecify.annotations.NullMarked;
