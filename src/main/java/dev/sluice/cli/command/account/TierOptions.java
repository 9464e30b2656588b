package dev.sluice.cli.command.account;

import dev.sluice.cli.session.CommandContext;
import dev.sluice.domain.model.record.AccountPatch;
import picocli.CommandLine.Mixin;

/// The limits of a tier.
public final class TierOptions {
    @Mixin
    private final LimitOptions limits = new LimitOptions();

    AccountPatch patch(CommandContext context) {
        return limits.patch(context).build();
    }
}
