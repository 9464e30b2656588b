package dev.sluice.ui.commandline;

import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.ExportPatch;
import dev.sluice.domain.model.record.ImportPatch;
import dev.sluice.domain.nkey.PublicKey;
import org.jspecify.annotations.Nullable;

/// What is done with exports and imports, as commands.
///
/// @param environment its name, said in each command of ours
public record ShareLines(String environment) {

    public CommandLines add(String account, ExportDraft draft) {
        var service = draft.kind() == ShareKind.SERVICE;
        var line = ours(account, "export", "add").word(draft.subject()).option("--name", draft.name());
        var nsc = ShellLine.nsc("add", "export")
                .option("--account", account)
                .option("--name", draft.name())
                .option("--subject", draft.subject());
        if (service) {
            line.flag("--service");
            nsc.flag("--service");
        }
        if (draft.visibility() == Visibility.PUBLIC) {
            line.flag("--public");
        } else {
            nsc.flag("--private");
        }
        var response = draft.response();
        if (response != null) {
            said(line, nsc, "--response-type", response.type().word());
            if (response.threshold() != null) {
                said(
                        line,
                        nsc,
                        "--response-threshold",
                        millis(response.threshold().toMillis()));
            }
        }
        return CommandLines.pushed(line, account, nsc);
    }

    /// @param account whose export it is
    public CommandLines issue(String account, Export export, PublicKey target) {
        var nsc = ShellLine.nsc("generate", "activation")
                .option("--account", account)
                .option("--subject", export.subject().text())
                .option("--target-account", target.text());
        return CommandLines.of(
                ours(account, "activation", "issue")
                        .option("--export", export.name())
                        .option("--target", target.text()),
                export.kind() == ShareKind.SERVICE ? nsc.flag("--service") : nsc);
    }

    /// nsc reads tokens from files and addresses only.
    ///
    /// @param local where it arrives; as the token says where they are the same
    public CommandLines importToken(String account, String token, String subject, String local) {
        var line = ours(account, "import", "add").option("--token", "-");
        if (!local.equals(subject)) {
            line.option("--as", local);
        }
        return CommandLines.ofSluice(line.typed(token));
    }

    /// nsc cannot change the token position of an export that is there.
    public CommandLines change(String account, Export export, ExportPatch patch) {
        var line = ours(account, "export", "edit").word(export.name());
        var nsc = ShellLine.nsc("edit", "export")
                .option("--account", account)
                .option("--subject", export.subject().text());
        if (export.kind() == ShareKind.SERVICE) {
            nsc.flag("--service");
        }
        said(line, nsc, "--description", patch.description());
        said(line, nsc, "--info-url", patch.infoUrl());
        said(line, nsc, "--response-type", patch.responseType());
        if (patch.responseThreshold() != null) {
            line.option("--response-threshold", millis(patch.responseThreshold()));
            nsc.option("--response-threshold", patch.responseThreshold() + "ms");
        }
        sampling(line, nsc, patch.sampling());
        if (patch.allowTrace() != null) {
            line.option("--allow-trace", patch.allowTrace() ? "yes" : "no");
            nsc.flag("--allow-trace=" + patch.allowTrace());
        }
        if (patch.accountTokenPosition() != null) {
            return CommandLines.ofSluice(line.option("--account-token-position", patch.accountTokenPosition()));
        }
        return CommandLines.pushed(line, account, nsc);
    }

    /// nsc makes imports, and cannot change them.
    public CommandLines change(String account, ImportView view, ImportPatch patch) {
        var line = ours(account, "import", "edit").word(view.name());
        if (patch.share() != null) {
            line.option("--share", patch.share() ? "yes" : "no");
        }
        if (patch.allowTrace() != null) {
            line.option("--allow-trace", patch.allowTrace() ? "yes" : "no");
        }
        return CommandLines.ofSluice(line);
    }

    public CommandLines remove(String account, Export export) {
        return CommandLines.pushed(
                ours(account, "export", "rm").word(export.name()),
                account,
                ShellLine.nsc("delete", "export")
                        .option("--account", account)
                        .option("--subject", export.subject().text()));
    }

    public CommandLines remove(String account, ImportView view) {
        return CommandLines.pushed(
                ours(account, "import", "rm").word(view.name()),
                account,
                ShellLine.nsc("delete", "import")
                        .option("--account", account)
                        .option("--src-account", view.exporter().text())
                        .option("--subject", view.subject().text()));
    }

    /// nsc knows claims, and no connections.
    ///
    /// @param deed of `sluice federation`: suspend, resume, rm
    /// @param account the side that does it
    public CommandLines connection(String deed, String account, Connection connection) {
        return CommandLines.ofSluice(
                ours(account, "federation", deed).word(connection.id().value().toString()));
    }

    private static void sampling(ShellLine line, ShellLine nsc, ExportPatch.@Nullable Sampling sampling) {
        if (sampling == null) {
            return;
        }
        if (sampling.results().isEmpty()) {
            line.option("--latency", "none");
            nsc.flag("--rm-latency-sampling");
        } else {
            line.option("--latency", sampling.results());
            nsc.option("--latency", sampling.results());
            var share = sampling.percent() == 0 ? "header" : Long.toString(sampling.percent());
            line.option("--sampling", share);
            nsc.option("--sampling", share);
        }
    }

    private static void said(ShellLine line, ShellLine nsc, String option, @Nullable String value) {
        if (value != null) {
            line.option(option, value);
            nsc.option(option, value);
        }
    }

    private static String millis(long millis) {
        return millis + "ms";
    }

    private ShellLine ours(String account, String... command) {
        return ShellLine.sluice(command).option("--environment", environment).option("--account", account);
    }
}
