package dev.sluice.ui.form;

import java.util.List;
import java.util.stream.Stream;

/// Several words as a person types them, such as URLs: with blanks, commas or lines between them.
public final class TypedWords {

    private TypedWords() {}

    public static List<String> of(String text) {
        return Stream.of(text.split("[,\\s]+")).filter(word -> !word.isBlank()).toList();
    }
}
