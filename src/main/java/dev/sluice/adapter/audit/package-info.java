/// The audit log as JSON.
@NullMarked
package dev.sluice.adapter.audit;

import org.jspecify.annotations.NullMarked;
