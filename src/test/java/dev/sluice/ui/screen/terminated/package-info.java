@org.jspecify.annotations.NullMarked
package dev.sluice.ui.screen.terminated;
