package dev.sluice.domain.interop;

import dev.sluice.domain.interop.plan.ImportItem.Kind;
import dev.sluice.domain.interop.plan.ImportNote;
import dev.sluice.domain.interop.plan.ImportStatus;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Connection.Grant;
import dev.sluice.domain.model.Connection.Reception;
import dev.sluice.domain.model.Connection.Share;
import dev.sluice.domain.model.Connection.Status;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.ImportId;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the rows of one account's imports: connections of those with a token, imports of the others. Claims that
/// cannot be rows stay in the account's rest.
final class ImportedImports {
    private final ImportBatch batch;
    private final Account account;
    private final UniqueNames names = new UniqueNames(List.of());
    private final Set<Export> used = new HashSet<>();
    private final Set<ConnectionId> takenUp = new HashSet<>();

    /// One claim whose parts are sound.
    private record Sound(
            ImportClaim claim,
            ShareKind kind,
            PublicKey exporter,
            Subject subject,
            @Nullable Subject local) {}

    ImportedImports(ImportBatch batch, Account account) {
        this.batch = batch;
        this.account = account;
    }

    /// @return the claims that stay as they are
    List<ImportClaim> imports(AccountClaims claims) {
        var rest = new ArrayList<ImportClaim>();
        for (var claim : UniqueNames.fittingFirst(claims.imports(), ImportClaim::name)) {
            var added = sound(claim).map(this::add).orElse(false);
            if (!added) {
                rest.add(claim);
                batch.say(ImportStatus.ADJUSTED, Kind.IMPORT, title(claim), ImportNote.KEPT_AS_IS, account.name());
            }
        }
        return rest;
    }

    private Optional<Sound> sound(ImportClaim claim) {
        var exporter = PublicKey.parse(claim.account())
                .filter(key -> key.isKind(KeyKind.ACCOUNT) && !key.equals(account.key()));
        var subject = ImportedExports.subject(claim.remoteSubject());
        var local = ImportedExports.subject(claim.effectiveSubject());
        var kind = claim.type();
        if (kind == null || exporter.isEmpty() || subject.isEmpty() || local.isEmpty()) {
            return Optional.empty();
        }
        var elsewhere = local.get().equals(subject.get()) ? null : local.get();
        return Optional.of(new Sound(claim, kind, exporter.get(), subject.get(), elsewhere));
    }

    private boolean add(Sound sound) {
        return sound.claim().token().isEmpty() ? addPublic(sound) : addConsented(sound);
    }

    private boolean addPublic(Sound sound) {
        var name = name(sound);
        var plain = plain(sound, name).equals(sound.claim());
        batch.external(sound.exporter());
        batch.imports()
                .add(new Import(
                        new ImportId(batch.newId()),
                        account.key(),
                        name,
                        sound.exporter(),
                        sound.subject(),
                        sound.local(),
                        sound.kind(),
                        batch.now(),
                        null,
                        plain ? null : ClaimRest.write(sound.claim())));
        return true;
    }

    private boolean addConsented(Sound sound) {
        var token = token(sound);
        if (token == null) {
            return false;
        }
        var managed = batch.account(sound.exporter()).filter(found -> found.role() != AccountRole.EXTERNAL);
        var export = batch.exportsOf(sound.exporter()).stream()
                .filter(found -> !found.isPublic() && found.carries(sound.kind(), sound.subject()))
                .findFirst();
        var agreed = agreed(sound, export.orElse(null));
        if (agreed.isPresent()) {
            return takesUp(agreed.get(), sound, token);
        }
        var dead = managed.isPresent() && isDead(sound, token);
        var fits = !dead && (managed.isEmpty() || (export.isPresent() && used.add(export.get())));
        if (!fits) {
            return false;
        }
        batch.external(sound.exporter());
        connect(sound, token, export.orElse(null));
        return true;
    }

    /// Taken back by an exporter that is here: it is no connection that comes in.
    private boolean isDead(Sound sound, ActivationClaims token) {
        return batch.present().revocations(sound.exporter()).stream()
                .anyMatch(row -> row.target().equals(account.key())
                        && row.at() >= token.issuedAt()
                        && row.reaches(sound.kind(), sound.subject()));
    }

    /// A connection that is here already, from when the account was one of another tool.
    private Optional<Connection> agreed(Sound sound, @Nullable Export export) {
        return batch.present().connectionsOf(account.key()).stream()
                .filter(here -> here.importer().equals(account.key())
                        && here.exporter().equals(sound.exporter())
                        && here.share().kind() == sound.kind())
                .filter(here -> sound.claim().token().equals(here.grant().token())
                        || (export != null && here.restsOn(export.id())))
                .findFirst();
    }

