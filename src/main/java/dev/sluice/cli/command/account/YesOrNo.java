package dev.sluice.cli.command.account;

import dev.sluice.cli.io.CliMessages;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// What is said outright, so that leaving it out says nothing.
public final class YesOrNo implements ITypeConverter<Boolean> {
    @Override
    public Boolean convert(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true", "on" -> true;
            case "no", "false", "off" -> false;
            default -> throw new TypeConversionException(CliMessages.of("value.yesOrNo", text));
        };
    }
}
