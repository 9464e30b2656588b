/// What an import or export would do, and what it did.
@NullMarked
package dev.sluice.domain.interop.plan;

import org.jspecify.annotations.NullMarked;