    /// The claim is how the account uses what it was given; what a side has closed stays closed.
    private boolean takesUp(Connection here, Sound sound, ActivationClaims token) {
        var isSame = sound.claim().token().equals(here.grant().token());
        var fits = switch (here.state()) {
            case PENDING, ACTIVE, DEGRADED -> isSame;
            case SUSPENDED, REVOKING -> true;
            case ACTIVATING, REVOKED, DECLINED, EXPIRED, TERMINATED -> false;
        };
        if (!fits || !takenUp.add(here.id())) {
            return false;
        }
        var importName = name(sound);
        var kept = sound.claim().copy().token("").build();
        var reception = new Reception(
                importName.equals(here.share().name()) ? null : importName,
                sound.local(),
                plain(sound, importName).equals(kept) ? null : ClaimRest.write(kept));
        var used = here.taking(sound.subject()).with(reception);
        batch.connections().add(here.state() == ConnectionState.PENDING ? unproven(used, token) : used);
        tell(sound, token, importName);
        return true;
    }

    private Connection unproven(Connection used, ActivationClaims token) {
        return new Connection(
                used.id(),
                used.environment(),
                used.share(),
                used.reception(),
                used.grant(),
                new Status(ConnectionState.DEGRADED, Reason.NOT_PROVEN, batch.now(), null),
                used.createdAt(),
                token.expires() > 0 ? ImportedExports.time(token.expires()) : null);
    }

    /// The activation, when it is one of that exporter for this account and this subject.
    private @Nullable ActivationClaims token(Sound sound) {
        try {
            var token = JwtReader.decodeActivation(sound.claim().token()).claims();
            var exporter = sound.exporter().text();
            var granted = ImportedExports.subject(token.importSubject());
            var fits = token.subject().equals(account.key().text())
                    && (token.issuer().equals(exporter) || token.issuerAccount().equals(exporter))
                    && token.importType() == sound.kind()
                    && granted.isPresent()
                    && granted.get().contains(sound.subject());
            return fits ? token : null;
        } catch (JwtException _) {
            // Said of the import as a whole: it stays as it is.
            return null;
        }
    }

    private void connect(Sound sound, ActivationClaims token, @Nullable Export export) {
        var importName = name(sound);
        var name = batch.connectionNames(sound.exporter()).take(importName, importName);
        var kept = sound.claim().copy().token("").build();
        var plain = plain(sound, importName).equals(kept);
        var expires = token.expires() > 0 ? ImportedExports.time(token.expires()) : null;
        batch.connections()
                .add(new Connection(
                        new ConnectionId(batch.newId()),
                        batch.environment(),
                        new Share(
                                name,
                                sound.kind(),
                                sound.subject(),
                                sound.exporter(),
                                account.key(),
                                export == null ? null : export.id()),
                        new Reception(
                                importName.equals(name) ? null : importName,
                                sound.local(),
                                plain ? null : ClaimRest.write(kept)),
                        new Grant(sound.claim().token(), token.issuedAt(), Grant.Custody.LEFT),
                        new Status(ConnectionState.DEGRADED, Reason.NOT_PROVEN, batch.now(), null),
                        ImportedExports.time(token.issuedAt()),
                        expires));
        tell(sound, token, importName);
    }

    private void tell(Sound sound, ActivationClaims token, String name) {
        var exporter = batch.account(sound.exporter())
                .map(Account::name)
                .orElse(sound.claim().account());
        var over = token.expires() > 0 && token.expires() <= batch.now().getEpochSecond();
        if (over) {
            batch.say(
                    ImportStatus.EXPIRED,
                    Kind.IMPORT,
                    name,
                    ImportNote.EXPIRED_AT,
                    ImportedExports.time(token.expires()));
        }
        var revoked = batch.revocationsOf(sound.exporter()).stream()
                .anyMatch(revocation -> revocation.target().equals(account.key())
                        && revocation.kind() == sound.kind()
                        && revocation.subject().contains(sound.subject())
                        && revocation.at() >= token.issuedAt());
        if (revoked) {
            batch.say(ImportStatus.EXPIRED, Kind.IMPORT, name, ImportNote.REVOKED, exporter);
        }
        batch.say(ImportStatus.NEW, Kind.IMPORT, name, ImportNote.NOT_PROVEN, account.name(), exporter);
    }

    private String name(Sound sound) {
        var claim = sound.claim();
        var name = names.take(claim.name(), claim.remoteSubject().length() <= 64 ? claim.remoteSubject() : "import");
        if (!name.equals(claim.name())) {
            batch.say(ImportStatus.ADJUSTED, Kind.IMPORT, title(claim), ImportNote.RENAMED, account.name(), name);
        }
        return name;
    }

    /// What would be built without a rest.
    private static ImportClaim plain(Sound sound, String name) {
        var claim = ImportClaim.builder(
                        sound.subject().text(), sound.kind(), sound.exporter().text())
                .name(name);
        var local = sound.local();
        return (local == null ? claim : claim.localSubject(local.text())).build();
    }

    private static String title(ImportClaim claim) {
        return claim.name().isEmpty() ? claim.remoteSubject() : claim.name();
    }
}
