package dev.sluice.ui.commandline;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.AccountPatch.Mapping;
import dev.sluice.domain.model.record.AccountPatch.Tiering;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is done with accounts, as commands.
///
/// @param environment its name, said in each command of ours: there may be several
public record AccountLines(String environment) {

    public CommandLines add(String name) {
        return CommandLines.pushed(
                ours("account", "add").word(name),
                name,
                ShellLine.nsc("add", "account").option("--name", name));
    }

    public CommandLines remove(Account account) {
        return CommandLines.of(
                ours("account", "rm").word(account.name()),
                ShellLine.nsc("delete", "account").option("--name", account.name()));
    }

    /// nsc has no request: in a store without the operator's key whatever it writes is one.
    public CommandLines request(Account account, String file) {
        return CommandLines.ofSluice(
                ours("account", "request").word(account.name()).option("--out", file));
    }

    /// What is pasted lies in no file, and comes by the standard input.
    public CommandLines signed(boolean agreed) {
        var line = ours("account", "signed").word("-");
        return CommandLines.ofSluice(agreed ? line.flag("--accept-changes") : line);
    }

    public CommandLines usage(Account account) {
        return CommandLines.ofSluice(ours("account", "usage").word(account.name()));
    }

    /// nsc keeps a name for good; it has no suspension either, but a limit of no connections, which is what
    /// servers are told.
    ///
    /// @param now spans are counted from it
    public CommandLines change(Account account, AccountPatch patch, Instant now) {
        var lines = CommandLines.NONE;
        if (patch.suspended() != null) {
            lines = lines.then(suspension(account, patch.suspended()));
        }
        if (!patch.fields().isEmpty()) {
            lines = lines.then(edit(account, patch, now));
        }
        for (var mapping : patch.mappings()) {
            lines = lines.then(mapping(account, mapping));
        }
        // Last: the commands before it know the account by the name it has.
        return patch.name() == null || patch.name().equals(account.name())
                ? lines
                : lines.then(CommandLines.ofSluice(
                        ours("account", "rename").word(account.name()).word(patch.name())));
    }

    private CommandLines suspension(Account account, long at) {
        var connections = at > 0 ? 0 : account.limits().connections();
        var leafNodes = at > 0 ? 0 : account.limits().leafNodes();
        return CommandLines.pushed(
                ours("account", at > 0 ? "suspend" : "resume").word(account.name()),
                account.name(),
                nscEdit(account).option("--conns", connections).option("--leaf-conns", leafNodes));
    }

    private CommandLines edit(Account account, AccountPatch patch, Instant now) {
        var line = ours("account", "edit").word(account.name());
        var nsc = nscEdit(account);
        PatchOptions.limits(line, patch);
        for (var limit : new TreeMap<>(patch.limits()).entrySet()) {
            var known = AccountLimit.of(limit.getKey()).orElseThrow();
            nsc.option("--" + nscWord(known), limit.getValue());
        }
        if (patch.tier() != null) {
            nsc.option("--js-tier", patch.tier().replace("R", ""));
        }
        said(line, nsc, patch, now);
        if (patch.tiering() != null) {
            line.option(
                    "--tier",
                    patch.tiering().equals(Tiering.NONE)
                            ? "none"
                            : patch.tiering().name());
        }
        if (patch.more() != null) {
            PatchOptions.rarely(line, patch.more());
        }
        return patch.defaults() == null && patch.tiering() == null && patch.more() == null
                ? CommandLines.pushed(line, account.name(), beforeTiers(account, patch), nsc)
                // nsc adds to the permissions that are there, and does not replace them; it has no tiers by name,
                // and little of what is changed rarely.
                : CommandLines.ofSluice(patch.defaults() == null ? line : permissions(line, patch.defaults()));
    }

    /// Of limits for all streams and of those by replicas there is one kind; nsc wants the other taken away first.
    private static List<ShellLine> beforeTiers(Account account, AccountPatch patch) {
        return patch.tier() != null && account.limits().jetStream()
                ? List.of(nscEdit(account).option("--rm-js-tier", 0))
                : List.of();
    }

