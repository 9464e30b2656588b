package dev.sluice.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.sluice.domain.problem.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Who may use whom and what (architecture.md#rules-and-the-tests-that-hold-them).
final class ArchitectureTest {
    /// One library, one home.
    private record Home(String library, List<String> packages, List<String> homes) {}

    private static final List<Home> HOMES = List.of(
            new Home(
                    "JavaFX",
                    List.of("javafx..", "com.sun.javafx..", "com.sun.glass.."),
                    List.of("ui..", "app..", "tour..")),
            new Home("JavaFX beside Swing", List.of("javafx.embed.swing.."), List.of("tour..")),
            new Home(
                    "controls, themes, icons",
                    List.of("org.controlsfx..", "impl.org.controlsfx..", "atlantafx..", "org.kordamp.."),
                    List.of("ui..")),
            new Home("jnats", List.of("io.nats.."), List.of("adapter.nats..", "adapter.sandbox..")),
            new Home(
                    "the database",
                    List.of("java.sql..", "javax.sql..", "org.jdbi..", "org.h2..", "org.flywaydb.."),
                    List.of("adapter.store..")),
            new Home("Bouncy Castle", List.of("org.bouncycastle.."), List.of("domain.nkey..", "adapter.vault..")),
            new Home("picocli", List.of("picocli.."), List.of("cli..")),
            new Home(
                    "Jackson",
                    List.of("tools.jackson..", "com.fasterxml.."),
                    List.of("domain.jwt..", "adapter..", "cli..")),
            new Home("CloudEvents", List.of("io.cloudevents.."), List.of("adapter.nats..")),
            new Home("ZXing", List.of("com.google.zxing.."), List.of("adapter.qr..")),
            new Home("logback", List.of("ch.qos.logback.."), List.of("app..")),
            new Home("logging", List.of("org.slf4j.."), List.of("adapter..", "app..", "cli..", "ui..")));

    @Test
    void domainImportsTheJdkOnly() {
        var jdk = Stream.of("java..", "javax.crypto..", "org.jspecify..", Sluice.ROOT + ".domain..");
        var allowed = Stream.concat(jdk, Stream.of("tools.jackson..", "org.bouncycastle.."));
        classes()
                .that(resideInAPackage(Sluice.ROOT + ".domain..").and(Rule.DOMAIN_IMPORTS.binds()))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new)))
                .because("the domain has no I/O; Jackson is for jwt and Bouncy Castle for nkey only (see homes)")
                .check(Sluice.CLASSES);
    }

    @Test
    void domainReadsNoFilesAndOpensNoSockets() {
        noClasses()
                .that(resideInAPackage(Sluice.ROOT + ".domain..").and(Rule.DOMAIN_IMPORTS.binds()))
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.nio\\.file\\.Files|java\\.io\\.File.*|java\\.net\\..*Socket.*"
                        + "|java\\.net\\.http\\..*|java\\.nio\\.channels\\..*")
                .check(Sluice.CLASSES);
    }

    @TestFactory
    Stream<DynamicTest> everyLibraryHasOneHome() {
        return HOMES.stream()
                .map(home -> DynamicTest.dynamicTest(
                        home.library(),
                        () -> noClasses()
                                .that(resideInAPackage(Sluice.ROOT + "..")
                                        .and(Rule.LIBRARY_HOMES.binds())
                                        .and(not(resideInAnyPackage(inside(home.homes())))))
                                .should()
                                .dependOnClassesThat(
                                        resideInAnyPackage(home.packages().toArray(String[]::new)))
                                .because(home.library() + " lives in " + home.homes())
                                .check(Sluice.CLASSES)));
    }

    @Test
    void arrowsPointDownwards() {
        checkLayer("domain..", List.of("adapter..", "ui..", "cli..", "app..", "tour.."));
        checkLayer("adapter..", List.of("ui..", "cli..", "app..", "tour.."));
        checkLayer("ui..", List.of("adapter..", "cli..", "app..", "tour.."));
        checkLayer("cli..", List.of("adapter..", "ui..", "app..", "tour.."));
        checkLayer("app..", List.of("tour.."));
        checkLayer("tour..", List.of("adapter..", "cli.."));
    }

    @Test
    @DisplayName("The tour is no part of the product, and is held to the same rules")
    void theTourStandsBeside() {
        var sources = Sluice.CLASSES.stream()
                .filter(type -> type.getPackageName().equals(Sluice.ROOT + ".tour"))
                .map(type -> type.getSource().orElseThrow().getUri().toString())
                .toList();
        assertFalse(sources.isEmpty(), "the classes of the tour are not on the path of the tests");
        assertEquals(
                List.of(),
                sources.stream().filter(uri -> uri.contains("/target/classes/")).toList());
    }

    /// From the top; with `..` all that is in a room, too.
    private static final List<String> ROOMS = List.of(
            "interop..",
            "accountserver",
            "config",
            "tokendelivery",
            "workspace",
            "service",
            "readmodel",
            "account.renewal",
            "account",
            "key",
            "federation",
            "key.rotation",
            "federation.maintenance",
            "federation.sharing",
            "federation.preflight",
            "federation.push",
            "federation.environment",
            "federation.claims",
            "federation.operation",
            "flow",
            "operation",
            "event",
            "setting",
            "port.store",
            "port.query",
            "port",
            "feed",
            "audit",
            "jwt.diff",
            "jwt.codec",
            "jwt.validation",
            "jwt.claims",
            "jwt.json",
            "model..",
            "nkey",
            "problem",
            "text",
            "time");

    @Test
    @DisplayName("Rooms of the domain know only what lies below them, and every room is in the list")
    void roomsOfTheDomainLookDown() {
        for (var room : ROOMS) {
            var above = ROOMS.subList(0, ROOMS.indexOf(room)).stream()
                    .map(name -> "domain." + name)
                    .toList();
            checkLayer("domain." + room, above.isEmpty() ? List.of("app..") : above);
        }
        var listed = resideInAnyPackage(
                inside(ROOMS.stream().map(name -> "domain." + name).toList()));
        assertEquals(
                List.of(),
                Sluice.CLASSES.that(resideInAPackage(Sluice.ROOT + ".domain..").and(not(listed))).stream()
                        .map(JavaClass::getName)
                        .filter(name -> !name.endsWith("package-info"))
                        .toList());
    }

    @Test
    void adaptersDoNotKnowEachOther() {
        for (var adapter : List.of("store", "vault", "nats", "nsc", "qr", "http")) {
            var others = Stream.of("store", "vault", "nats", "nsc", "qr", "http", "sandbox")
                    .filter(other -> !other.equals(adapter))
                    .map(other -> "adapter." + other + "..")
                    .toList();
            checkLayer("adapter." + adapter + "..", others);
        }
    }

    @Test
    void facesEnterFederationByItsDoors() {
        var rooms = Stream.concat(
                        Stream.of("claims", "preflight", "push", "sharing").map(room -> "domain.federation." + room),
                        Stream.of("domain.key.rotation"))
                .map(room -> room + "..")
                .toList();
        checkLayer("ui..", rooms);
        checkLayer("cli..", rooms);
        checkLayer("adapter..", rooms);
        checkLayer("app..", rooms);
    }

    @Test
    @DisplayName("Faces ask services: no class of them knows a port, and the number that do is printed")
    void facesKnowNoPorts() {
        var port = resideInAPackage(Sluice.ROOT + ".domain.port..");
        var knowing = Sluice.CLASSES.that(resideInAnyPackage(inside(List.of("ui..", "cli..")))).stream()
                .filter(face -> face.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> port.test(dependency.getTargetClass())))
                .map(face -> face.getName().replaceFirst("\\$.*", ""))
                .distinct()
                .sorted()
                .toList();
        System.out.println("Classes of ui and cli that know domain.port: " + knowing.size());
        assertEquals(List.of(), knowing);
    }

    @Test
    void screensDoNotKnowEachOther() {
        slices().matching(Sluice.ROOT + ".ui.screen.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(Sluice.CLASSES.that(Rule.SCREENS.binds()));
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching(Sluice.ROOT + ".(**)").should().beFreeOfCycles().check(Sluice.CLASSES);
    }

    @Test
    @DisplayName("What a window shows of others' text is marked: links, hints and lines of menus are made by Controls")
    void textOfOthersIsMarked() {
        var nodes = Sluice.ROOT + ".ui.control.Controls";
        var rule = noClasses().that().doNotHaveFullyQualifiedName(nodes).should();
        for (var control : List.of("Hyperlink", "Tooltip", "MenuItem")) {
            rule.callConstructor("javafx.scene.control." + control, "java.lang.String")
                    .because("Controls marks it (decisions/0029-text-and-names-of-others.md)")
                    .check(Sluice.CLASSES);
        }
    }

    @Test
    @DisplayName("What a window tells of a problem says what to do in a window")
    void windowsTellTheirOwnRemedies() {
        noClasses()
                .that()
                .resideInAPackage(Sluice.ROOT + ".ui..")
                .should()
                .callMethod(Problem.class, "text")
                .check(Sluice.CLASSES);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .that(Rule.NAMES.binds())
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Helpers")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .check(Sluice.CLASSES);
    }

    @Test
    @DisplayName("Exceptions to rules, each with its reason")
    void exceptionsAreListed() {
        var lines = Sluice.CLASSES.stream()
                .flatMap(candidate -> Rule.excuses(candidate).map(excuse -> {
                    var word = excuse.get("rule").orElse("").toString();
                    assertTrue(Rule.of(word).isPresent(), candidate.getName() + " is excused from no rule: " + word);
                    return "%s: %s: %s"
                            .formatted(
                                    word,
                                    candidate.getName(),
                                    excuse.get("reason").orElse(""));
                }))
                .sorted()
                .toList();
        System.out.println("Exceptions to the rules of the house: " + (lines.isEmpty() ? "none" : ""));
        lines.forEach(System.out::println);
        assertTrue(lines.size() <= 12, "the exceptions are becoming the rule");
    }

    private static void checkLayer(String layer, List<String> forbidden) {
        noClasses()
                .that(resideInAnyPackage(inside(List.of(layer))).and(Rule.LAYERS.binds()))
                .should()
                .dependOnClassesThat(resideInAnyPackage(inside(forbidden)))
                .allowEmptyShould(true)
                .check(Sluice.CLASSES);
    }

    private static String[] inside(List<String> packages) {
        return packages.stream().map(name -> Sluice.ROOT + "." + name).toArray(String[]::new);
    }

    /// In one class, so that they come to one process and what is read once is read once.
    @Nested
    class Collaborators extends CollaboratorRules {}

    @Nested
    class Controllers extends ControllerRules {}

    @Nested
    class Operations extends OperationRules {}

    @Nested
    class PushSequences extends PushSequenceRules {}

    @Nested
    class SourcesOfChance extends SourceOfChanceRules {}
}
