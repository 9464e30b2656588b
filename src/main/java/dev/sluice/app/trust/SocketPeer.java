package dev.sluice.app.trust;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import jdk.net.ExtendedSocketOptions;

/// The user at the other end of a socket of this machine, as the system vouches for it.
public final class SocketPeer {
    private SocketPeer() {}

    /// @param own a file or folder that is ours, of the workspace
    /// @throws ProblemException `PEER_NOT_OURS`
    public static void requireOurs(SocketChannel channel, Path own) throws IOException {
        var self = OwnFiles.self(own);
        if (self.isPresent()) {
            require(channel, own, self.get());
        }
    }

    static void require(SocketChannel channel, Path own, UserPrincipal expected) throws IOException {
        if (!channel.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)) {
            return;
        }
        var found = channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
        if (!found.equals(expected)) {
            throw ProblemException.of(ProblemCode.PEER_NOT_OURS, own, found.getName());
        }
    }
}
