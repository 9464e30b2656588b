package dev.sluice.domain.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class SubjectTest {
    @ParameterizedTest
    @ValueSource(strings = {"orders", "orders.>", "*.orders", "orders.*.created", "$JS.API.INFO", "a.b.c", ">"})
    void isRead(String text) {
        assertEquals(text, Subject.of(text).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "a b", "a\tb", "a.>.b", "a.b>", "a*.b", "a.\u0000"})
    void isRefused(String text) {
        var problem = assertThrows(ProblemException.class, () -> new Subject(text));
        assertEquals(ProblemCode.SUBJECT_INVALID, problem.code());
    }

    @ParameterizedTest
    @DisplayName("S3-A9 a bare wildcard and the servers' own subjects are not to be shared")
    @ValueSource(strings = {">", "*", "$SYS.>", "$SYS.REQ.ACCOUNT.x"})
    void isTooWide(String text) {
        var problem = assertThrows(ProblemException.class, () -> Subject.exportable(text));
        assertEquals(ProblemCode.SUBJECT_TOO_WIDE, problem.code());
    }

    @ParameterizedTest
    @CsvSource({
        "orders.>,orders.eu,true",
        "orders.>,orders,false",
        "orders.>,orders.>,true",
        "orders.>,orders.*,true",
        "orders.*,orders.>,false",
        "orders.*,orders.eu,true",
        "orders.*,orders.eu.x,false",
        "a.*,*.b,false",
        ">,a.b,true"
    })
    void contains(String container, String subject, boolean expected) {
        assertEquals(expected, Subject.of(container).contains(Subject.of(subject)));
    }

    @ParameterizedTest
    @CsvSource({
        "orders.>,orders.eu,true",
        "orders.>,orders,false",
        "a.*,*.b,true",
        "a.*,b.*,false",
        "a.*.c,a.b.>,true",
        "a.b,a.b.c,false",
        "*.logs.>,acme.>,true"
    })
    void overlapsBothWays(String one, String other, boolean expected) {
        assertEquals(expected, Subject.of(one).overlaps(Subject.of(other)));
        assertEquals(expected, Subject.of(other).overlaps(Subject.of(one)));
    }

    @ParameterizedTest
    @DisplayName("S0-8 S3-A8 where a message arrives")
    @CsvSource({
        "orders.>,vendor-orders.>,orders.eu.created,vendor-orders.eu.created",
        "retail.v1.cart.>,retail.v1.cart.>,retail.v1.cart.started,retail.v1.cart.started",
        "a.*.b.*,x.$2.y.$1,a.1.b.2,x.2.y.1",
        "a.*,b.c.*,a.1,b.c.1",
        "a.*.>,z.$1.>,a.1.2.3,z.1.2.3"
    })
    void maps(String remote, String local, String published, String arrives) {
        assertEquals(arrives, new SubjectMapping(Subject.of(remote), Subject.of(local)).apply(published));
    }

    @ParameterizedTest
    @CsvSource({"orders.>,vendor", "orders,vendor.>", "a.*,b", "a.*,b.$2", "a.*.*,b.$1", "a.*,b.*.$1"})
    void mappingIsRefused(String remote, String local) {
        var problem =
                assertThrows(ProblemException.class, () -> new SubjectMapping(Subject.of(remote), Subject.of(local)));
        assertEquals(ProblemCode.LOCAL_SUBJECT_INVALID, problem.code());
    }
}
