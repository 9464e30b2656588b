package dev.sluice.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Whatever a service changes passes the gate that refuses observers and tells the audit log.
///
/// It follows calls from each public method through the package. A call in a lambda of a method that opens an act
/// counts as inside the act; whether it is the lambda of that very act is not seen.
abstract class OperationRules {
    private static final Set<String> SERVICES = Set.of(
            "dev.sluice.domain.federation",
            "dev.sluice.domain.account",
            "dev.sluice.domain.key",
            "dev.sluice.domain.service");
    private static final JavaClasses CLASSES = Sluice.CLASSES.that(resideInAPackage(Sluice.ROOT + ".domain.."));

    /// What changes something, here or on servers.
    private static final Set<String> CHANGES = Set.of(
            "FederationStore.write", "FederationStore.change", "Resolver.push", "Resolver.delete", "Signer.create");

    private static final Set<String> GATES = Set.of(
            "EnvironmentContext.act",
            "OperationGate.perform",
            "OperationGate.inBackground",
            "OperationGate.in",
            "ChangeRecorder.acts");

    /// Methods that change something and tell nobody, each with its reason.
    private static final Map<String, String> EXCUSED = new TreeMap<>(Map.of(
            "ServerRegistry.learn",
            "notes who answered; no person did it, and nothing depends on it but who is waited for"));

    private final Map<JavaCodeUnit, Boolean> known = new HashMap<>();

    @Test
    @DisplayName("S3-A17 every public method that changes something passes through an act")
    void everyChangeIsAnAct() {
        var open = new TreeSet<String>();
        for (var service : CLASSES) {
            var visible = service.getModifiers().contains(JavaModifier.PUBLIC) && !service.isInterface();
            if (visible && SERVICES.contains(service.getPackageName())) {
                service.getMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(this::changesOutsideActs)
                        .forEach(method -> open.add(name(method)));
            }
        }
        assertEquals(Set.of(), open);
    }

    @Test
    void everyExcuseIsNeeded() {
        var stale = new TreeSet<>(EXCUSED.keySet());
        for (var service : CLASSES) {
            service.getMethods().stream()
                    .filter(method -> method.getMethodCallsFromSelf().stream().anyMatch(OperationRules::isChange))
                    .forEach(method -> stale.remove(name(method)));
        }
        assertEquals(Set.of(), stale);
    }

    private boolean changesOutsideActs(JavaCodeUnit unit) {
        var found = known.get(unit);
        if (found != null) {
            return found;
        }
        // Whoever calls itself adds nothing to what else it calls.
        known.put(unit, false);
        var opens = unit.getMethodCallsFromSelf().stream()
                .anyMatch(call -> GATES.contains(name(call.getTargetOwner(), call.getName())));
        var changes = !EXCUSED.containsKey(name(unit))
                && unit.getMethodCallsFromSelf().stream()
                        .filter(call -> !opens || !call.isDeclaredInLambda())
                        .anyMatch(this::isOpenChange);
        known.put(unit, changes);
        return changes;
    }

    private boolean isOpenChange(JavaMethodCall call) {
        return isChange(call)
                || call.getTarget().resolveMember().filter(OperationRules::isHere).stream()
                        .anyMatch(this::changesOutsideActs);
    }

    private static boolean isChange(JavaMethodCall call) {
        return CHANGES.contains(name(call.getTargetOwner(), call.getName()));
    }

    private static boolean isHere(JavaMethod method) {
        return SERVICES.contains(method.getOwner().getPackageName())
                && !method.getOwner().isInterface();
    }

    private static String name(JavaCodeUnit unit) {
        return name(unit.getOwner(), unit.getName());
    }

    private static String name(JavaClass owner, String method) {
        return owner.getSimpleName() + "." + method;
    }
}
