/// The one family of failures a person can meet: a stable code and a three-part text.
@NullMarked
package dev.sluice.domain.problem;

import org.jspecify.annotations.NullMarked;
