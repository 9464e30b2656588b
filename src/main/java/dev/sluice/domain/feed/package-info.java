/// What listeners are told of: the topics that a committed change touched, and the membership that ends it.
@NullMarked
package dev.sluice.domain.feed;

import org.jspecify.annotations.NullMarked;
