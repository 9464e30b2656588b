package dev.sluice.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.sluice.ui.mvc.Controller;
import dev.sluice.ui.mvc.View;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Controllers work, and are tested, without a toolkit")
class ControllersTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.sluice.ui");

    private static List<JavaClass> controllers() {
        var found = CLASSES.stream()
                .filter(type -> type.isAssignableTo(Controller.class))
                .filter(type -> !type.isInterface()
                        && !type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT))
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
