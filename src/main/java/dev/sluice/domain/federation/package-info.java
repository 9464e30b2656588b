/// Consent, planning, journalled activation and proof: the services behind both faces.
@NullMarked
package dev.sluice.domain.federation;

import org.jspecify.annotations.NullMarked;
