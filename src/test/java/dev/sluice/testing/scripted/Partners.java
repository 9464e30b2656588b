package dev.sluice.testing.scripted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.audit.AuditFacts;
import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.domain.audit.AuditQuery;
import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.federation.claims.UnmodelledClaims;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.Claims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.jwt.diff.ClaimDiff;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.service.EnvironmentServices;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.function.Executable;

/// Two accounts of one environment on two scripted servers: one gives, the other takes.
public final class Partners implements AutoCloseable {
    private static final int SERVERS = 2;
    /// Which server it is that does not do as it is asked, where one does not.
    public static final String OTHER_SERVER = "n2";

    private final UnitEnvironment unit = UnitEnvironment.start(SERVERS);
    private final Account exporter = unit.account("org-a");
    private final Account importer = unit.account("org-b");

    public UnitEnvironment unit() {
        return unit;
    }

    public EnvironmentServices services() {
        return unit.services();
    }

    public PublicKey exporter() {
        return exporter.key();
    }

    public PublicKey importer() {
        return importer.key();
    }

    /// The connection's import goes on to be in its importer's claims, and has no row any more: as if it had come
    /// from elsewhere.
    public ImportView.Kept keep(Connection connection) {
        write(tx -> {
            var owner = tx.accounts().find(connection.importer()).orElseThrow();
            var claim = ClaimsPlanner.claims(tx, owner).imports().stream()
                    .filter(one -> one.remoteSubject()
                            .equals(connection.share().subject().text()))
                    .toList();
            tx.connections().drop(connection);
            var rest = UnmodelledClaims.of(owner).copy().imports(claim).build();
            tx.accounts().save(owner.withRest(ClaimRest.write(rest)));
        });
        return services().imports().kept().getFirst();
    }

    /// An account of another tool, which every server has from there, with one private export.
    public Account outsider(String name, Seed seed, String subject) {
        var account = services().accounts().addExternal(name, seed.publicKey());
        var claims = AccountClaims.builder(seed.publicKey().text(), name)
                .exports(List.of(ExportClaim.builder(subject, ShareKind.STREAM)
                        .name(name)
                        .tokenRequired()
                        .build()))
                .build();
        var jwt = sign(claims, unit.keys().signer(services().environment().signingKey()));
        unit.servers()
                .servers()
                .forEach(server -> server.preload(seed.publicKey().text(), jwt));
        return account;
    }

    /// As somebody with the key would sign it.
    public String sign(Claims claims, TokenSigner signer) {
        try {
            return JwtWriter.encode(claims, signer, unit.clock().instant().getEpochSecond());
        } catch (JwtException e) {
            throw new AssertionError(e);
        }
    }

    /// As the account of another tool would sign it.
    public String sign(Claims claims, Seed seed) {
        return sign(claims, new TokenSigner() {
            @Override
            public PublicKey publicKey() {
                return seed.publicKey();
            }

            @Override
            public byte[] sign(byte[] data) {
                return seed.sign(data);
            }
        });
    }

    public ActingAccount asExporter() {
        return ActingAccount.of(exporter());
    }

    public ActingAccount asImporter() {
        return ActingAccount.of(importer());
    }

    /// As it is now.
    public Account account(PublicKey key) {
        return unit.disk().read(view -> view.accounts().find(key).orElseThrow());
    }

    public OfferDraft draft(String name, String subject) {
        return new OfferDraft(exporter(), importer(), name, subject, ShareKind.STREAM);
    }

    public Connection offer(String name, String subject) {
        return services().federation().offer(draft(name, subject));
    }

    /// Offered and accepted.
    public Connection share(String name, String subject) {
        return accept(offer(name, subject));
    }

    public Connection accept(Connection offer) {
        return services()
                .federation()
                .accept(offer.id(), ActingAccount.of(offer.importer()), null, OperationOptions.now())
                .value();
    }

    public Connection end(Connection connection, PublicKey by) {
        return services()
                .federation()
                .end(connection.id(), ActingAccount.of(by), OperationOptions.now())
                .value();
    }

    public ExportDraft exportDraft(String name, String subject, Visibility visibility) {
        return new ExportDraft(exporter(), name, subject, ShareKind.STREAM, visibility);
    }

