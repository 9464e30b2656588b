package dev.sluice.adapter.nsc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;

/// Reads a file of unknown origin as UTF-8 text, up to a bound.
final class BoundedFile {
    private BoundedFile() {}

    /// The file has more than the bound.
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// Not UTF-8 throws [CharacterCodingException]. A link as last part of the path is refused.
    ///
    /// @return may hold a secret; the caller wipes it
    static char[] text(Path file, int limit) throws IOException {
        try (var channel = Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            if (channel.size() > limit) {
                throw new TooLarge();
            }
            var bytes = ByteBuffer.allocate((int) channel.size() + 1);
            try {
                return decode(fill(channel, bytes));
            } finally {
                Arrays.fill(bytes.array(), (byte) 0);
            }
        }
    }

    /// A file that grows meanwhile is not what it was taken for.
    private static ByteBuffer fill(ReadableByteChannel channel, ByteBuffer bytes) throws IOException {
        var ended = false;
        while (!ended && bytes.hasRemaining()) {
            ended = channel.read(bytes) < 0;
        }
        if (!ended) {
            throw new TooLarge();
        }
        return bytes.flip();
    }

    private static char[] decode(ByteBuffer bytes) throws CharacterCodingException {
        var chars = CharBuffer.allocate(bytes.remaining());
        try {
            var result = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes, chars, true);
            if (result.isError()) {
                result.throwException();
            }
            return Arrays.copyOf(chars.array(), chars.position());
        } finally {
            Arrays.fill(chars.array(), '\0');
        }
    }
}
