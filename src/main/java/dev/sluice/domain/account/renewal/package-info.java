/// Fresh credentials of users where their clients read them.
@NullMarked
package dev.sluice.domain.account.renewal;

import org.jspecify.annotations.NullMarked;
