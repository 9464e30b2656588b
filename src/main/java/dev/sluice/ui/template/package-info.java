/// Templates of accounts: kept from one, given to another.
@NullMarked
package dev.sluice.ui.template;

import org.jspecify.annotations.NullMarked;
