package dev.sluice.cli.command.account;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.domain.account.UserChanges;
import dev.sluice.domain.account.UserDraft;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sluice user`: users of the acting account.
@Command(name = "user")
public final class UserCommand {
    private final CommandContext context;

    public UserCommand(CommandContext context) {
        this.context = context;
    }

    /// Without a file the creds are the answer, so that they can be piped.
    @Command(name = "add")
    int add(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME", arity = "1..*") List<String> names,
            @Mixin RuleOptions rules,
            @Option(names = "--role", paramLabel = "R") @Nullable String role,
            @Option(names = "--expires", paramLabel = "SPAN|never", descriptionKey = "user-expires") @Nullable
                    String expires,
            @Option(names = "--bearer") boolean bearer,
            @Option(names = "--tag", paramLabel = "T", descriptionKey = "tag") @Nullable List<String> tags,
            @Option(names = "--creds", paramLabel = "FILE") @Nullable String target,
            @Option(names = "--creds-dir", paramLabel = "DIR") @Nullable String folder) {
        if (role != null && (!rules.isEmpty() || bearer)) {
            throw context.usage(CliMessages.of("user.roleAlone"));
        }
        if (target != null && (folder != null || names.size() > 1)) {
            throw context.usage(CliMessages.of("user.credsOfOne"));
        }
        var life = expires == null
                ? UserDraft.USUAL_LIFE
                : ExpiryArgument.parse(context, expires).span();
        var drafts = names.stream()
                .map(name ->
                        new UserDraft(name, rules.rulesOrNull(), role, life, bearer, tags == null ? List.of() : tags))
                .toList();
        return new UserHandout(context).add(drafts, new UserHandout.Place(target, folder));
    }

    /// Those of a user who is there.
    @Command(name = "creds")
    int creds(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name,
            @Option(names = "--creds", paramLabel = "FILE") @Nullable String target) {
        return new UserHandout(context).creds(name, target);
    }

    @Command(name = "edit")
    int edit(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name,
            @Mixin RuleOptions rules,
            @Option(names = "--expires", paramLabel = "SPAN|never", descriptionKey = "user-expires") @Nullable
                    String expires,
            @Option(names = "--no-permissions") boolean freed,
            @Option(names = "--revoke-old") boolean revoking,
            @Option(names = "--creds", paramLabel = "FILE") @Nullable String target) {
        var life = expires == null
                ? null
                : new UserChanges.Life(ExpiryArgument.parse(context, expires).span());
        if (rules.isEmpty() && !freed && life == null) {
            throw context.usage(CliMessages.of("user.edit.nothing"));
        }
        return new UserHandout(context).edit(name, freed ? rules.rules() : rules.rulesOrNull(), life, revoking, target);
    }

    @Command(name = "rotate")
    int rotate(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name,
            @Option(names = "--creds", paramLabel = "FILE") @Nullable String target) {
        return new UserHandout(context).rotate(name, target);
    }

    @Command(name = "ls")
    int list() {
        return new UserLists(context).list();
    }

    @Command(name = "show")
    int show(@Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name) {
        return new UserLists(context).show(name);
    }

    @Command(name = "revoke")
    int revoke(
            @Parameters(paramLabel = "NAME|KEY", descriptionKey = "NAME|KEY", arity = "0..1") @Nullable String user,
            @Option(names = "--all") boolean all,
            @Option(names = "--before", paramLabel = "TIME") @Nullable String before) {
        return new UserEnds(context).revoke(user, all, before);
    }

    @Command(name = "unrevoke")
    int unrevoke(
            @Parameters(paramLabel = "NAME|KEY", descriptionKey = "NAME|KEY", arity = "0..1") @Nullable String user,
            @Option(names = "--all") boolean all) {
        return new UserEnds(context).unrevoke(user, all);
    }

    @Command(name = "revocations")
    int revocations() {
        return new UserEnds(context).revocations();
    }

    @Command(name = "rm")
    int remove(@Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name) {
        return new UserEnds(context).remove(name);
    }

    @Command(name = "connections")
    int connections(@Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name) {
        return new UserLists(context).connections(name);
    }

    @Command(name = "kick")
    int kick(@Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name) {
        return new UserEnds(context).kick(name);
    }

    @Command(name = "can")
    int can(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name,
            @ArgGroup(exclusive = true, multiplicity = "1") Wanted wanted) {
        return new UserLists(context).can(name, wanted);
    }

    /// One of both.
    static final class Wanted {
        @Option(names = "--publish", paramLabel = "S", descriptionKey = "can-publish")
        @Nullable
        String publish;

        @Option(names = "--subscribe", paramLabel = "S", descriptionKey = "can-subscribe")
        @Nullable
        String subscribe;
    }
}
