package dev.sluice.domain.interop;

import dev.sluice.domain.interop.plan.CliContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Port: contexts of the NATS command line tool (natscli), and the creds files that they name.
public interface ContextFiles {
    /// Where they lie: `$XDG_CONFIG_HOME/nats/context`, else below `~/.config`.
    Path folder();

    /// @param folder null for the usual one
    Found read(@Nullable Path folder);

    /// The user that a creds file is for; nothing when it holds none.
    Optional<CredsFile> creds(Path file);

    /// Writes a creds file and the context that names it, both for their owner only.
    ///
    /// @param folder null for the usual one
    /// @return the context as written
    /// @throws dev.sluice.domain.problem.ProblemException `CONTEXT_EXISTS`, `CONTEXT_NAME_INVALID`,
    /// `FILE_NOT_WRITTEN`
    Written write(@Nullable Path folder, String name, List<String> urls, char[] creds);

    /// @param context the file
    /// @param creds the file it names
    record Written(Path context, Path creds) {}

    record Found(List<CliContext> contexts, List<NscStore.UnreadFile> troubles) {
        public Found {
            contexts = List.copyOf(contexts);
            troubles = List.copyOf(troubles);
        }
    }

    /// @param jwt the user's token; the seed stays in the file
    record CredsFile(Path file, String jwt) {}
}
