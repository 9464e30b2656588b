package dev.sluice.domain.interop.plan;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A context of the NATS command line tool, as far as Sluice uses it.
///
/// @param name of its file, without the ending
/// @param urls of servers
/// @param creds the creds file it names, null without
public record CliContext(
        String name, List<String> urls, @Nullable Path creds) {
    public CliContext {
        urls = List.copyOf(urls);
    }
}
