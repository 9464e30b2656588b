package dev.sluice.domain.tokendelivery;

/// The name that a token's file gets unless a person chooses another: export and importer, such as
/// `CARTEVENTS-GRANT-STREAM-ACCTB.tok`. Names come from anywhere, so only what is harmless in every file system is
/// kept.
public final class TokenFileName {
    public static final String ENDING = ".tok";
    private static final int LONGEST = 120;

    private TokenFileName() {}

    /// Never empty, never a path, never hidden.
    public static String of(String export, String importer) {
        var name = (export + "-" + importer).strip().replaceAll("[^A-Za-z0-9._-]+", "_");
        var plain = name.replaceAll("\\.{2,}", ".").replaceFirst("^[._-]+", "");
        var cut = plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
        return (cut.isEmpty() ? "activation" : cut) + ENDING;
    }
}
