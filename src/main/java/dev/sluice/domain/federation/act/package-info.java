/// What is asked of federation and what comes of it: drafts, manners, effects, progress, outcomes
/// and the readings that screens and commands show. Knows no service.
@NullMarked
package dev.sluice.domain.federation.act;

import org.jspecify.annotations.NullMarked;
