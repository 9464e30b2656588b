package dev.sluice.adapter.nats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.environment.SystemRights;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.model.server.PushReport.Refused;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestLinks;
import dev.sluice.testing.TestOperator;
import dev.sluice.testing.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Servers whose resolver is not of the kind that Sluice needs.
class OtherResolversTest {
    @TempDir
    Path folder;

    private final TestOperator operator = new TestOperator();
    private final PublicKey account = TestOperator.seed(KeyKind.ACCOUNT).publicKey();
    private final String jwt =
            operator.sign(AccountClaims.builder(account.text(), "ACCTA").build(), operator.operatorSeed());

    @ParameterizedTest
    @EnumSource(Age.class)
    void aMemoryResolverIsUnsupported(Age age) throws IOException {
        try (var server = start(age, "resolver: MEMORY");
                var link = TestLinks.open(operator, SystemRights.PUSHER, List.of(server.url()))) {
            var resolver = link.resolver();
            var expected = resolver.expected();
            var problem = assertThrows(ProblemException.class, () -> resolver.push(account, jwt, expected));
            assertEquals(ProblemCode.RESOLVER_UNSUPPORTED, problem.code());
            assertEquals(List.of(), resolver.stored(account, expected));
            assertEquals(1, resolver.enforced(account, expected).size());
        }
    }

    @ParameterizedTest
    @EnumSource(Age.class)
    void aCacheThatSkipsTheTokenDoesNotCountAsStored(Age age) throws IOException {
        try (var server = start(age, "resolver { type: cache, dir: \"" + folder.resolve("jwt") + "\" }");
                var link = TestLinks.open(operator, SystemRights.PUSHER, List.of(server.url()))) {
            var report = link.resolver().push(account, jwt, link.resolver().expected());
            assertEquals(0, report.stored());
            assertTrue(
                    report.replies().getFirst() instanceof Refused refused
                            && refused.description().equals("jwt update cache skipped"),
                    report.summary());
        }
    }

    /// Routes that are being formed drop what is on its way, so one lost request is no verdict.
    @ParameterizedTest
    @EnumSource(Age.class)
    void aPushThatGotLostIsSentAgain(Age age) throws IOException {
        try (var server = start(age, "resolver: MEMORY");
                var link = TestLinks.open(operator, SystemRights.PUSHER, List.of(server.url()));
                var responder = operator.connectSystem(server.url())) {
            var expected = link.resolver().expected();
            var answer = """
                    {"server":{"id":"%s","name":"other"},"data":{"account":"%s","code":200,"message":"jwt updated"}}""".formatted(expected.servers().getFirst().id(), account.text());
            var heard = new AtomicInteger();
            responder
                    .connection()
                    .createDispatcher(request -> {
                        if (heard.incrementAndGet() == 2) {
                            responder.connection().publish(request.getReplyTo(), answer.getBytes(UTF_8));
                        }
                    })
                    .subscribe("$SYS.REQ.CLAIMS.UPDATE");
            responder.flush();

            var report = link.resolver().push(account, jwt, expected);
            assertTrue(report.isComplete(), report.summary());
            assertEquals(2, heard.get());
        }
    }

    private Server start(Age age, String resolver) throws IOException {
        var trust = operator.trust();
        var config = folder.resolve("server.conf");
        Files.writeString(config, """
                server_name: other
                host: 127.0.0.1
                port: -1
                ports_file_dir: "%s"
                operator: %s
                system_account: %s
                resolver_preload { %s: %s }
                %s
                """.formatted(
                        folder,
                        trust.operatorJwt(),
                        trust.systemAccount(),
                        trust.systemAccount(),
                        trust.systemAccountJwt(),
                        resolver));
        var process = new ProcessBuilder(TestServers.binary(age).path().toString(), "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        return new Server(process, folder);
    }

    private record Server(Process process, Path folder) implements AutoCloseable {
        String url() {
            return await().until(this::listening, url -> !url.isEmpty());
        }

        private String listening() throws IOException {
            try (var files = Files.newDirectoryStream(folder, "*_" + process.pid() + ".ports")) {
                for (var file : files) {
                    var text = Files.readString(file);
                    var from = text.indexOf("nats://");
                    return from < 0 ? "" : text.substring(from, text.indexOf('"', from));
                }
            }
            return "";
        }

        @Override
        public void close() {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
