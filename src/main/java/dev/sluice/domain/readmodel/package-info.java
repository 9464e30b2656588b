/// What lists, details and counts of both faces show of one environment, each read in one look at the store. Nothing
/// here changes anything.
@NullMarked
package dev.sluice.domain.readmodel;

import org.jspecify.annotations.NullMarked;
