/// The database file: opening, renewing, copies, the reserve, sessions.
@NullMarked
package dev.sluice.adapter.store.file;

import org.jspecify.annotations.NullMarked;
