package dev.sluice.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Who needs few services is given those: a record of all says nothing of what a class depends on.
abstract class CollaboratorRules {
    private static final String ALL = "SharingServices";
    private static final int FEW = 5;

    @Test
    @DisplayName("nobody is given all services of sharing to use fewer than five of them")
    void fewAreGivenByName() {
        var used = new TreeMap<String, Set<String>>();
        for (var candidate : Sluice.CLASSES) {
            candidate.getMethodCallsFromSelf().stream()
                    .filter(call -> call.getTargetOwner().getSimpleName().equals(ALL))
                    .map(JavaMethodCall::getName)
                    .forEach(member -> used.computeIfAbsent(outermost(candidate), _ -> new TreeSet<>())
                            .add(member));
        }
        used.remove(ALL);
        System.out.println("classes that are given " + ALL + ": " + used.keySet());
        var few = used.entrySet().stream()
                .filter(entry -> entry.getValue().size() < FEW)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertEquals(Map.of(), few);
    }

    private static String outermost(JavaClass candidate) {
        return candidate.getEnclosingClass().map(CollaboratorRules::outermost).orElse(candidate.getSimpleName());
    }
}
