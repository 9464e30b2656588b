/// What every screen is made of: view, controller, lifetimes, threads, texts, times.
@NullMarked
package dev.sluice.ui.mvc;

import org.jspecify.annotations.NullMarked;
