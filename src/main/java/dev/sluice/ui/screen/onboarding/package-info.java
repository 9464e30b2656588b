/// Import what I have: nsc stores, creds files and loose tokens, looked through first, then taken in.
@NullMarked
package dev.sluice.ui.screen.onboarding;

import org.jspecify.annotations.NullMarked;
