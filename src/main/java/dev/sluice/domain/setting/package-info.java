/// What the workspace is set to.
@NullMarked
package dev.sluice.domain.setting;

import org.jspecify.annotations.NullMarked;
