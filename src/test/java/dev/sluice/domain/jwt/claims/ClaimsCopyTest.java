package dev.sluice.domain.jwt.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each component is filled with what no builder starts with, so that one that is forgotten shows.
@DisplayName("A copy of claims has all of them (decisions/0042-builders-by-hand.md)")
@Tag("unit")
class ClaimsCopyTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                AccountClaims.class,
                AccountLimits.class,
                ExportClaim.class,
                ImportClaim.class,
                OperatorClaims.class,
                UserLimits.class
            })
    void copyHasEveryComponent(Class<? extends Record> type) throws ReflectiveOperationException {
        var filled = filled(type);
        var builder = type.getMethod("copy").invoke(filled);
        var copy = builder.getClass().getMethod("build").invoke(builder);
        for (var component : type.getRecordComponents()) {
            var value = component.getAccessor().invoke(filled);
            assertNotEquals(nothing(component.getType()), value, component.getName());
            assertEquals(value, component.getAccessor().invoke(copy), component.getName());
        }
    }

    private static Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        return type == long.class ? 0L : "";
    }

    private static Object filled(Class<?> type) throws ReflectiveOperationException {
        var components = type.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = new Object[components.length];
        for (var i = 0; i < values.length; i++) {
            values[i] = sample(components[i].getGenericType(), i + 1);
        }
        try {
            var constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new AssertionError(type.getSimpleName(), e.getCause());
        }
    }

    private static Object sample(Type type, int number) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic) {
            var last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            return generic.getRawType() == List.class
                    ? List.of(sample(last, number))
                    : new TreeMap<>(Map.of("key", sample(last, number)));
        }
        if (type == String.class) {
            return "text " + number;
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == long.class || type == Long.class) {
            return (long) number;
        }
        if (type == int.class || type == Integer.class) {
            return number;
        }
        var raw = (Class<?>) type;
        if (raw.isEnum()) {
            return raw.getEnumConstants()[0];
        }
        return raw.isSealed() ? filled(raw.getPermittedSubclasses()[0]) : filled(raw);
    }
}
