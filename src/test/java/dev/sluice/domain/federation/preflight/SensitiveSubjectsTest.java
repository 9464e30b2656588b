package dev.sluice.domain.federation.preflight;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.domain.federation.preflight.SensitiveSubjects.Danger;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
final class SensitiveSubjectsTest {
    @ParameterizedTest
    @CsvSource({
        "$JS.API.>, JETSTREAM_API",
        "$JS.>, JETSTREAM_API",
        "$JS.*.CONSUMER.>, JETSTREAM_API",
        "$JS.API.STREAM.DELETE.ORDERS, JETSTREAM_API",
        "$JS.API.CONSUMER.MSG.NEXT.ORDERS.*, JETSTREAM_API",
        "$JS.API.CONSUMER.MSG.NEXT.>, JETSTREAM_API",
        "$JS.API.STREAM.INFO.*, JETSTREAM_API",
        "$JS.hub.API.>, JETSTREAM_API",
        "$JS.*.API.>, JETSTREAM_API",
        "$JS.ACK.>, JETSTREAM",
        "$JS.ACK.ORDERS.>, JETSTREAM",
        "$JS.EVENT.>, JETSTREAM",
        "$KV.>, BUCKETS",
        "$KV.*.price, BUCKETS",
        "$O.>, OBJECTS",
        "$MQTT.>, MQTT",
        "_INBOX.>, REPLIES",
        "_INBOX.*, REPLIES",
        "_INBOX.*.>, REPLIES",
        "$SYS.ACCOUNT.>, SYSTEM",
        "*.orders, EVERYTHING",
        "*.API.>, EVERYTHING",
        "*.>, EVERYTHING",
        "*.*.*, EVERYTHING",
    })
    void wideOnesAreNamed(String subject, Danger danger) {
        assertEquals(Optional.of(danger), SensitiveSubjects.of(Subject.of(subject)));
        var problem = assertThrows(
                ProblemException.class,
                () -> SensitiveSubjects.refuse(
                        Subject.of(subject), ShareKind.STREAM, Visibility.PRIVATE, Set.of("other")));
        assertEquals(ProblemCode.SHARED_BY_ACCIDENT, problem.code());
        assertDoesNotThrow(() ->
                SensitiveSubjects.refuse(Subject.of(subject), ShareKind.SERVICE, Visibility.PRIVATE, Set.of(subject)));
        var open = assertThrows(
                ProblemException.class,
                () -> SensitiveSubjects.refuse(
                        Subject.of(subject), ShareKind.SERVICE, Visibility.PUBLIC, Set.of(subject)));
        assertEquals(ProblemCode.NEVER_PUBLIC, open.code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$JS.API.CONSUMER.MSG.NEXT.ORDERS.shop",
                "$JS.API.CONSUMER.INFO.ORDERS.shop",
                "$JS.API.CONSUMER.CREATE.ORDERS",
                "$JS.API.CONSUMER.CREATE.ORDERS.>",
                "$JS.hub.API.CONSUMER.INFO.ORDERS.shop",
                "$JS.ACK.ORDERS.shop.>",
                "$JS.FC.>",
                "$JS.FC.ORDERS.>",
                "$KV.prices.>",
                "_INBOX.deliver.>",
                "orders.*.>",
                "JS.API.>",
            })
    void narrowOnesGoWithoutAQuestion(String subject) {
        assertEquals(Optional.empty(), SensitiveSubjects.of(Subject.of(subject)));
        assertDoesNotThrow(
                () -> SensitiveSubjects.refuse(Subject.of(subject), ShareKind.SERVICE, Visibility.PRIVATE, Set.of()));
    }

    @ParameterizedTest
    @CsvSource({"$JS.API.CONSUMER.MSG.NEXT.ORDERS.shop, true", "$JS.FC.>, false", "orders.get, false"})
    void aNarrowPartOfTheApiForEverybodyIsAskedFor(String text, boolean isAsked) {
        var subject = Subject.of(text);
        assertDoesNotThrow(() -> SensitiveSubjects.refuse(subject, ShareKind.SERVICE, Visibility.PUBLIC, Set.of(text)));
        if (isAsked) {
            assertThrows(
                    ProblemException.class,
                    () -> SensitiveSubjects.refuse(subject, ShareKind.SERVICE, Visibility.PUBLIC, Set.of()));
        } else {
            assertDoesNotThrow(() -> SensitiveSubjects.refuse(subject, ShareKind.SERVICE, Visibility.PUBLIC, Set.of()));
        }
    }
}
