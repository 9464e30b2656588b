package dev.sluice.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Servers are changed in one order, which stands in one class: whoever locks accounts and pushes them beside it
/// may leave a step out that leaks or cuts traffic.
abstract class PushSequenceRules {
    /// Classes that lock accounts and have them pushed, each with its reason.
    private static final Map<String, String> KNOWN = new TreeMap<>(Map.of(
            "PushProtocol", "the protocol",
            "BulkPush", "thousands of accounts: a round is signed while servers take the one before it in",
            "Drifts", "what a person chose from must still be on the servers, so they are asked between lock and rows",
            "SubscriptionRepair", "the subscriptions are looked at between lock and push, and after it"));

    private static final Set<String> LOCKS = Set.of("AccountLocks.hold", "AccountLocks.tryHold");

    private static final Set<String> PUSHES = Set.of(
            "Delivery.signAndPush",
            "Delivery.push",
            "Delivery.again",
            "Delivery.sendAll",
            "LinkKeeper.pushing",
            "PushProtocol.republish",
            "PushProtocol.retry",
            "PushProtocol.again",
            "SubscriptionWiring.heal",
            "SubscriptionWiring.mend");

    @Test
    @DisplayName("classes with a lock-push sequence of their own are four at most, and known")
    void sequencesAreFew() {
        var found = new TreeSet<String>();
        for (var candidate : Sluice.CLASSES) {
            if (candidate.getPackageName().startsWith("dev.sluice.domain")
                    && candidate.getCodeUnits().stream().anyMatch(PushSequenceRules::locksAndPushes)) {
                found.add(outermost(candidate).getSimpleName());
            }
        }
        System.out.println("classes with a lock-push sequence of their own: " + found.size() + " " + found);
        assertEquals(KNOWN.keySet(), found);
        assertTrue(found.size() <= 4, () -> "too many: " + found);
    }

    private static boolean locksAndPushes(JavaCodeUnit unit) {
        return calls(unit, LOCKS) && reach(unit, new HashSet<>());
    }

    /// Whether it pushes, by itself or by what else its class has.
    private static boolean reach(JavaCodeUnit unit, Set<JavaCodeUnit> seen) {
        return seen.add(unit)
                && (calls(unit, PUSHES)
                        || unit.getMethodCallsFromSelf().stream()
                                .filter(call -> outermost(call.getTargetOwner()).equals(outermost(unit.getOwner())))
                                .flatMap(call -> call.getTarget().resolveMember().stream())
                                .anyMatch(method -> reach(method, seen)));
    }

    private static boolean calls(JavaCodeUnit unit, Set<String> methods) {
        return unit.getMethodCallsFromSelf().stream().anyMatch(call -> methods.contains(name(call)));
    }

    private static JavaClass outermost(JavaClass candidate) {
        return candidate.getEnclosingClass().map(PushSequenceRules::outermost).orElse(candidate);
    }

    private static String name(JavaMethodCall call) {
        return call.getTargetOwner().getSimpleName() + "." + call.getName();
    }
}
