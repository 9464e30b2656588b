package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sluice.domain.federation.environment.OperatorDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.testing.TestClient;
import dev.sluice.ui.testing.RetailTest;
import dev.sluice.ui.testing.TestWorkspace;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A partner without the operator's key, whose window is seen; the operator has the servers.
class SignedElsewhereTest extends RetailTest {

    @Test
    @DisplayName("G7 a partner's request goes out of the window, comes back signed, and its users are let in")
    void outAndBack() throws IOException, InterruptedException {
        try (var partner = new TestWorkspace(root.resolve("partner"), "open sesame")) {
            var environment = partner.environments()
                    .settings()
                    .add(new OperatorDraft(
                            retail.services().environment().operatorJwt(),
                            null,
                            null,
                            null,
                            Level.DEVELOPMENT,
                            List.of()));
            var services = partner.services(environment.id());
            enter(partner);
            press("#go-accounts");
            press("#accounts-new");
            write("#account-name", "GUEST");
            press("#account-create");
            select("GUEST");
            awaitNode("#signing-bar");
            picture("2a-signing-bar");
            assertEquals(List.of(), nameless());
            var request = request();
            var signed = signed(request);
            takeIn(services, request, signed);
            assertIsLetIn(services);
        }
    }

    private String request() throws IOException {
        press("#accounts-request");
        awaitText("It holds no secret");
        picture("2b-signing-request");
        press("#request-make");
        awaitNode("#request-text");
        press("#request-copy");
        awaitText("Copied.");
        files.answer(root);
        press("#request-save");
        awaitText("The request for GUEST is in");
        picture("2c-signing-requested");
        assertEquals(List.of(), nameless());
        keys(KeyCode.ESCAPE);
        return Files.readString(root.resolve("GUEST.jwt"));
    }

    /// By whoever has the key, and put on the servers.
    private Path signed(String text) throws IOException {
        var partners = retail.services().partners();
        var request = partners.read(text);
        var jwt = partners.sign(request);
        partners.push(request, jwt, OperationOptions.now());
        return Files.writeString(root.resolve("GUEST.signed.jwt"), jwt);
    }

    private void takeIn(EnvironmentServices services, String request, Path signed) {
        press("#accounts-signed");
        picture("2d-signed-empty");
        write("#signed-token", request);
        awaitText("Nothing was taken in. Ask the operator to sign the last request.");
        picture("2e-signed-refused");
        assertEquals(List.of(), nameless());
        var key = services.accounts().find("GUEST").key();
        services.edits()
                .change(
                        key,
                        AccountPatch.builder().limits(Map.of("connections", 5L)).build(),
                        OperationOptions.stage());
        files.answer(signed);
        press("#signed-token-file");
        awaitText("The operator changed 1 thing");
        picture("2f-signed-differs");
        assertEquals(List.of(), nameless());
        var agree = node("#signed-agree", CheckBox.class);
        fx(() -> agree.setSelected(true));
        press("#signed-take");
        awaitText("GUEST is as the operator signed it.");
        picture("2g-signed-taken");
        keys(KeyCode.ESCAPE);
        assertEquals(-1, services.accounts().find("GUEST").limits().connections());
    }

    private void assertIsLetIn(EnvironmentServices services) throws IOException, InterruptedException {
        var bob = services.users().add(services.accounts().find("GUEST").key(), "bob");
        try (var client = TestClient.connect(new Options.Builder()
                .servers(retail.services().environment().servers().toArray(String[]::new))
                .authHandler(Nats.staticCredentials(creds(services, bob)))
                .noReconnect())) {
            client.flush();
            assertFalse(client.connection().getServerInfo().getServerId().isEmpty());
        }
    }

    private static byte[] creds(EnvironmentServices services, User user) {
        var creds = services.users().creds(user, CredsIssue.Place.OUTPUT);
        return new String(creds).getBytes(StandardCharsets.UTF_8);
    }
}
