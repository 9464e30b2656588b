/// What a developer needs to connect as a user: addresses, rights, and a program to begin with.
@NullMarked
package dev.sluice.domain.interop.kit;

import org.jspecify.annotations.NullMarked;
