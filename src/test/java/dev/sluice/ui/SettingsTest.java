package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.model.ResolverKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.KnownServer;
import dev.sluice.ui.control.PickList;
import dev.sluice.ui.testing.RetailTest;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SettingsTest extends RetailTest {

    @Test
    void settingsAreSaidInWordsCheckedSavedAndPutBack() {
        var exporter = retail.account("ACCTA");
        retail.export(exporter, "orders", "orders.>", Visibility.PRIVATE);
        show("settings");
        awaitText("Offers wait for");
        awaitText("days");
        picture("C0-settings");
        assertEquals(List.of(), nameless());
        write("#setting-pending-life-input", "0");
        awaitText("A whole number, at least 1");
        write("#setting-pending-life-input", "3");
        press("#settings-save-pending-life");
        awaitText("Offers wait for: saved");
        assertEquals(Duration.ofDays(3), retail.services().pendingLifetime().pendingLife());
        press("#settings-reset-pending-life");
        await(() -> retail.services().pendingLifetime().pendingLife().equals(Duration.ofDays(7)));

        write("#setting-prefix-input", "orders.");
        press("#settings-save-prefix");
        awaitText("orders.>");
        picture("C1-settings-refused");
        write("#setting-offers-input", "5");
        press("#settings-save-offers");
        await(() -> retail.services().recorder().settings().offersPerHour() == 5);
        write("#settings-search", "folder");
        await(() ->
                !window().stage().getScene().getRoot().lookup("#setting-offers").isVisible());
        var folder = retail.workspace().folder();
        assertTrue(shows(folder.toString()));
        // The text names them.
        assertTrue(Files.exists(folder.resolve("sluice.mv.db")) && Files.exists(folder.resolve("vault.json")));
    }

    @Test
    void serversAreListedForgottenAndReachedByTlsFirst() {
        retail.account("ACCTA");
        retail.workspace().store().write(tx -> {
            var environment = retail.services().environment().id();
            tx.servers()
                    .save(new KnownServer(
                            environment, "gone", "2.9.10", Instant.now(), KnownServer.Expectation.COUNTED));
            return environment;
        });
        show("settings");
        awaitText("gone");
        awaitText("2.9.10");
        press("#settings-forget-silent");
        awaitText("gone is not waited for any more.");
        awaitText("seen ");
        write("#settings-search", "server");
        picture("C4-settings-servers");
        assertEquals(List.of(), nameless());
        press("#setting-tls-first-box");
        await(() -> retail.workspace()
                .environments()
                .settings()
                .access(retail.services().environment().id())
                .tls()
                .isFirst());
    }

    @Test
    void serversOfAnAccountServerAreToldApart() {
        retail.account("ACCTA");
        show("settings");
        write("#settings-search", "server");
        var kind = node("#setting-resolver-kind", PickList.class);
        fx(() -> kind.getSelectionModel().select(2));
        awaitText("The address of the account server");
        assertTrue(isOff("#settings-save-resolver"));
        write("#setting-resolver-kind-address", "https://accounts.example.com/jwt/v1/accounts/");
        picture("C5-settings-resolver");
        assertEquals(List.of(), nameless());
        press("#settings-save-resolver");
        await(() -> resolver().filter(ResolverKind.Url.class::isInstance).isPresent());
        press("#settings-reset-resolver");
        await(() -> resolver().isEmpty());
    }

    private Optional<ResolverKind> resolver() {
        return retail.workspace()
                .environments()
                .settings()
                .resolver(retail.services().environment().id());
    }

    @Test
    @DisplayName("S3-9: an observer changes nothing, and every button says why; coming back takes the passphrase")
    void s3_9_anObserverChangesNothing() {
        retail.account("ACCTA");
        show("settings");
        press("#settings-profile");
        awaitText("Become an observer");
        assertTrue(isOff("#profile-verb"));
        write("#profile-passphrase", "open sesame");
        press("#profile-verb");
        awaitText("Observer profile");
        awaitText("This workspace's profile is observer");
        picture("C2-settings-observer");
        assertTrue(isOff("#settings-save-offers"));
        press("#go-accounts");
        awaitNode("#accounts-new");
        assertTrue(isOff("#accounts-new"));
        assertTrue(why("#accounts-new").contains("profile is observer"));
        press("#go-settings");
        press("#settings-profile");
        write("#profile-passphrase", "wrong");
        press("#profile-verb");
        awaitText("passphrase");
        await(() -> !isOffNow("#profile-verb"));
        assertEquals(Profile.OBSERVER, retail.services().recorder().settings().profile());
        picture("C3-settings-passphrase");
        write("#profile-passphrase", "open sesame");
        press("#profile-verb");
        await(() -> retail.services().recorder().settings().profile() == Profile.ADMINISTRATOR);
        await(() -> !isOffNow("#settings-profile"));
    }

    private boolean isOff(String button) {
        return onFx(() -> isOffNow(button));
    }

    private boolean isOffNow(String button) {
        return window().stage().getScene().getRoot().lookup(button) instanceof Button found && found.isDisabled();
    }

    private String why(String button) {
        return onFx(() -> window().stage().getScene().getRoot().lookup(button).getAccessibleHelp());
    }
}
