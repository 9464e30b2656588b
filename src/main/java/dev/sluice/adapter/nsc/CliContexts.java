package dev.sluice.adapter.nsc;

import dev.sluice.domain.interop.ContextFiles;
import dev.sluice.domain.interop.NscStore.Fault;
import dev.sluice.domain.interop.NscStore.UnreadFile;
import dev.sluice.domain.interop.plan.CliContext;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Contexts of natscli in their folder (jwt-facts.md#3.6). Only `url` and `creds` are read and written: natscli
/// would run nsc for a field of that name.
public final class CliContexts implements ContextFiles {
    private static final String ENDING = ".json";
    private static final int MAX_SIZE = 64 << 10;
    private static final int MAX_CONTEXTS = 5_000;
    private static final int MAX_NAME = 128;

    private final XdgFolders homes;

    public CliContexts(XdgFolders homes) {
        this.homes = homes;
    }

    @Override
    public Path folder() {
        return homes.config().resolve("nats").resolve("context");
    }

    @Override
    public Found read(@Nullable Path given) {
        var folder = given == null ? folder() : given;
        var contexts = new ArrayList<CliContext>();
        var troubles = new ArrayList<UnreadFile>();
        try (var entries = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (var file : entries) {
                if (contexts.size() + troubles.size() >= MAX_CONTEXTS) {
                    troubles.add(new UnreadFile(folder, Fault.TOO_MANY, ""));
                    break;
                }
                read(file, contexts, troubles);
            }
        } catch (NoSuchFileException e) {
            if (given != null) {
                throw FileSearch.unreadable(folder, e);
            }
        } catch (IOException e) {
            throw FileSearch.unreadable(folder, e);
        }
        contexts.sort((one, other) -> one.name().compareTo(other.name()));
        return new Found(contexts, troubles);
    }

    @Override
    public Optional<CredsFile> creds(Path file) {
        try {
            var text = BoundedFile.text(file.toRealPath(), FileSearch.MAX_TOKEN);
            try {
                var content = FileContent.ofCreds(text);
                return content.token() == null || content.key() == null
                        ? Optional.empty()
                        : Optional.of(new CredsFile(file, content.token()));
            } finally {
                Arrays.fill(text, '\0');
            }
        } catch (IOException _) {
            // A context may name a file that is not there any more.
            return Optional.empty();
        }
    }

    @Override
    public Written write(@Nullable Path given, String name, List<String> urls, char[] creds) {
        check(name);
        var folder = given == null ? folder() : given;
        var context = folder.resolve(name + ENDING);
        var credsFolder = folder.resolveSibling("creds");
        var credsFile = credsFolder.resolve(name + ".creds");
        try {
            OwnerOnly.folders(folder);
            OwnerOnly.folders(credsFolder);
            if (Files.exists(context, LinkOption.NOFOLLOW_LINKS)
                    || Files.exists(credsFile, LinkOption.NOFOLLOW_LINKS)) {
                throw ProblemException.of(ProblemCode.CONTEXT_EXISTS, name);
            }
            var bytes = OwnerOnly.encode(creds);
            try {
                OwnerOnly.create(credsFile, bytes);
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
            OwnerOnly.create(context, json(urls, credsFile).getBytes(StandardCharsets.UTF_8));
            return new Written(context, credsFile);
        } catch (FileAlreadyExistsException e) {
            throw ProblemException.because(e, ProblemCode.CONTEXT_EXISTS, name);
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.FILE_NOT_WRITTEN, context, String.valueOf(e.getMessage()));
        }
    }

    private static String json(List<String> urls, Path creds) {
        var mapper = JsonMapper.shared();
        var node = mapper.createObjectNode()
                .put("url", String.join(",", urls))
                .put("creds", creds.toAbsolutePath().toString());
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    }

    /// As natscli has it, and nothing that hides or misleads.
    private static void check(String name) {
        var odd = name.isBlank()
                || name.length() > MAX_NAME
                || name.startsWith(".")
                || name.contains("..")
                || name.chars().anyMatch(c -> "/\\:".indexOf(c) >= 0 || Character.isISOControl(c));
        if (odd) {
            throw ProblemException.of(ProblemCode.CONTEXT_NAME_INVALID, name);
        }
    }

    private void read(Path file, List<CliContext> contexts, List<UnreadFile> troubles) {
        var name = file.getFileName().toString();
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            troubles.add(new UnreadFile(file, Files.isSymbolicLink(file) ? Fault.LINK : Fault.SPECIAL, ""));
            return;
        }
        try {
            var text = BoundedFile.text(file, MAX_SIZE);
            try {
                var json = JsonMapper.shared().readTree(new String(text));
                contexts.add(new CliContext(
                        name.substring(0, name.length() - ENDING.length()), urls(json), creds(file, json)));
            } finally {
                Arrays.fill(text, '\0');
            }
        } catch (BoundedFile.TooLarge _) {
            troubles.add(new UnreadFile(file, Fault.TOO_LARGE, ""));
        } catch (IOException | JacksonException _) {
            troubles.add(new UnreadFile(file, Fault.UNREADABLE, ""));
        }
    }

    private static List<String> urls(JsonNode json) {
        return Arrays.stream(json.path("url").asString("").split(","))
                .map(String::strip)
                .filter(url -> !url.isEmpty())
                .toList();
    }

    /// A file; natscli knows other forms (`env://`, `op://`, …), which stay its own.
    private @Nullable Path creds(Path file, JsonNode json) {
        var text = json.path("creds").asString("").strip();
        if (text.startsWith("file://")) {
            text = text.substring("file://".length());
        }
        if (text.isEmpty() || text.contains("://") || text.startsWith("data:") || text.indexOf('\0') >= 0) {
            return null;
        }
        return file.resolveSibling(PathVariables.expand(text, homes));
    }
}
