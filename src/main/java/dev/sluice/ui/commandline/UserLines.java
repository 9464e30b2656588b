package dev.sluice.ui.commandline;

import dev.sluice.domain.account.UserDraft;
import dev.sluice.domain.account.UserEdit;
import dev.sluice.domain.account.UserPatch;
import dev.sluice.domain.federation.claims.RevokedUsers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is done with users, as commands.
///
/// @param environment its name, said in each command of ours
/// @param account name of the one whose users they are
public record UserLines(String environment, String account) {
    private static final String NAME = "--name";
    private static final String EXPIRY = "--expiry";

    /// Their creds come as files where the command is typed; the window asks where to.
    ///
    /// @param drafts alike but for their names
    public CommandLines add(List<UserDraft> drafts) {
        if (drafts.isEmpty()) {
            return CommandLines.NONE;
        }
        var first = drafts.getFirst();
        var line = ours("add");
        drafts.forEach(draft -> line.word(draft.name()));
        said(line, "--role", first.role());
        TermsOptions.of(line, first.patch());
        life(line, "--expires", "never", first.life());
        line.options("--tag", first.tags()).option("--creds-dir", ".");
        var nsc = drafts.stream().map(UserLines::added).map(this::of).map(ShellLine::text);
        return new CommandLines(List.of(line.text()), isKnownToNsc(first) ? nsc.toList() : List.of());
    }

    /// nsc has signing keys, and no roles by name; of the rest it has what is said by most.
    private static boolean isKnownToNsc(UserDraft draft) {
        var rules = draft.patch().rules();
        return draft.role() == null && draft.patch().equals(rules == null ? UserPatch.NONE : UserPatch.of(rules));
    }

    private static ShellLine added(UserDraft draft) {
        var nsc = ShellLine.nsc("add", "user").option(NAME, draft.name());
        var rules = draft.patch().rules();
        if (rules != null) {
            nsc.options("--allow-pub", rules.allowPublish())
                    .options("--deny-pub", rules.denyPublish())
                    .options("--allow-sub", rules.allowSubscribe())
                    .options("--deny-sub", rules.denySubscribe());
        }
        return life(nsc, EXPIRY, "0", draft.life()).options("--tag", draft.tags());
    }

    /// nsc adds to permissions that are there, and does not replace them.
    ///
    /// @param cutting whether what was issued before is shut out
    public CommandLines edit(String name, UserEdit edit, boolean cutting) {
        if (edit.isEmpty()) {
            return CommandLines.NONE;
        }
        var line = TermsOptions.of(ours("edit").word(name), edit.patch());
        var nsc = of(ShellLine.nsc("edit", "user").option(NAME, name));
        if (edit.life() != null) {
            life(line, "--expires", "never", edit.life().span());
            life(nsc, EXPIRY, "0", edit.life().span());
        }
        line.options("--tag", edit.addTags()).options("--remove-tag", edit.removeTags());
        nsc.options("--tag", edit.addTags()).options("--rm-tag", edit.removeTags());
        if (cutting) {
            line.flag("--revoke-old");
        }
        return cutting || !edit.patch().isEmpty() ? CommandLines.ofSluice(line) : CommandLines.of(line, nsc);
    }

    public CommandLines revoke(String name) {
        return CommandLines.pushed(
                ours("revoke").word(name), account, of(revocation("add-user").option(NAME, name)));
    }

    public CommandLines unrevoke(String name) {
        return CommandLines.pushed(
                ours("unrevoke").word(name),
                account,
                of(revocation("delete-user").option(NAME, name)));
    }

    /// Of a key that others made, or of everybody.
    ///
    /// @param key as revocations have it
    /// @param before null for what was issued until now
    public CommandLines revokeKey(String key, @Nullable Instant before) {
        var line = named(ours("revoke"), key);
        return before == null
                ? CommandLines.pushed(line, account, of(revocation("add-user").option("--user-public-key", key)))
                : CommandLines.ofSluice(line.option("--before", before));
    }

    /// @param key as revocations have it
    public CommandLines unrevokeKey(String key) {
        return CommandLines.pushed(
                named(ours("unrevoke"), key),
                account,
                of(revocation("delete-user").option("--user-public-key", key)));
    }

    public CommandLines remove(String name) {
        return CommandLines.pushed(
                ours("rm").word(name),
                account,
                of(ShellLine.nsc("delete", "user").option(NAME, name)).flag("--revoke"));
    }

    /// nsc gives no user another key and keeps its name.
    public CommandLines rotate(String name, String file) {
        return CommandLines.ofSluice(ours("rotate").word(name).option("--creds", file));
    }

    /// nsc writes creds, and looks neither at what it overwrites nor whether servers take them.
    public CommandLines renew(String name, String file, boolean keeping) {
        var line = ours("renew").word(name).option("--creds", file);
        return CommandLines.ofSluice(keeping ? line.flag("--keep-old") : line);
    }

    /// Its files come where the command is typed; the window asks where to.
    public CommandLines kit(String name) {
        return CommandLines.ofSluice(ours("kit").word(name).option("--out", "."));
    }

    /// nsc knows no connections.
    public CommandLines kick(String name) {
        return CommandLines.ofSluice(ours("kick").word(name));
    }

    private static ShellLine named(ShellLine line, String key) {
        return key.equals(RevokedUsers.ALL) ? line.flag("--all") : line.word(key);
    }

    private static ShellLine revocation(String deed) {
        return ShellLine.nsc("revocations", deed);
    }

    private static ShellLine life(ShellLine line, String option, String endless, @Nullable Duration life) {
        return line.option(option, life == null ? endless : PatchOptions.span(life));
    }

    private static void said(ShellLine line, String option, @Nullable String value) {
        if (value != null) {
            line.option(option, value);
        }
    }

    private ShellLine ours(String deed) {
        return ShellLine.sluice("user", deed)
                .option("--environment", environment)
                .option("--account", account);
    }

    private ShellLine of(ShellLine nsc) {
        return nsc.option("--account", account);
    }
}
