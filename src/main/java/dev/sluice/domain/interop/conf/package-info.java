/// Accounts that stand in the configuration of a server, brought into operator mode: reading the file, what becomes
/// of each of its lines, and making it.
@NullMarked
package dev.sluice.domain.interop.conf;

import org.jspecify.annotations.NullMarked;
