/// The Share wizard: from one account to another, offer and acceptance in one go.
@NullMarked
package dev.sluice.ui.screen.share;

import org.jspecify.annotations.NullMarked;
