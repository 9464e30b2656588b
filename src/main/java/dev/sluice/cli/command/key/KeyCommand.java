package dev.sluice.cli.command.key;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Terms;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.json.KeyDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.domain.federation.operation.RotationPlan;
import dev.sluice.domain.federation.operation.RotationWish;
import dev.sluice.domain.federation.operation.RotationWish.Retirement;
import dev.sluice.domain.model.record.Rotation;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `sluice key`: keys of the operator and of accounts.
@Command(name = "key", addMethodSubcommands = false)
public final class KeyCommand {
    private final CommandContext context;

    public KeyCommand(CommandContext context) {
        this.context = context;
    }

    /// When the old key is retired.
    static final class Haste {
        @Option(names = "--cut", required = true)
        private boolean cut;

        @Option(names = "--now", required = true)
        private boolean now;

        Retirement retirement() {
            if (now) {
                return Retirement.AT_ONCE;
            }
            return cut ? Retirement.CUTTING : Retirement.WHEN_SAFE;
        }
    }

    /// `sluice key ls`.
    @Command(name = "ls")
    int list() {
        return context.run(WorkspaceAccess.READ, session -> {
            var keys = session.services().keys().list();
            session.output().print(JsonDocuments.list("keys", keys, KeyDocuments::key), KeyDocuments.table(keys));
            return ExitCode.DONE;
        });
    }

    @Command(name = "gen")
    int generate(@Parameters(paramLabel = "KIND", descriptionKey = "KIND") NkeyCommand.Made made) {
        return new KeyCustodyCommands(context).generate(KeyKind.valueOf(made.name()));
    }

    @Command(name = "import")
    int bringIn(
            @Parameters(paramLabel = "FILE", descriptionKey = "FILE", arity = "1..*") List<String> files,
            @Option(names = "--seal-passphrase-file", paramLabel = "FILE") @Nullable String passphraseFile) {
        return new KeyCustodyCommands(context).bringIn(files, passphraseFile);
    }

    @Command(name = "export")
    int takeOut(
            @Parameters(paramLabel = "KEY", descriptionKey = "KEY") String key,
            @Option(names = "--out", paramLabel = "FILE", required = true) String file,
            @ArgGroup @Nullable Seal seal) {
        return new KeyCustodyCommands(context).takeOut(key, file, seal);
    }

    /// What is to open what is taken out; as it is without.
    static final class Seal {
        @Option(names = "--seal", required = true)
        boolean asked;

        @Option(names = "--seal-passphrase-file", paramLabel = "FILE", required = true)
        @Nullable
        String passphraseFile;

        @Option(names = "--to", paramLabel = "XKEY", required = true)
        @Nullable
        String receiver;
    }

    @Command(name = "compromised")
    int compromised(
            @Parameters(paramLabel = "KEY", descriptionKey = "KEY") String key,
            @Option(names = "--note", paramLabel = "TEXT", defaultValue = "") String note,
            @Option(names = "--dry-run") boolean dryRun) {
        return new CompromisedKeys(context).mark(key, note, dryRun);
    }

    @Command(name = "rm")
    int remove(@Parameters(paramLabel = "KEY", descriptionKey = "KEY") String key) {
        return new KeyCustodyCommands(context).remove(key);
    }

    /// `sluice key rotate`: the operator's key, or an account's. The acting account counts only where it is typed:
    /// a variable of the shell must not turn one into the other.
    @Command(name = "rotate")
    int rotate(
            @Option(names = "--key", paramLabel = "KEY") @Nullable String key,
            @Option(names = "--dry-run") boolean dryRun,
            @Option(names = "--resume") boolean resume,
            @Option(names = "--cancel") boolean cancel,
            @ArgGroup @Nullable Haste haste,
            @Option(names = "--out", paramLabel = "FILE") @Nullable String file) {
        var ofAccount = context.options().account().isPresent();
        if (!ofAccount && !resume && !cancel && (key != null || haste != null)) {
            throw context.usage(CliMessages.of("key.rotate.account"));
        }
        if (cancel && (key != null || resume || (haste != null && haste.now))) {
            throw context.usage(CliMessages.of("key.rotate.cancel"));
        }
        if (context.options().stage()) {
            throw context.usage(CliMessages.of("key.rotate.stage"));
        }
        return context.run(dryRun ? WorkspaceAccess.READ : WorkspaceAccess.PUBLISH, session -> {
            context.files().requireFree(file);
            var subject = resume || cancel ? interrupted(session) : subject(session);
            if (dryRun) {
                return show(session, subject, key);
            }
            var retirement = haste == null ? Retirement.WHEN_SAFE : haste.retirement();
            if (cancel) {
                return cancel(session, subject, retirement, file);
            }
            if (subject.equals(session.services().environment().operator())) {
                return operator(session, file);
            }
            return account(session, new RotationWish(subject, key(key), retirement));
        });
    }

