package dev.sluice.adapter.nsc;

import dev.sluice.domain.interop.NscStore;
import dev.sluice.domain.interop.NscStore.Fault;
import dev.sluice.domain.interop.NscStore.TokenFile;
import dev.sluice.domain.interop.NscStore.UnreadFile;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One search through folders and files.
final class FileSearch {
    /// A token as long as the reader takes it, with armour or a seed around it.
    static final int MAX_TOKEN = JwtReader.MAX_SIZE + 4096;

    private static final int MAX_KEY = 4096;
    private static final int MAX_TROUBLES = 10_000;

    private final NscReader.Bounds bounds;
    private final List<TokenFile> tokens = new ArrayList<>();
    private final Set<String> texts = new HashSet<>();
    private final Map<PublicKey, Path> keys = new HashMap<>();
    private final List<UnreadFile> troubles = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();
    private long bytes;

    /// What a file is expected to hold, by its ending.
    private enum Form {
        TOKEN,
        KEY,
        CREDS,
        ANY;

        int limit() {
            return this == KEY ? MAX_KEY : MAX_TOKEN;
        }

        FileContent read(char[] text) {
            return switch (this) {
                case TOKEN -> FileContent.ofToken(text);
                case KEY -> FileContent.ofKey(text);
                case CREDS -> FileContent.ofCreds(text);
                case ANY -> FileContent.ofAny(text);
            };
        }

        static @Nullable Form of(Path file) {
            var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            if (name.endsWith(".jwt")) {
                return TOKEN;
            }
            if (name.endsWith(".nk")) {
                return KEY;
            }
            return name.endsWith(".creds") ? CREDS : null;
        }
    }

    FileSearch(NscReader.Bounds bounds) {
        this.bounds = bounds;
    }

    NscStore estate() {
        return new NscStore(tokens, keys, troubles, seen.size());
    }

    /// A folder, or a file that a person named.
    void look(Path place) {
        try {
            if (Files.isRegularFile(place)) {
                var form = Form.of(place);
                visit(place, form == null ? Form.ANY : form);
            } else if (Files.isDirectory(place)) {
                Files.walkFileTree(place, EnumSet.noneOf(FileVisitOption.class), bounds.depth(), walk());
            } else {
                trouble(place, Fault.SPECIAL);
            }
        } catch (IOException e) {
            throw unreadable(place, e);
        }
    }

    static ProblemException unreadable(Path place, IOException e) {
        var reason = switch (e) {
            case NoSuchFileException _ -> "it does not exist";
            case AccessDeniedException _ -> "access was denied";
            default -> e.getClass().getSimpleName();
        };
        return ProblemException.because(e, ProblemCode.FILE_UNREADABLE, place, reason);
    }

    private FileVisitor<Path> walk() {
        return new FileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return next(folder);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isDirectory()) {
                    trouble(file, Fault.TOO_DEEP);
                    return next(file);
                }
                var form = Form.of(file);
                if (form != null && attributes.isRegularFile()) {
                    visit(file, form);
                } else if (form != null) {
                    trouble(file, attributes.isSymbolicLink() ? Fault.LINK : Fault.SPECIAL);
                } else if (attributes.isSymbolicLink() && Files.isDirectory(file)) {
                    trouble(file, Fault.LINK);
                }
                return next(file);
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                trouble(file, Fault.UNREADABLE);
                return next(file);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
                if (e != null) {
                    trouble(folder, Fault.UNREADABLE);
                }
                return FileVisitResult.CONTINUE;
            }
        };
    }

    private FileVisitResult next(Path path) {
        seen.add(path);
        if (seen.size() > bounds.entries() || bytes > bounds.bytes()) {
            trouble(path, Fault.TOO_MANY);
            return FileVisitResult.TERMINATE;
        }
        return FileVisitResult.CONTINUE;
    }

    private void visit(Path file, Form form) {
        if (seen.contains(file)) {
            return;
        }
        seen.add(file);
        try {
            var text = BoundedFile.text(file, form.limit());
            try {
                take(file, form.read(text));
            } finally {
                Arrays.fill(text, '\0');
            }
        } catch (BoundedFile.TooLarge _) {
            trouble(file, Fault.TOO_LARGE);
        } catch (CharacterCodingException _) {
            trouble(file, Fault.NO_TEXT);
        } catch (IOException _) {
            trouble(file, Fault.UNREADABLE);
        }
    }

    private void take(Path file, FileContent content) {
        var token = content.token();
        if (token != null && texts.add(token)) {
            bytes += token.length();
            tokens.add(new TokenFile(file, token));
        }
        var key = content.key();
        if (key != null && isMisnamed(file, key)) {
            trouble(file, Fault.WRONG_NAME);
        } else if (key != null) {
            keys.putIfAbsent(key, file);
        }
        if (content.fault() != null) {
            trouble(file, content.fault());
        }
    }

    /// nsc names key files after their public key.
    private static boolean isMisnamed(Path file, PublicKey key) {
        var name = file.getFileName().toString();
        var stem = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        return PublicKey.parse(stem).filter(named -> !named.equals(key)).isPresent();
    }

    private void trouble(Path file, Fault fault) {
        if (troubles.size() < MAX_TROUBLES) {
            troubles.add(new UnreadFile(file, fault, ""));
        }
    }
}
