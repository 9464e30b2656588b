/// What is asked of federation and what comes of it: drafts, options, effects, progress, outcomes and the read
/// models that screens and commands show. Knows no service.
@NullMarked
package dev.sluice.domain.federation.operation;

import org.jspecify.annotations.NullMarked;
