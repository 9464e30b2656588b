package dev.sluice.domain.port;

import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.server.ServerRef;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What one server says of an account (ACCOUNTZ). "No JWT" means not loaded there, which is no fault
/// (traps.md#T28).
public record LoadedAccount(ServerRef server, @Nullable Detail detail) {

    /// What each server said first, by its id.
    public static Map<String, LoadedAccount> byServer(List<LoadedAccount> answers) {
        return answers.stream()
                .collect(Collectors.toMap(answer -> answer.server().id(), Function.identity(), (a, _) -> a));
    }

    public boolean isLoaded() {
        return detail != null;
    }

    /// @param jwt the text in force, which may differ from the text stored
    public record Detail(
            String jwt, Completeness completeness, List<ImportStatus> imports, List<ExportStatus> exports) {
        public Detail {
            imports = List.copyOf(imports);
            exports = List.copyOf(exports);
        }
    }

    public enum Completeness {
        COMPLETE,
        INCOMPLETE,
        EXPIRED
    }

    /// Normalised over versions: `subject` is the exporter's side, `localSubject` the importer's
    /// (nats-server-facts.md#2.6).
    public record ImportStatus(
            String account, ShareKind kind, String subject, String localSubject, Validity validity) {}

    public enum Validity {
        VALID,
        INVALID
    }

    public record ExportStatus(ShareKind kind, String subject) {}
}