    private static void said(ShellLine line, ShellLine nsc, AccountPatch patch, Instant now) {
        if (patch.description() != null) {
            line.option("--description", patch.description());
            nsc.option("--description", patch.description());
        }
        if (patch.infoUrl() != null) {
            line.option("--info-url", patch.infoUrl());
            nsc.option("--info-url", patch.infoUrl());
        }
        line.options("--tag", patch.addTags()).options("--remove-tag", patch.removeTags());
        nsc.options("--tag", patch.addTags()).options("--rm-tag", patch.removeTags());
        if (patch.expires() != null) {
            line.option("--expires", patch.expires() == 0 ? "never" : span(patch.expires(), now));
            nsc.option("--expiry", patch.expires() == 0 ? "0" : span(patch.expires(), now));
        }
        PatchOptions.allowed(line, patch);
        if (patch.wildcardExports() != null) {
            nsc.flag("--wildcard-exports=" + patch.wildcardExports());
        }
        if (patch.bearerTokens() != null) {
            nsc.flag("--disallow-bearer=" + !patch.bearerTokens());
        }
    }

    private static ShellLine permissions(ShellLine line, AccountPatch.SubjectRules rules) {
        if (rules.equals(AccountPatch.SubjectRules.NONE)) {
            return line.flag("--no-default-permissions");
        }
        return line.options("--default-allow-publish", rules.allowPublish())
                .options("--default-deny-publish", rules.denyPublish())
                .options("--default-allow-subscribe", rules.allowSubscribe())
                .options("--default-deny-subscribe", rules.denySubscribe());
    }

    private CommandLines mapping(Account account, Mapping mapping) {
        var verb = mapping.removed() ? "rm" : "add";
        var line = ours("mapping", verb).word(mapping.from());
        var nsc = ShellLine.nsc(mapping.removed() ? "delete" : "add", "mapping")
                .option("--account", account.name())
                .option("--from", mapping.from());
        if (mapping.to() != null) {
            line.word(mapping.to());
            nsc.option("--to", mapping.to());
        }
        if (!mapping.removed()) {
            line.option("--weight", mapping.weight());
            nsc.option("--weight", mapping.weight());
        }
        if (!mapping.cluster().isEmpty()) {
            line.option("--cluster", mapping.cluster());
            nsc.option("--cluster", mapping.cluster());
        }
        return CommandLines.pushed(line.option("--account", account.name()), account.name(), nsc);
    }

    private ShellLine ours(String... command) {
        return ShellLine.sluice(command).option("--environment", environment);
    }

    private static ShellLine nscEdit(Account account) {
        return ShellLine.nsc("edit", "account").option("--name", account.name());
    }

    /// To the hour: what was meant as 90 days is not some seconds less by the time it is copied.
    private static String span(@Nullable Long end, Instant now) {
        var length = Duration.between(now, Instant.ofEpochSecond(end == null ? 0 : end));
        var hours = Math.max(1, length.plusMinutes(30).toHours());
        return PatchOptions.span(Duration.ofHours(hours));
    }

    private static String nscWord(AccountLimit limit) {
        return switch (limit) {
            case CONNECTIONS -> "conns";
            case LEAF_NODES -> "leaf-conns";
            case SUBSCRIPTIONS, PAYLOAD, DATA, IMPORTS, EXPORTS -> limit.word();
            case JETSTREAM_MEMORY -> "js-mem-storage";
            case JETSTREAM_DISK -> "js-disk-storage";
            case STREAMS -> "js-streams";
            case CONSUMERS -> "js-consumer";
            case ACK_PENDING -> "js-max-ack-pending";
            case MEMORY_STREAM_SIZE -> "js-max-mem-stream";
            case DISK_STREAM_SIZE -> "js-max-disk-stream";
        };
    }
}
