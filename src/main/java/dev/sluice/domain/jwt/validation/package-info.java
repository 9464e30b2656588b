/// The rules that claims have to keep, and what is found against them.
@NullMarked
package dev.sluice.domain.jwt.validation;

import org.jspecify.annotations.NullMarked;
