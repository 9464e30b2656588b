/// Tests of what views are made with.
@NullMarked
package dev.sluice.ui.mvc;

import org.jspecify.annotations.NullMarked;
