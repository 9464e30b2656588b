package dev.sluice.domain.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Excuses a class, and those within it, from one rule of the architecture test. A test prints the list of them.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Repeatable(RuleException.List.class)
public @interface RuleException {
    /// The rule's name, as the architecture test has it.
    String rule();

    /// Why it cannot be kept here.
    String reason();

    /// Several of them.
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.TYPE)
    @interface List {
        RuleException[] value();
    }
}
