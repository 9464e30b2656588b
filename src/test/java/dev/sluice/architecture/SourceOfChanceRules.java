package dev.sluice.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// Time, chance, threads, switches and the console are handed in; they are made in `app` only.
abstract class SourceOfChanceRules {
    private static final Set<String> THREAD_MAKERS = Set.of(
            "java.util.concurrent.Executors",
            "java.util.concurrent.ThreadPoolExecutor",
            "java.util.concurrent.ScheduledThreadPoolExecutor",
            "java.util.concurrent.ForkJoinPool",
            "java.util.Timer");

    @Test
    void timeIsInjected() {
        check(
                Rule.INJECTED_TIME,
                calls("reading the clock", call -> isClock(call.getTargetOwner().getName(), call.getName())),
                "dev.sluice.app..");
    }

    @Test
    void chanceAndIdsAreInjected() {
        check(
                Rule.INJECTED_RANDOMNESS,
                calls("making chance", call -> isChance(call.getTargetOwner().getName(), call.getName())),
                "dev.sluice.app..");
    }

    @Test
    void threadsAreMadeInAppOnly() {
        check(Rule.THREADS, calls("making a thread", call -> isThread(call)), "dev.sluice.app..");
    }

    /// A switch of a developer left in a rule of consent would open it for whoever starts the process.
    @Test
    void switchesOfTheProcessAreReadInAppAndAdapterOnly() {
        noClasses()
                .that(resideOutside("dev.sluice.app..", "dev.sluice.adapter..", "dev.sluice.tour.."))
                .should()
                .callCodeUnitWhere(calls(
                        "reading a property or variable of the process",
                        call -> isSwitch(call.getTargetOwner().getName(), call.getName())))
                .check(Sluice.CLASSES);
    }

    @Test
    void onlyTheEntranceTouchesTheConsole() {
        var console = DescribedPredicate.<JavaAccess<?>>describe(
                "System.out, System.err or System.in",
                access -> access.getTargetOwner().isEquivalentTo(System.class)
                        && Set.of("out", "err", "in", "console").contains(access.getName()));
        noClasses()
                .that(resideOutside("dev.sluice.app..", "dev.sluice.cli..", "dev.sluice.tour..")
                        .and(Rule.CONSOLE.binds()))
                .should()
                .accessTargetWhere(console)
                .check(Sluice.CLASSES);
    }

    @Test
    void onlyFxThreadCallsRunLater() {
        var runLater = DescribedPredicate.<JavaCall<?>>describe(
                "Platform.runLater",
                call -> call.getTargetOwner().getName().equals("javafx.application.Platform")
                        && call.getName().startsWith("runLater"));
        noClasses()
                .that(not(DescribedPredicate.<JavaClass>describe(
                                "FxThread", type -> type.getName().startsWith("dev.sluice.ui.mvc.FxThread")))
                        .and(Rule.RUN_LATER.binds()))
                .should()
                .callCodeUnitWhere(runLater)
                .check(Sluice.CLASSES);
    }

    private static void check(Rule rule, DescribedPredicate<JavaCall<?>> act, String home) {
        noClasses()
                .that(resideOutside(home).and(rule.binds()))
                .should()
                .callCodeUnitWhere(act)
                .check(Sluice.CLASSES);
    }

    private static DescribedPredicate<JavaClass> resideOutside(String... homes) {
        return resideInAPackage("dev.sluice..").and(not(resideInAnyPackage(homes)));
    }

    private static DescribedPredicate<JavaCall<?>> calls(String description, Predicate<JavaCall<?>> test) {
        return DescribedPredicate.describe(description, test);
    }

    /// `System.nanoTime` measures how long something took, which is not the time.
    private static boolean isClock(String owner, String method) {
        return switch (owner) {
            case "java.lang.System" -> method.equals("currentTimeMillis");
            case "java.time.Clock" -> method.startsWith("system") || method.startsWith("tick");
            case "java.time.InstantSource" -> method.equals("system");
            case "java.util.Date" -> method.equals("<init>");
            default -> owner.startsWith("java.time.") && method.equals("now");
        };
    }

    private static boolean isSwitch(String owner, String method) {
        return switch (owner) {
            case "java.lang.System" ->
                Set.of("getProperty", "getProperties", "getenv").contains(method);
            case "java.lang.Boolean" -> method.equals("getBoolean");
            case "java.lang.Integer" -> method.equals("getInteger");
            case "java.lang.Long" -> method.equals("getLong");
            default -> false;
        };
    }

    private static boolean isChance(String owner, String method) {
        return switch (owner) {
            case "java.util.UUID" -> method.equals("randomUUID");
            case "java.lang.Math" -> method.equals("random");
            case "java.util.Random", "java.security.SecureRandom", "java.util.SplittableRandom" ->
                method.equals("<init>") || method.startsWith("getInstance");
            case "java.util.concurrent.ThreadLocalRandom" -> method.equals("current");
            case "java.util.random.RandomGenerator" -> method.equals("getDefault") || method.equals("of");
            default -> false;
        };
    }

    private static boolean isThread(JavaCall<?> call) {
        var owner = call.getTargetOwner().getName();
        var method = call.getName();
        return switch (owner) {
            case "java.lang.Thread" ->
                Set.of("<init>", "ofVirtual", "ofPlatform", "startVirtualThread")
                        .contains(method);
            case "java.util.concurrent.CompletableFuture" ->
                method.endsWith("Async")
                        && call.getTarget().getRawParameterTypes().stream()
                                .noneMatch(type -> type.getName().equals("java.util.concurrent.Executor"));
            default ->
                THREAD_MAKERS.contains(owner)
                        && (method.equals("<init>") || method.startsWith("new") || method.equals("commonPool"));
        };
    }
}
