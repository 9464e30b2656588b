package dev.sluice.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.dialog.SheetController;
import dev.sluice.ui.job.BackgroundJobs;
import dev.sluice.ui.mvc.Controller;
import dev.sluice.ui.mvc.View;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.session.ConsoleSession;
import dev.sluice.ui.testing.ControllerTest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Controllers work, and are tested, without a toolkit")
abstract class ControllerRules {

    private static final JavaClasses CLASSES = Sluice.CLASSES.that(resideInAPackage(Sluice.ROOT + ".ui.."));

    private static List<JavaClass> controllers() {
        var found = CLASSES.stream()
                .filter(type -> type.isAssignableTo(Controller.class))
                .filter(type -> !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .toList();
        assertFalse(found.isEmpty());
        return found;
    }

    @Test
    @DisplayName("each has a test in the unit profile, called after it")
    void eachHasATestWithoutAToolkit() {
        assertEquals(
                List.of(),
                controllers().stream()
                        .map(JavaClass::getName)
                        .filter(name -> !isUnit(name + "Test"))
                        .toList());
    }

    @Test
    @DisplayName("what a sheet does is tried in the unit profile: some test there makes each of their controllers")
    void eachOfASheetIsMadeByATestWithoutAToolkit() {
        var made = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS).importPackages("dev.sluice.ui").stream()
                        .filter(test -> isUnit(test.getName()) || test.isAssignableTo(ControllerTest.class))
                        .flatMap(test -> test.getConstructorCallsFromSelf().stream())
                        .map(call -> call.getTargetOwner().getName())
                        .collect(Collectors.toSet());
        assertEquals(
                List.of(),
                CLASSES.stream()
                        .filter(type -> type.isAssignableTo(SheetController.class)
                                || type.isAssignableTo(OperationController.class))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getName)
                        .filter(name -> !made.contains(name))
                        .toList());
    }

    @Test
    @DisplayName("a sheet is a triad: whatever makes a sheet builds nodes, and leaves what is done to a controller")
    void noSheetDoesAnything() {
        assertEquals(
                List.of(),
                CLASSES.stream()
                        .filter(ControllerRules::makesASheet)
                        .filter(type -> type.getMethodCallsFromSelf().stream().anyMatch(ControllerRules::isDeed))
                        .map(JavaClass::getSimpleName)
                        .toList());
    }

    private static boolean makesASheet(JavaClass type) {
        return !type.isAssignableTo(Controller.class)
                && (type.isAssignableTo(Sheet.class)
                        || type.getConstructorCallsFromSelf().stream()
                                .anyMatch(call -> call.getTargetOwner().isAssignableTo(Sheet.class)));
    }

    /// Work in the background, or a question to the services.
    private static boolean isDeed(JavaMethodCall call) {
        return call.getTargetOwner().isEquivalentTo(BackgroundJobs.class)
                || (call.getTargetOwner().isEquivalentTo(ConsoleSession.class)
                        && Set.of("services", "reads", "workspace").contains(call.getName()));
    }

    private static boolean isUnit(String test) {
        try {
            return Stream.of(Class.forName(test).getAnnotationsByType(Tag.class))
                    .anyMatch(tag -> tag.value().equals("unit"));
        } catch (ClassNotFoundException _) {
            return false;
        }
    }

    @Test
    @DisplayName("none asks its view for anything: a view hears of its model")
    void noneCallsItsView() {
        assertEquals(
                List.of(),
                controllers().stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(call -> call.getTargetOwner().isAssignableTo(View.class))
                        .map(call -> call.getDescription())
                        .toList());
    }
}
