/// Tests of the database on real H2 files.
@NullMarked
package dev.sluice.adapter.store;

import org.jspecify.annotations.NullMarked;
