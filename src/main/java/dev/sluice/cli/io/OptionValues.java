package dev.sluice.cli.io;

import dev.sluice.domain.config.ByteSize;
import dev.sluice.domain.config.ConfigSpan;
import dev.sluice.domain.config.HostPort;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/// How options of our own types are read.
public final class OptionValues {
    private OptionValues() {}

    public static void register(CommandLine line) {
        line.registerConverter(ByteSize.class, text -> read(text, ByteSize::parse, "value.size"));
        line.registerConverter(ConfigSpan.class, text -> read(text, ConfigSpan::parse, "value.time"));
        line.registerConverter(HostPort.class, text -> read(text, HostPort::parse, "value.address"));
    }

    private static <T> T read(String text, Function<String, Optional<T>> parser, String fault) {
        return parser.apply(text).orElseThrow(() -> new TypeConversionException(CliMessages.of(fault, text)));
    }
}
