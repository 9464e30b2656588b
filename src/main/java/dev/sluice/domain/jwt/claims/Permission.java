package dev.sluice.domain.jwt.claims;

import dev.sluice.domain.jwt.json.UnknownFields;
import java.util.List;

/// Subjects allowed and denied; both empty means no rule. Subscribe entries may name a queue after a blank.
public record Permission(List<String> allow, List<String> deny, UnknownFields unknown) {
    public static final Permission NONE = new Permission(List.of(), List.of());

    public Permission {
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
    }

    public Permission(List<String> allow, List<String> deny) {
        this(allow, deny, UnknownFields.NONE);
    }

    public static Permission allowing(String... subjects) {
        return new Permission(List.of(subjects), List.of());
    }

    public boolean isEmpty() {
        return allow.isEmpty() && deny.isEmpty();
    }
}
