/// HTTP with bounds: account servers, and tokens behind an address.
@NullMarked
package dev.sluice.adapter.http;

import org.jspecify.annotations.NullMarked;
