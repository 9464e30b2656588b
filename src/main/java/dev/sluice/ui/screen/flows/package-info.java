/// Flows: live rates per connection with source and age, lines and charts of the last minutes.
@NullMarked
package dev.sluice.ui.screen.flows;

import org.jspecify.annotations.NullMarked;