    /// On servers.
    public Export export(String name, String subject, Visibility visibility) {
        return services()
                .exports()
                .add(exportDraft(name, subject, visibility), OperationOptions.now())
                .value();
    }

    /// Pending, with its token in somebody's hands.
    public Connection issue(Export export) {
        return services().activations().issue(exporter(), export, importer());
    }

    public Connection now(Connection connection) {
        return services().federation().get(connection.id());
    }

    public ConnectionState state(Connection connection) {
        return now(connection).state();
    }

    public List<Revocation> revocations() {
        return unit.disk().read(view -> view.revocations().of(exporter()));
    }

    /// Rows that no service would write.
    public void write(Consumer<StoreTx> rows) {
        unit.disk().write(tx -> {
            rows.accept(tx);
            return tx;
        });
    }

    /// The last entry of the audit log.
    public AuditFacts audited() {
        return services()
                .recorder()
                .audit()
                .find(AuditQuery.ALL.most(1))
                .getFirst()
                .facts();
    }

    /// What is refused changes no row and no server, and the log says so. What the log says is all that it may
    /// leave.
    public ProblemException refuses(ProblemCode code, Executable act) {
        var before = rows();
        unit.script().heal();
        var problem = assertThrows(ProblemException.class, act);
        assertEquals(code, problem.code(), problem::getMessage);
        assertEquals(before, rows());
        assertEquals(
                List.of(),
                unit.script().asked().stream().filter(ServerRequest::isChange).toList());
        return problem;
    }

    /// The same of what passes the gate.
    public ProblemException refusesAndLogs(ProblemCode code, Executable act) {
        var problem = refuses(code, act);
        assertEquals(AuditOutcome.REFUSED, audited().ending().outcome());
        return problem;
    }

    private List<Object> rows() {
        var environment = services().environment().id();
        return unit.disk()
                .read(view -> List.of(
                        view.accounts().in(environment),
                        view.exports().in(environment),
                        view.imports().in(environment),
                        view.connections().in(environment),
                        view.staged().in(environment),
                        view.journal().open(environment),
                        view.users().in(environment),
                        view.revocations().of(exporter()),
                        view.accounts().removals(environment)));
    }

    /// Every server stores what was signed last, and that says what the rows do; nothing is left to be done.
    public void assertInStep() {
        assertEquals(List.of(), services().recovery().list());
        var environment = services().environment().id();
        for (var account : unit.disk().read(view -> view.accounts().in(environment))) {
            if (account.isManaged()) {
                assertInStep(account);
            }
        }
    }

    private void assertInStep(Account account) {
        assertTrue(account.release().confirmed(), account::name);
        var signed = Objects.requireNonNull(account.release().jwt());
        for (var server : unit.servers().servers()) {
            assertEquals(signed, server.stored(account.key()), account::name);
        }
        var planned = unit.disk().read(view -> ClaimsPlanner.claims(view, account));
        assertEquals(List.of(), ClaimDiff.between(claims(signed), planned), account.name());
    }

    /// What servers were given last.
    public AccountClaims claims(PublicKey account) {
        return claims(Objects.requireNonNull(account(account).release().jwt()));
    }

    private static AccountClaims claims(String jwt) {
        try {
            return JwtReader.decodeAccount(jwt).claims();
        } catch (JwtException e) {
            throw new AssertionError(e);
        }
    }

    /// Whether messages of the connection come through, at each server.
    public List<Boolean> flows(Connection connection) {
        return unit.servers().servers().stream()
                .map(server -> server.lets(
                        connection.exporter(),
                        connection.importer(),
                        connection.share().subject().text()))
                .toList();
    }

    public void assertFlows(boolean isExpected, Connection connection) {
        assertEquals(
                List.of(isExpected, isExpected),
                flows(connection),
                () -> now(connection).status().toString());
    }

    /// What is staged now.
    public int staged() {
        return services().publisher().staged().size();
    }

    public Outcome push() {
        return services().publisher().pushAll(OperationOptions.now());
    }

    @Override
    public void close() {
        unit.close();
    }
}
