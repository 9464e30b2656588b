/// The services behind both faces, one set per environment. Below them lie their rooms, from the bottom: `port`,
/// `act`, `claims`, `environment`, `preflight` and `push`, `sharing`, `rotation`, `care`.
@NullMarked
package dev.sluice.domain.federation;

import org.jspecify.annotations.NullMarked;
