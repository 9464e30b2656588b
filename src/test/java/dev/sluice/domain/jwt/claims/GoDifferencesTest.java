package dev.sluice.domain.jwt.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.jwt.codec.ClaimsJson;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtValidator;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.validation.Finding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a differential run against the Go library (random and mutated documents, each read, judged and written by
/// both) found once, so that it does not come back.
@Tag("unit")
class GoDifferencesTest {
    private static final String KEY = Vectors.key("A:scoped").text();

    private static Claims read(ClaimKind kind, String nats) throws JwtException {
        return JwtReader.readPayload(kind, "{\"sub\":\"" + KEY + "\",\"nats\":" + nats.replace('\'', '"') + "}");
    }

    private static String again(ClaimKind kind, String nats) throws JwtException {
        var text = ClaimsJson.payload(read(kind, nats), 2);
        return text.substring(text.indexOf("\"nats\":") + 7, text.length() - 1).replace('"', '\'');
    }

    @Test
    void aNullListOfMappingTargetsStaysNull() throws JwtException {
        assertTrue(again(ClaimKind.ACCOUNT, "{'mappings':{'a':null,'b':[]}}").contains("{'a':null,'b':[]}"));
        assertTrue(again(ClaimKind.AUTHORIZATION_REQUEST, "{'client_tls':{'verified_chains':[['x'],null,[]]}}")
                .contains("[['x'],null,[]]"));
    }

    @Test
    void samplingMayExceed32Bits() throws JwtException {
        var export =
                "{'exports':[{'subject':'a','type':'service','service_latency':{'sampling':4294967346,'results':'r'}}]}";
        var findings = JwtValidator.validate(read(ClaimKind.ACCOUNT, export), 0);
        assertTrue(findings.stream().anyMatch(finding -> finding.code().equals("X7")));
        var trace = again(ClaimKind.ACCOUNT, "{'trace':{'dest':'d','sampling':4294967346}}");
        assertTrue(trace.contains("4294967346"), trace);
    }

    @Test
    void unsignedNumbersUseAll64BitsAndTakeNoSign() throws JwtException {
        var position = "{'exports':[{'subject':'a.*','account_token_position':18446744073709551615}]}";
        assertTrue(again(ClaimKind.ACCOUNT, position).contains("18446744073709551615"));
        var findings = JwtValidator.validate(read(ClaimKind.ACCOUNT, position), 0);
        assertTrue(findings.stream().anyMatch(finding -> finding.code().equals("X14")));
        assertTrue(again(ClaimKind.AUTHORIZATION_REQUEST, "{'client_info':{'id':9223372036854775808}}")
                .contains("9223372036854775808"));
        assertRefused(ClaimKind.AUTHORIZATION_REQUEST, "{'client_info':{'id':-0}}");
        assertRefused(ClaimKind.ACCOUNT, "{'mappings':{'a':[{'weight':-0}]}}");
    }

    @Test
    void everySpellingOfAScopesKindMustBeRight() throws JwtException {
        var scope = "{'signing_keys':[{'kind':'user_scope','key':'K'%s}]}";
        read(ClaimKind.ACCOUNT, scope.formatted(",'KIND':'user_scope'"));
        read(ClaimKind.ACCOUNT, "{'signing_keys':[{'kind':'x','kind':'user_scope','key':'K'}]}");
        assertEquals("D14", assertRefused(ClaimKind.ACCOUNT, scope.formatted(",'KIND':null")));
        assertEquals("D14", assertRefused(ClaimKind.ACCOUNT, scope.formatted(",'Kind':'x'")));
    }

    @Test
    void aSecondListIsReadIntoTheFirst() throws JwtException {
        var text = again(
                ClaimKind.ACCOUNT,
                "{'exports':[{'name':'n','subject':'a'},{'subject':'b'}],'exports':[{'subject':'c'}],"
                        + "'tags':['x','y'],'tags':[null]}");
        assertTrue(text.startsWith("{'exports':[{'name':'n','subject':'c'}],"), text);
        assertTrue(text.contains("'tags':['x']"), text);
        var cleared = again(ClaimKind.ACCOUNT, "{'exports':[{'name':'n'}],'exports':[null]}");
        assertTrue(cleared.startsWith("{'exports':[null],"), cleared);
        var times = again(ClaimKind.USER, "{'times':[{'start':'s'}],'times':[{'end':'e'}]}");
        assertTrue(times.contains("'times':[{'start':'s','end':'e'}]"), times);
    }

    @Test
    void nullForgetsWhatDuplicatesSaidButNotThatTheyWereWrong() throws JwtException {
        var trace = again(ClaimKind.ACCOUNT, "{'trace':{'dest':'a'},'trace':null,'trace':{'sampling':5}}");
        assertTrue(trace.contains("'trace':{'sampling':5}"), trace);
        assertRefused(ClaimKind.USER, "{'resp':{'max':1.0},'resp':null}");
    }

    @Test
    void flatLimitsBesideTiersAreLostByReadingATokenOnly() throws JwtException {
        var both = again(ClaimKind.ACCOUNT, "{'limits':{'disk_storage':5,'tiered_limits':{'R1':{'disk_storage':6}}}}");
        assertTrue(both.contains("{'disk_storage':5,'tiered_limits':{'R1':{'disk_storage':6}}}"), both);
    }

    @Test
    void typeAndVersionAreRewrittenButMustBeOfTheRightType() throws JwtException {
        assertTrue(again(ClaimKind.USER, "{'type':'x','version':7}").endsWith("'type':'user','version':2}"));
        assertRefused(ClaimKind.USER, "{'version':'2'}");
        assertRefused(ClaimKind.USER, "{'version':2.0}");
        assertRefused(ClaimKind.USER, "{'type':5}");
    }

    @Test
    void halvesOfSurrogatePairsAreReplacedInNamesToo() throws JwtException {
        assertEquals("{'version':2,'\ufffd\ufffdats':1}", again(ClaimKind.GENERIC, "{'\\uD800\\uD800ats':1}"));
        assertEquals(
                "{'a':'\ufffdx\ud83d\ude00','version':2}", again(ClaimKind.GENERIC, "{'a':'\\udc00x\\ud83d\\ude00'}"));
        assertEquals("{'a':'\\\\ud800','version':2}", again(ClaimKind.GENERIC, "{'a':'\\\\ud800'}"));
    }

    @ParameterizedTest
    @CsvSource({
        "GMT+0,true",
        "GMT-0,true",
        "ROC,true",
        "Europe/Berlin,true",
        "Local,true",
        "SystemV/EST5EDT,false",
        "utc,false",
        "Europe/,false",
        "../UTC,false"
    })
    void zonesAreThoseOfIana(String zone, boolean known) throws JwtException {
        var findings = JwtValidator.validate(read(ClaimKind.USER, "{'times_location':'" + zone + "'}"), 0);
        assertEquals(
                known, findings.stream().noneMatch(finding -> finding.code().equals("U6")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://:80",
                "http://[]",
                "http://[::1%25]",
                "http://[::1%25^]",
                "http://[]:80/x",
                "//h",
                "http:///x"
            })
    void addressesWithoutAHostAreRefused(String url) throws JwtException {
        var findings = JwtValidator.validate(read(ClaimKind.ACCOUNT, "{'info_url':'" + url + "'}"), 0);
        assertEquals(
                List.of("F3"),
                findings.stream().map(Finding::code).filter("F3"::equals).toList());
    }

    @Test
    void anEmptyFreeMapIsNotWritten() {
        var claims = new GenericClaims(BaseClaims.of("x", ""), Map.of());
        assertEquals("{\"sub\":\"x\"}", ClaimsJson.payload(claims, 0));
    }

    private static String assertRefused(ClaimKind kind, String nats) {
        return assertThrows(JwtException.class, () -> read(kind, nats)).rule();
    }
}
