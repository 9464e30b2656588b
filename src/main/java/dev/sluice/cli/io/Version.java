package dev.sluice.cli.io;

import picocli.CommandLine.IVersionProvider;

/// The version as the build wrote it.
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"sluice " + CliMessages.of("product.version")};
    }
}