    private PublicKey subject(EnvironmentSession session) {
        return context.options()
                .account()
                .map(name -> session.account(name).key())
                .orElseGet(() -> session.services().environment().operator());
    }

    /// The rotation that is meant, when nothing new is to begin.
    private PublicKey interrupted(EnvironmentSession session) {
        var meant =
                context.options().account().map(name -> session.account(name).key());
        var found = session.services().rotation().underWay().stream()
                .map(Rotation::subject)
                .filter(subject -> meant.isEmpty() || meant.get().equals(subject))
                .toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw ProblemException.of(
                found.isEmpty() ? ProblemCode.ROTATION_NONE : ProblemCode.ROTATION_AMBIGUOUS,
                String.join(", ", found.stream().map(session::name).toList()));
    }

    private static @Nullable PublicKey key(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return PublicKey.parse(text)
                .filter(key -> key.isKind(KeyKind.ACCOUNT))
                .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_ACCOUNT_KEY, text));
    }

    private static RotationPlan plan(EnvironmentSession session, PublicKey subject, @Nullable String key) {
        var rotations = session.services().rotation();
        return subject.isKind(KeyKind.ACCOUNT) ? rotations.plan(subject, key(key)) : rotations.plan();
    }

    private static int show(EnvironmentSession session, PublicKey subject, @Nullable String key) {
        var plan = plan(session, subject, key);
        session.output().print(KeyDocuments.plan(session, plan), KeyDocuments.lines(plan));
        return ExitCode.DONE;
    }

    private int operator(EnvironmentSession session, @Nullable String file) {
        var rotation = session.services().rotation().goOn(session.options());
        var jwt = session.services().environment().operatorJwt();
        if (file != null) {
            context.files().write(file, jwt + "\n");
        }
        var node = rotation(rotation).put("operatorJwt", jwt);
        var lines = file == null ? List.of(line(rotation), jwt) : List.of(line(rotation));
        session.output().print(JsonDocuments.object("rotation", node), lines);
        return ExitCode.DONE;
    }

    private int cancel(EnvironmentSession session, PublicKey subject, Retirement retirement, @Nullable String file) {
        var rotation = session.services().rotation().cancel(subject, retirement, session.options());
        var jwt = session.services().environment().operatorJwt();
        var node = rotation(rotation).put("cancelled", true);
        var lines = new ArrayList<String>();
        if (rotation.isOfAccount()) {
            node.set("account", JsonDocuments.of(session).party(subject));
            lines.add(CliMessages.of(
                    "key.rotate.account.cancelled", session.name(subject), rotation.newKey(), rotation.oldKey()));
        } else {
            node.put("operatorJwt", jwt);
            lines.add(CliMessages.of("key.rotate.cancelled", rotation.newKey(), rotation.oldKey()));
            if (file == null) {
                lines.add(jwt);
            } else {
                context.files().write(file, jwt + "\n");
            }
        }
        session.output().print(JsonDocuments.object("rotation", node), lines);
        return ExitCode.DONE;
    }

    private static int account(EnvironmentSession session, RotationWish wish) {
        var rotation = session.services().rotation().goOn(wish, session.options());
        var name = session.party(wish.account());
        var node = rotation(rotation);
        node.set("account", JsonDocuments.of(session).party(wish.account()));
        var document = JsonDocuments.object("rotation", node);
        var lines = new ArrayList<String>();
        if (rotation.isEnded()) {
            var done = rotation.keepsOld() ? "key.rotate.account.moved" : "key.rotate.account.retired";
            lines.add(CliMessages.of(done, name, rotation.newKey(), rotation.oldKey()));
        } else {
            var plan = plan(session, wish.account(), null);
            document.setAll(KeyDocuments.plan(session, plan));
            lines.add(CliMessages.of("key.rotate.account.waits", name, rotation.newKey(), rotation.oldKey()));
            lines.addAll(KeyDocuments.waiting(plan));
        }
        session.output().print(document, lines);
        return ExitCode.DONE;
    }

    private static ObjectNode rotation(Rotation rotation) {
        return JsonDocuments.plain()
                .put("phase", Terms.of(rotation.phase()))
                .put("oldKey", rotation.oldKey().text())
                .put("newKey", rotation.newKey().text());
    }

    private static String line(Rotation rotation) {
        return switch (rotation.phase()) {
            case ADDED -> CliMessages.of("key.rotate.added", rotation.newKey());
            case SIGNING, RETIRING -> CliMessages.of("key.rotate.signing", rotation.newKey());
            case RETIRED -> CliMessages.of("key.rotate.retired", rotation.oldKey());
        };
    }
}
