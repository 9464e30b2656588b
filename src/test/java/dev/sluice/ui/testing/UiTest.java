package dev.sluice.ui.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.adapter.audit.AuditJson;
import dev.sluice.adapter.nsc.CliContexts;
import dev.sluice.adapter.nsc.NscReader;
import dev.sluice.adapter.nsc.NscWriter;
import dev.sluice.adapter.nsc.ServerConfText;
import dev.sluice.adapter.nsc.XdgFolders;
import dev.sluice.adapter.qr.ZxingQrCodes;
import dev.sluice.adapter.vault.PassphraseSealing;
import dev.sluice.adapter.vault.Strength;
import dev.sluice.domain.audit.AuditCsv;
import dev.sluice.domain.audit.AuditExport;
import dev.sluice.domain.interop.InteropDependencies;
import dev.sluice.testing.SeedSearch;
import dev.sluice.ui.mvc.TableRow;
import dev.sluice.ui.session.ExternalServices;
import dev.sluice.ui.shell.ConsoleServices;
import dev.sluice.ui.shell.ConsoleWindow;
import dev.sluice.ui.theme.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// A console window on the headless platform. The only class that knows TestFX.
public abstract class UiTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Path PICTURES = Path.of("target", "pictures");
    /// Sealing a vault is slow on purpose, and tests may run beside others.
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration INTERVAL = Duration.ofMillis(20);
    /// The smallest window that is supported, unless pictures of a larger one are wanted (debugging.md#run-one-test).
    private static final double WIDTH = Integer.getInteger("sluice.width", 1024);

    private static final double HEIGHT = Integer.getInteger("sluice.height", 680);

    private final FxRobot robot = new FxRobot();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    @TempDir
    protected Path root;

    protected TestWorkspaces workspaces;
    protected final TestFiles files = new TestFiles();
    private ConsoleWindow window;

    @BeforeEach
    void openWindow() throws TimeoutException {
        CssLog.installed().take();
        workspaces = new TestWorkspaces(root);
        Stage stage = FxToolkit.registerPrimaryStage();
        // TestFX would keep every event of this stage, and by them every node that was ever under the mouse.
        FxToolkit.toolkitContext().setRegisteredStage(null);
        var services = new ConsoleServices(
                workspaces,
                executor,
                clock(),
                ZoneOffset.UTC,
                new ExternalServices(
                        ZxingQrCodes::new,
                        this::exchange,
                        ServerConfText::new,
                        form -> form == AuditExport.Form.CSV ? new AuditCsv() : new AuditJson(),
                        new PassphraseSealing(Strength.LEAST, RANDOM::nextBytes),
                        RANDOM::nextBytes));
        window = onFx(() -> {
            stage.setWidth(WIDTH);
            stage.setHeight(HEIGHT);
            var console = new ConsoleWindow(stage, services, files);
            console.setTheme(Theme.LIGHT);
            return console;
        });
    }

    /// What the window takes for the time.
    protected InstantSource clock() {
        return InstantSource.system();
    }

    /// With a home of its own, so that nothing of this machine is found.
    private InteropDependencies exchange() {
        var homes = new XdgFolders(root.resolve("home"), _ -> Optional.empty());
        return new InteropDependencies(
                new NscReader(homes),
                new NscWriter(),
                new CliContexts(homes),
                InstantSource.system(),
                UUID::randomUUID);
    }

    @AfterEach
    void closeWindow() throws TimeoutException {
        var seeds = onFx(() -> {
            var shown = SeedSearch.in(String.join("\n", texts()));
            window.close();
            window.stage().hide();
            return shown;
        });
        executor.shutdownNow();
        FxToolkit.cleanupStages();
        assertEquals(List.of(), CssLog.installed().take(), "stylesheets complain");
        assertEquals(List.of(), seeds, "S4-40 seeds in the window");
    }

    protected final ConsoleWindow window() {
        return window;
    }

    protected final void enter(TestWorkspace workspace) {
        workspaces.add(workspace);
        fx(() -> window.show(workspace.folder()));
    }

    protected final void fx(Runnable work) {
        onFx(() -> {
            work.run();
            return true;
        });
    }

    protected static <T> T onFx(Callable<T> work) {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            return task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    protected final void await(BooleanSupplier condition) {
        patiently().until(() -> onFx(condition::getAsBoolean));
        awaitFrame();
    }

    /// Looks at once: Awaitility by itself lets 100 ms pass first, hundreds of times.
    private static ConditionFactory patiently() {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(INTERVAL)
                .atMost(PATIENCE);
    }

    /// What has just come into the window is whole when it has been laid out: skins are made then, and set texts
    /// of their own.
    protected final void awaitFrame() {
        var laidOut = new CountDownLatch(1);
        fx(() -> {
            var scene = window.stage().getScene();
            scene.addPostLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    scene.removePostLayoutPulseListener(this);
                    laidOut.countDown();
                }
            });
            Platform.requestNextPulse();
        });
        try {
            assertTrue(laidOut.await(PATIENCE.toSeconds(), TimeUnit.SECONDS), "no frame is drawn");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Waits until some visible text contains these words.
    protected final void awaitText(String words) {
        patiently().untilAsserted(() -> {
            var all = onFx(this::texts);
            if (all.stream().noneMatch(text -> text.contains(words))) {
                throw new AssertionError("no “" + words + "” in " + all);
            }
        });
        awaitFrame();
    }

    protected final boolean shows(String words) {
        return onFx(this::texts).stream().anyMatch(text -> text.contains(words));
    }

    protected final void awaitNode(String query) {
        await(() -> find(query) != null);
    }

    protected final <N extends Node> N node(String query, Class<N> type) {
        awaitNode(query);
        return onFx(() -> type.cast(find(query)));
    }

    /// Presses a button as a person with a keyboard would: focus, then fire. A screen may make its buttons anew at any
    /// time, so one that is gone, or disabled, by the time it is pressed is waited for again.
    protected final void press(String query) {
        await(() -> isReady(query));
        patiently().until(() -> onFx(() -> isPressed(query)));
    }

    private boolean isPressed(String query) {
        if (!isReady(query)) {
            return false;
        }
        if (!(find(query) instanceof ButtonBase button)) {
            throw new AssertionError(query + " is no button");
        }
        button.requestFocus();
        button.fire();
        return true;
    }

    /// Chooses a line of a menu by its id.
    protected final void menu(String button, String item) {
        var menu = node(button, MenuButton.class);
        await(() -> !menu.isDisabled());
        fx(() -> menu.getItems().stream()
                .filter(one -> item.equals(one.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    protected final void write(String query, String text) {
        awaitNode(query);
        fx(() -> {
            if (find(query) instanceof TextInputControl input) {
                input.requestFocus();
                input.setText(text);
            }
        });
    }

    /// Selects the first row of the screen's table whose copied text starts with these words.
    protected final void select(String words) {
        await(() -> row(words) >= 0);
        fx(() -> {
            var table = table();
            table.requestFocus();
            table.getSelectionModel().clearAndSelect(row(words));
        });
    }

    private int row(String words) {
        var items = table().getItems();
        for (var i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof TableRow row && row.searchText().startsWith(words)) {
                return i;
            }
        }
        return -1;
    }

    private TableView<?> table() {
        return find(".data-table .table-view") instanceof TableView<?> table ? table : new TableView<>();
    }

    protected final void keys(KeyCode... codes) {
        robot.push(codes);
    }

    protected final FxRobot robot() {
        return robot;
    }

    /// Has the window styled as it is in both themes, of which [CssLog] hears. Saves it, light and dark, where
    /// pictures are asked for (debugging.md#run-one-test).
    protected final void picture(String name) {
        for (var theme : Theme.values()) {
            fx(() -> window.setTheme(theme));
            fx(() -> window.stage().getScene().getRoot().applyCss());
            if (Boolean.getBoolean("sluice.pictures")) {
                save(name + "-" + theme.name().toLowerCase(java.util.Locale.ROOT) + ".png");
            }
        }
        fx(() -> window.setTheme(Theme.LIGHT));
    }

    private void save(String file) {
        var image = onFx(() -> window.stage().getScene().snapshot(null));
        try {
            Files.createDirectories(PICTURES);
            ImageIO.write(
                    SwingFXUtils.fromFXImage(image, null),
                    "png",
                    PICTURES.resolve(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Controls that a screen reader could not name.
    protected final List<String> nameless() {
        return onFx(() -> {
            var found = new ArrayList<String>();
            walk(window.stage().getScene().getRoot(), node -> {
                if (node.isFocusTraversable() && isNameless(node)) {
                    found.add(node.getClass().getSimpleName() + node.getStyleClass() + " #" + node.getId());
                }
            });
            return found;
        });
    }

    private static boolean isNameless(Node node) {
        var named =
                node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
        var labelled = node instanceof Labeled labeled
                && labeled.getText() != null
                && !labeled.getText().isBlank();
        return !named && !labelled;
    }

    private boolean isReady(String query) {
        var node = find(query);
        return node != null && !node.isDisabled();
    }

    private @Nullable Node find(String query) {
        return window.stage().getScene().getRoot().lookup(query);
    }

    /// On the JavaFX thread: all that is written in the window.
    protected final List<String> texts() {
        var texts = new ArrayList<String>();
        walk(window.stage().getScene().getRoot(), node -> {
            switch (node) {
                case Labeled labeled -> texts.add(String.valueOf(labeled.getText()));
                case TextInputControl input -> texts.add(String.valueOf(input.getText()));
                case Text text -> texts.add(text.getText());
                default -> {}
            }
        });
        return texts;
    }

    private static void walk(Node node, java.util.function.Consumer<Node> visitor) {
        if (!node.isVisible()) {
            return;
        }
        visitor.accept(node);
        if (node instanceof Parent parent) {
            List.copyOf(parent.getChildrenUnmodifiable()).forEach(child -> walk(child, visitor));
        }
    }
}
