package dev.sluice.ui.account.signing;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ClaimKind;
import dev.sluice.domain.jwt.codec.Armour;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.testing.scripted.MemoryKeys;
import dev.sluice.ui.account.signing.SignedAccountModel.Given;
import dev.sluice.ui.testing.ControllerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An account that somebody else's operator signs, without a toolkit")
class SigningControllersTest extends ControllerTest {

    private static final long LATER = 60;

    /// Whoever has the operator's key.
    private final MemoryKeys operator = new MemoryKeys(2);

    private final PublicKey operatorKey =
            console.unit().services().environment().signingKey();
    private final SignedAccountModel model = new SignedAccountModel();
    private final SignedAccountController controller = new SignedAccountController(console.context(), model);

    @BeforeEach
    void theKeyIsElsewhere() {
        var seed = console.unit().keys().lend(operatorKey, own -> Seed.parse(own.text()));
        operator.addAll(List.of(seed));
    }

    private Account guest() {
        console.unit().keys().lose(operatorKey);
        return console.unit()
                .services()
                .accounts()
                .add("GUEST", Limits.core(), OperationOptions.stage())
                .value();
    }

    private SigningRequestModel ask(Account account) {
        var asked = new SigningRequestModel(account);
        var asking = new SigningRequestController(console.context(), asked);
        asking.activate();
        asking.make();
        return asked;
    }

    private String request(Account account) {
        return requireNonNull(ask(account).request().get());
    }

    private String signed(String request, UnaryOperator<AccountClaims> change) throws JwtException {
        return signed(request, change, operatorKey);
    }

    private String signed(String request, UnaryOperator<AccountClaims> change, PublicKey by) throws JwtException {
        var claims = JwtReader.decodeAccount(request).claims();
        return JwtWriter.encode(change.apply(claims), operator.signer(by), claims.issuedAt() + LATER);
    }

    private ProblemCode wrong(String text) {
        controller.read(text);
        assertFalse(model.ready().getValue());
        assertTrue(controller.lines().isEmpty());
        return assertInstanceOf(Given.Wrong.class, model.given().get())
                .problem()
                .code();
    }

    @Test
    @DisplayName("G7 a request is made once, with what waits, and goes into a file; it holds no secret")
    void requestGoesOut(@TempDir Path folder) throws IOException, JwtException {
        var account = guest();
        controller.read(signed(request(account), claims -> claims));
        controller.take();
        console.unit()
                .services()
                .edits()
                .change(
                        account.key(),
                        AccountPatch.builder().limits(Map.of("connections", 5L)).build(),
                        OperationOptions.stage());
        var asked = new SigningRequestModel(account);
        var asking = new SigningRequestController(console.context(), asked);
        asking.activate();
        assertEquals(1, asked.waiting().size());
        asking.save();
        assertTrue(Files.notExists(folder.resolve("GUEST.jwt")), "there is nothing to save yet");
        asking.make();
        assertNull(asked.problem().get());
        assertFalse(asked.ready().getValue(), "it is made");
        console.dialogs().answers().answer(folder);
        asking.save();
        var jwt = requireNonNull(asked.request().get());
        assertEquals(jwt + "\n", Files.readString(folder.resolve("GUEST.jwt")));
        assertTrue(asked.said().get().contains("GUEST.jwt"));
        assertTrue(
                asking.lines().sluiceText().endsWith("GUEST --out GUEST.jwt"),
                asking.lines().sluiceText());
    }

    @Test
    @DisplayName("G7 whoever has the operator's key is told to push")
    void needless() {
        var asked = ask(console.unit().account("ACCTA"));
        assertNull(asked.request().get());
        assertEquals(
                ProblemCode.REQUEST_NEEDLESS,
                requireNonNull(asked.problem().get()).code());
    }

    @Test
    @DisplayName("G7 what is no signed account of ours is refused, whatever it looks like, and nothing is taken in")
    void refused() throws JwtException {
        var account = guest();
        var request = request(account);
        var stranger = operator.create(KeyKind.OPERATOR);
        var unknown = operator.create(KeyKind.ACCOUNT).text();
        var hostile = List.of(
                "nonsense",
                "-----BEGIN NATS ACCOUNT JWT-----\n\n------END NATS ACCOUNT JWT------",
                request,
                request.substring(0, request.length() - 4) + "AAAA",
                signed(request, claims -> claims, stranger),
                signed(
                        request,
                        claims -> AccountClaims.builder(unknown, "GUEST").build()),
                console.unit().services().environment().operatorJwt());
        for (var text : hostile) {
            assertEquals(ProblemCode.ANSWER_UNUSABLE, wrong(text), text);
        }
        assertEquals(ProblemCode.TOKEN_DAMAGED, wrong("x".repeat(5_000_000)));
        controller.take();
        assertNull(model.result().get());
        controller.read(" ");
        assertInstanceOf(Given.Nothing.class, model.given().get());
        assertNull(console.unit().services().accounts().find("GUEST").release().jwt());
    }

    @Test
    @DisplayName("G7 what was asked for is taken in from any letter, and is not changed by it")
    void asAsked() throws JwtException {
        var signed = signed(request(guest()), claims -> claims);
        controller.read("Dear partner,\n" + Armour.jwt(ClaimKind.ACCOUNT, signed) + "\nYours");
        assertTrue(assertInstanceOf(Given.Signed.class, model.given().get()).isAsAsked());
        assertTrue(model.ready().getValue());
        assertTrue(controller.lines().sluiceText().endsWith("-"));
        controller.take();
        assertNull(model.problem().get());
        assertEquals(console.lastResult(), model.result().get());
        assertEquals(
                signed,
                console.unit().services().accounts().find("GUEST").release().jwt());
    }

    @Test
    @DisplayName("G7 what the operator changed is taken in by agreement only, which the next one does not inherit")
    void changed() throws JwtException {
        var request = request(guest());
        var signed = signed(
                request,
                claims ->
                        claims.copy().limits(claims.limits().withConnections(7)).build());
        controller.read(signed);
        assertFalse(model.ready().getValue());
        model.agreed().set(true);
        assertTrue(model.ready().getValue());
        assertTrue(controller.lines().sluiceText().endsWith("--accept-changes"));
        controller.read(signed + " ");
        assertFalse(model.agreed().get());
        assertFalse(model.ready().getValue());
        model.agreed().set(true);
        controller.take();
        assertNull(model.problem().get());
        assertEquals(
                7L, console.unit().services().accounts().find("GUEST").limits().connections());
    }
}
