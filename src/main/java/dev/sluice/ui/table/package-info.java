/// What every table of the console can do beside showing rows: write them as text, and keep how a person arranged
/// it.
@NullMarked
package dev.sluice.ui.table;

import org.jspecify.annotations.NullMarked;
