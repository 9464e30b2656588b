package dev.sluice.cli.command.account;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Terms;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.domain.interop.kit.ConnectionKit;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.domain.model.server.ClientTrial;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// `sluice user kit` and `try`: what a developer needs to connect, and whether it works (G13).
final class UserKit {
    private static final String ZIP = ".zip";

    private final CommandContext context;

    UserKit(CommandContext context) {
        this.context = context;
    }

    int write(String name, String target) {
        context.requireAlone();
        return context.run(WorkspaceAccess.CHANGE, session -> {
            var user = session.services().users().find(session.actingAccount().key(), name);
            var kit = ConnectionKit.of(session.services(), user);
            var isZip = target.toLowerCase(Locale.ROOT).endsWith(ZIP);
            var names = Stream.concat(Stream.of(kit.creds()), kit.files().keySet().stream())
                    .toList();
            if (isZip) {
                context.files().requireFree(target);
            } else {
                context.files().requireFolder(target);
                names.forEach(file -> context.files().requireFree(within(target, file)));
            }
            var creds = creds(session, user, isZip ? target : within(target, kit.creds()));
            try {
                if (isZip) {
                    writeZip(target, kit, creds);
                } else {
                    context.files().write(within(target, kit.creds()), creds);
                    kit.files().forEach((file, text) -> context.files().write(within(target, file), text));
                }
            } finally {
                Arrays.fill(creds, '\0');
            }
            var document = JsonDocuments.object(
                            "user", JsonDocuments.of(session).user(user))
                    .put("kit", target)
                    .put("inboxPrefix", kit.inbox().isEmpty() ? null : kit.inbox());
            names.forEach(document.putArray("files")::add);
            session.output()
                    .print(
                            document,
                            List.of(CliMessages.of("user.kit.written", user.name(), target, String.join(", ", names))));
            return ExitCode.DONE;
        });
    }

    private static char[] creds(EnvironmentSession session, User user, String place) {
        return session.services().users().creds(user, CredsIssue.Place.file(place));
    }

    private static String within(String folder, String file) {
        return Path.of(folder, file).toString();
    }

    private void writeZip(String target, ConnectionKit kit, char[] creds) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            put(zip, kit.creds(), CharBuffer.wrap(creds));
            for (var file : kit.files().entrySet()) {
                put(zip, file.getKey(), CharBuffer.wrap(file.getValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.files().writeBytes(target, bytes.toByteArray());
    }

    private static void put(ZipOutputStream zip, String name, CharBuffer text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        ByteBuffer content = StandardCharsets.UTF_8.encode(text);
        var bytes = new byte[content.remaining()];
        content.get(bytes);
        zip.write(bytes);
        Arrays.fill(bytes, (byte) 0);
        zip.closeEntry();
    }

    /// @return 0 where all was taken, 1 where something was refused
    int tryOut(String name, List<String> publish, List<String> subscribe) {
        return context.run(WorkspaceAccess.ASK, session -> {
            var user = session.services().users().find(session.actingAccount().key(), name);
            var kit = ConnectionKit.of(session.services(), user);
            var trial = kit.tryOut(session.services(), user, subscribe, publish);
            print(session, user, trial);
            return trial.answers().stream().allMatch(answer -> answer.refusal() == null)
                    ? ExitCode.DONE
                    : ExitCode.PROBLEM;
        });
    }

    private static void print(EnvironmentSession session, User user, ClientTrial trial) {
        var lines = new ArrayList<String>();
        lines.add(CliMessages.of(
                "user.try.connected", trial.server().name(), trial.server().version(), user.name()));
        trial.answers()
                .forEach(answer -> lines.add(CliMessages.of(
                        answer.refusal() == null ? "user.try.taken" : "user.try.refused",
                        Terms.of(answer.step().deed()),
                        answer.step().subject(),
                        String.valueOf(answer.refusal()))));
        var document = JsonDocuments.object("user", JsonDocuments.of(session).user(user))
                .put("server", trial.server().name());
        document.set(
                "tried",
                JsonDocuments.array(
                        trial.answers(),
                        answer -> JsonDocuments.plain()
                                .put("deed", Terms.of(answer.step().deed()))
                                .put("subject", answer.step().subject())
                                .put("taken", answer.refusal() == null)
                                .put("refusal", answer.refusal())));
        session.output().print(document, lines);
    }
}
