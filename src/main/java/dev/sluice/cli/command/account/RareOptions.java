package dev.sluice.cli.command.account;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.TimeArguments;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.AccountPatch.Callout;
import dev.sluice.domain.model.record.AccountPatch.More;
import dev.sluice.domain.model.record.AccountPatch.Tiering;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What of an account is changed rarely, and the tier that sets its limits.
public final class RareOptions {
    private static final String NONE = "none";
    private static final int HUNDRED = 100;

    @Option(names = "--tier", paramLabel = "T|none", descriptionKey = "tier")
    private @Nullable String tier;

    @Option(names = "--trace", paramLabel = "SUBJECT|none", descriptionKey = "trace")
    private @Nullable String trace;

    @Option(names = "--trace-sampling", paramLabel = "PERCENT", descriptionKey = "trace-sampling")
    private @Nullable Integer sampling;

    @Option(names = "--cluster-traffic", paramLabel = "owner|system|none", descriptionKey = "cluster-traffic")
    private @Nullable String clusterTraffic;

    @Option(names = "--starts", paramLabel = "TIME|now", descriptionKey = "starts")
    private @Nullable String starts;

    @Option(names = "--auth-callout-user", paramLabel = "USER", descriptionKey = "auth-callout-user")
    private @Nullable List<String> calloutUsers;

    @Option(names = "--auth-callout-account", paramLabel = "ACCOUNT|*", descriptionKey = "auth-callout-account")
    private @Nullable List<String> calloutAccounts;

    @Option(names = "--auth-callout-xkey", paramLabel = "KEY", descriptionKey = "auth-callout-xkey")
    private @Nullable String calloutXkey;

    @Option(names = "--no-auth-callout", descriptionKey = "no-auth-callout")
    private boolean noCallout;

    /// @param key whose users are named; null for an account that has none yet
    AccountPatch on(AccountPatch patch, CommandContext context, EnvironmentSession session, @Nullable PublicKey key) {
        var more = new More(
                patch.more() == null ? null : patch.more().maxBytesRequired(),
                NONE.equals(trace) ? "" : trace,
                percent(context),
                NONE.equals(clusterTraffic) ? "" : clusterTraffic,
                starting(context),
                callout(context, session, key));
        return patch.copy()
                .tiering(tiering(session))
                .more(more.equals(More.NONE) ? null : more)
                .build();
    }

    private @Nullable Tiering tiering(EnvironmentSession session) {
        if (tier == null) {
            return null;
        }
        return tier.equals(NONE) ? Tiering.NONE : session.services().tiers().tiering(tier);
    }

    private @Nullable Integer percent(CommandContext context) {
        if (sampling != null && (sampling < 1 || sampling > HUNDRED)) {
            throw context.usage(CliMessages.of("value.percent", sampling));
        }
        return sampling;
    }

    private @Nullable Long starting(CommandContext context) {
        if (starts == null) {
            return null;
        }
        return starts.equals("now")
                ? Long.valueOf(0)
                : Long.valueOf(TimeArguments.parse(context, starts).getEpochSecond());
    }

    private @Nullable Callout callout(CommandContext context, EnvironmentSession session, @Nullable PublicKey key) {
        if (noCallout) {
            return new Callout(List.of(), List.of(), "");
        }
        if (calloutUsers == null) {
            if (calloutAccounts != null || calloutXkey != null) {
                throw context.usage(CliMessages.of("account.callout.users"));
            }
            return null;
        }
        var users = new ArrayList<String>();
        for (var name : calloutUsers) {
            users.add(user(session, key, name));
        }
        var accounts = new ArrayList<String>();
        for (var name : calloutAccounts == null ? List.<String>of() : calloutAccounts) {
            accounts.add(name.equals("*") ? name : session.partner(name).text());
        }
        return new Callout(users, accounts, calloutXkey == null ? "" : calloutXkey);
    }

    private static String user(EnvironmentSession session, @Nullable PublicKey key, String name) {
        var typed = PublicKey.parse(name).filter(parsed -> parsed.isKind(KeyKind.USER));
        return typed.isPresent() || key == null
                ? typed.map(PublicKey::text).orElse(name)
                : session.services().users().find(key, name).key().text();
    }
}
