@NullMarked
package dev.sluice.adapter.store.row;

import org.jspecify.annotations.NullMarked;
