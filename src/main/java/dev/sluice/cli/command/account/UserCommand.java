package dev.sluice.cli.command.account;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.domain.account.UserDraft;
import dev.sluice.domain.account.UserEdit;
import dev.sluice.domain.federation.environment.SystemRights;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sluice user`: users of the acting account.
@Command(name = "user", addMethodSubcommands = false)
public final class UserCommand {
    private final CommandContext context;

    public UserCommand(CommandContext context) {
        this.context = context;
    }

    /// Without a file the creds are the answer, so that they can be piped.
    @Command(name = "add")
    int add(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME", arity = "1..*") List<String> names,
            @Mixin UserOptions options,
            @Option(names = "--role", paramLabel = "R") @Nullable String role,
            @Option(names = "--purpose", paramLabel = "PURPOSE") @Nullable Purpose purpose,
            @Option(names = "--expires", paramLabel = "SPAN|never", descriptionKey = "user-expires") @Nullable
                    String expires,
            @Option(names = "--tag", paramLabel = "T", descriptionKey = "tag") @Nullable List<String> tags,
            @Option(names = "--creds", paramLabel = "FILE") @Nullable String target,
            @Option(names = "--creds-dir", paramLabel = "DIR") @Nullable String folder) {
        var asked = options.patch(context, false);
        if (role != null && (!asked.isEmpty() || purpose != null)) {
            throw context.usage(CliMessages.of("user.roleAlone"));
        }
        if (purpose != null && asked.rules() != null) {
            throw context.usage(CliMessages.of("user.purposeAlone"));
        }
        var patch = purpose == null ? asked : asked.with(purpose.rights.rules());
        requireOneFile(names, target, folder);
        var life = expires == null
                ? UserDraft.USUAL_LIFE
                : ExpiryArgument.parse(context, expires).span();
        var drafts = names.stream()
                .map(name -> new UserDraft(name, patch, role, life, listed(tags)))
                .toList();
        var place = new UserHandout.Place(target, folder);
        return new UserHandout(context).add(drafts, place, purpose != null);
    }

    private void requireOneFile(List<String> names, @Nullable String target, @Nullable String folder) {
        if (target != null && (folder != null || names.size() > 1)) {
            throw context.usage(CliMessages.of("user.credsOfOne"));
        }
    }

    /// What a user of the system account is for, and so may do and nothing else.
    enum Purpose {
        MONITOR(SystemRights.MONITOR),
        PUSH(SystemRights.PUSHER);

        private final SystemRights rights;

        Purpose(SystemRights rights) {
            this.rights = rights;
        }
    }

    /// Those of a user who is there.
    @Command(name = "creds")
    int creds(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name,
            @Option(names = "--creds", paramLabel = "FILE") @Nullable String target,
            @Option(names = "--context", paramLabel = "CONTEXT") @Nullable String cliContext,
            @Option(names = "--history") boolean history) {
        if ((target == null ? 0 : 1) + (cliContext == null ? 0 : 1) + (history ? 1 : 0) > 1) {
            throw context.usage(CliMessages.of("user.creds.one"));
        }
        if (history) {
            return new UserLists(context).history(name);
        }
        return cliContext == null
                ? new UserHandout(context).creds(name, target)
                : new UserHandout(context).toContext(name, cliContext);
    }

    @Command(name = "edit")
    int edit(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME", arity = "1..*") List<String> names,
            @Mixin UserOptions options,
            @Option(names = "--expires", paramLabel = "SPAN|never", descriptionKey = "user-expires") @Nullable
                    String expires,
            @Option(names = "--tag", paramLabel = "T", descriptionKey = "tag") @Nullable List<String> tags,
            @Option(names = "--remove-tag", paramLabel = "T", descriptionKey = "remove-tag") @Nullable
                    List<String> removedTags,
            @Option(names = "--no-permissions") boolean freed,
            @Option(names = "--revoke-old") boolean revoking,
            @Option(names = "--creds", paramLabel = "FILE") @Nullable String target,
            @Option(names = "--creds-dir", paramLabel = "DIR") @Nullable String folder) {
        requireOneFile(names, target, folder);
        var life = expires == null
                ? null
                : new UserEdit.Life(ExpiryArgument.parse(context, expires).span());
        var edit = new UserEdit(options.patch(context, freed), life, listed(tags), listed(removedTags));
        if (edit.isEmpty()) {
            throw context.usage(CliMessages.of("user.edit.nothing"));
        }
        return new UserHandout(context).edit(names, edit, revoking, new UserHandout.Place(target, folder));
    }

    private static List<String> listed(@Nullable List<String> typed) {
        return typed == null ? List.of() : typed;
    }

    @Command(name = "rotate")
    int rotate(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name,
            @Option(names = "--creds", paramLabel = "FILE") @Nullable String target) {
        return new UserHandout(context).rotate(name, target);
    }

    @Command(name = "renew")
    int renew(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name,
            @Option(names = "--creds", paramLabel = "FILE", required = true) String target,
            @Option(names = "--keep-old") boolean keeping) {
        return new UserRenewal(context).renew(name, target, keeping);
    }

    @Command(name = "kit")
    int kit(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name,
            @Option(names = "--out", paramLabel = "DIR|FILE.zip", required = true) String target) {
        return new UserKit(context).write(name, target);
    }

    @Command(name = "try")
    int tryOut(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name,
            @Option(names = "--publish", paramLabel = "S", descriptionKey = "try-publish") @Nullable
                    List<String> publish,
            @Option(names = "--subscribe", paramLabel = "S", descriptionKey = "try-subscribe") @Nullable
                    List<String> subscribe) {
        return new UserKit(context).tryOut(name, listed(publish), listed(subscribe));
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
    int connections(
            @Parameters(paramLabel = "NAME", descriptionKey = "NAME", arity = "0..1") @Nullable String name,
            @Option(names = "--others") boolean others) {
        if ((name == null) != others) {
            throw context.usage(CliMessages.of("user.connections.whose"));
        }
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
