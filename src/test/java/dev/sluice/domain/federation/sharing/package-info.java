@org.jspecify.annotations.NullMarked
package dev.sluice.domain.federation.sharing;
