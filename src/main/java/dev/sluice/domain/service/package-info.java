/// The services of one environment, wired.
@NullMarked
package dev.sluice.domain.service;

import org.jspecify.annotations.NullMarked;
