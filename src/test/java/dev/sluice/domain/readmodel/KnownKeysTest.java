package dev.sluice.domain.readmodel;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.RotationWish;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.readmodel.KeyIdentity.Role;
import dev.sluice.domain.readmodel.TokenRelation.Importable;
import dev.sluice.domain.readmodel.TokenRelation.Phase;
import dev.sluice.domain.readmodel.TokenRelation.TokenStatus;
import dev.sluice.testing.scripted.UnitEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whose a key is, and what a token has to do with this workspace.
@Tag("unit")
@DisplayName("Of a key or a token is known")
class KnownKeysTest {
    private final UnitEnvironment unit = UnitEnvironment.start(1);
    private final Account source = unit.account("source");
    private final Account target = unit.account("target");

    @AfterEach
    void close() {
        unit.close();
    }

    private PublicKey stranger(KeyKind kind) {
        try (var seed = unit.keys().ephemeral(kind)) {
            return seed.publicKey();
        }
    }

    private KeyIdentity of(PublicKey key, String account) {
        return unit.services().reads().lookUpKeys(keys -> keys.of(key.text(), account));
    }

    private static KeyIdentity known(PublicKey key, String name, Role role) {
        return new KeyIdentity(key.text(), name, role, "");
    }

    @Test
    @DisplayName("whose it is: of the operator, of an account live or gone, of a user, or nobody's")
    void identities() {
        var environment = unit.services().environment();
        var next = unit.services().rotation().goOn(OperationOptions.now()).newKey();
        var gone = unit.account("gone");
        unit.services().accounts().remove(gone.key(), OperationOptions.now());
        var foreign = stranger(KeyKind.ACCOUNT);
        unit.services().accounts().addExternal("foreign", foreign);
        var signing = unit.services()
                .rotation()
                .goOn(RotationWish.of(source.key()), OperationOptions.now())
                .newKey();
        var user = unit.services().users().add(source.key(), "joe").key();
        var account = source.key().text();
        assertEquals(known(environment.operator(), "KO", Role.OPERATOR), of(environment.operator(), ""));
        assertEquals(
                known(environment.signingKey(), "KO", Role.OPERATOR_SIGNING_KEY), of(environment.signingKey(), ""));
        assertEquals(known(next, "KO", Role.OPERATOR_SIGNING_KEY), of(next, ""));
        assertEquals(
                known(environment.systemAccount(), "SYS", Role.SYSTEM_ACCOUNT), of(environment.systemAccount(), ""));
        assertEquals(known(source.key(), "source", Role.OWN_ACCOUNT), of(source.key(), ""));
        assertEquals(known(gone.key(), "gone", Role.DELETED_ACCOUNT), of(gone.key(), ""));
        assertEquals(known(foreign, "foreign", Role.FOREIGN_ACCOUNT), of(foreign, ""));
        assertEquals(known(signing, "source", Role.ACCOUNT_SIGNING_KEY), of(signing, account));
        assertEquals(new KeyIdentity(user.text(), "joe", Role.USER, "source"), of(user, account));
        assertFalse(of(user, "").isKnown(), "nobody said whose user it is");
        assertFalse(of(signing, target.key().text()).isKnown());
        assertEquals(KeyIdentity.unknown("no key"), unit.services().reads().lookUpKeys(keys -> keys.of("no key", "")));
    }

    private TokenRelation relation(String token, Phase phase) {
        return unit.services().reads().lookUpKeys(keys -> {
            try {
                return new TokenRelations(keys)
                        .of(token, JwtReader.decode(token).claims(), phase);
            } catch (JwtException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    @DisplayName("whether an account's token is the one that was released last")
    void accounts() {
        var before = requireNonNull(source.release().jwt());
        assertEquals(
                new TokenRelation(source.key(), TokenStatus.RELEASED, Importable.NO), relation(before, Phase.VALID));
        unit.share(source, target, "orders.>");
        assertEquals(
                TokenStatus.OTHER_THAN_RELEASED, relation(before, Phase.VALID).status());
        var operator = unit.services().environment().operatorJwt();
        assertEquals(new TokenRelation(null, TokenStatus.NONE, Importable.NO), relation(operator, Phase.VALID));
        var user = unit.services().users().add(source.key(), "joe");
        assertEquals(source.key(), relation(user.jwt(), Phase.VALID).account());
        assertEquals(
                new TokenRelation(null, TokenStatus.NONE, Importable.NO),
                unit.services().reads().lookUpKeys(keys -> new TokenRelations(keys).of("", null, Phase.VALID)));
    }

    @Test
    @DisplayName("whether an activation can be imported: of ours, in its time, not revoked")
    void activations() {
        var connection = unit.share(source, target, "orders.>");
        var token = requireNonNull(connection.grant().token());
        assertEquals(new TokenRelation(target.key(), TokenStatus.NONE, Importable.YES), relation(token, Phase.VALID));
        assertEquals(Importable.NO, relation(token, Phase.EXPIRED).importable());
        var export = unit.services().exports().list(source.key()).getFirst();
        var handed = unit.services().activations().issue(source.key(), export, stranger(KeyKind.ACCOUNT));
        assertEquals(
                Importable.NOT_OURS,
                relation(requireNonNull(handed.grant().token()), Phase.VALID).importable());
        unit.services().federation().end(connection.id(), ActingAccount.of(source.key()), OperationOptions.now());
        assertEquals(new TokenRelation(target.key(), TokenStatus.REVOKED, Importable.NO), relation(token, Phase.VALID));
        assertTrue(relation(token, Phase.NOT_YET).status() == TokenStatus.REVOKED);
    }
}
