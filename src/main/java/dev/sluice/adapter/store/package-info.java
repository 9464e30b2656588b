/// The workspace's database: an H2 file, its migrations, its one writer and its change feed.
@NullMarked
package dev.sluice.adapter.store;

import org.jspecify.annotations.NullMarked;
