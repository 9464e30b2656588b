package dev.sluice.cli;

import picocli.CommandLine.IVersionProvider;

/// The version as the build wrote it.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"sluice " + Texts.of("product.version")};
    }
}
