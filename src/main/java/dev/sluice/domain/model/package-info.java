/// The field's own terms as records and sealed types.
@NullMarked
package dev.sluice.domain.model;

import org.jspecify.annotations.NullMarked;
