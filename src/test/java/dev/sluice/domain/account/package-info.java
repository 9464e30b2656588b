@NullMarked
package dev.sluice.domain.account;

import org.jspecify.annotations.NullMarked;
