package dev.sluice.faults;

import dev.sluice.domain.federation.ExportDraft;
import dev.sluice.domain.federation.Manner;
import dev.sluice.domain.federation.OfferDraft;
import dev.sluice.domain.federation.Realm;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.testing.TestParts;
import java.nio.file.Path;

/// The main class of a Sluice that is going to be killed: opens a workspace and does in it what an
/// administrator does, or what the next start does after a kill.
final class Victim {
    private Victim() {}

    /// What it is to do.
    enum Act {
        /// Offers, accepts, adds an export, revokes.
        SHARE,
        /// What is open is finished or put back.
        RECOVER
    }

    /// @param args the folder, the act, a number that makes its names new, the moment of the
    /// [Brink]
    public static void main(String[] args) {
        try (var parts = TestParts.open(Path.of(args[0]))) {
            var brink = new Brink(parts.store(), Integer.parseInt(args[3]));
            var environment = parts.store().read(view -> view.environments().getFirst());
            try (var realm = Realm.of(environment.id(), parts.ports(brink))) {
                say("acting");
                switch (Act.valueOf(args[1])) {
                    case SHARE -> share(realm, Integer.parseInt(args[2]));
                    case RECOVER -> realm.publisher().pushAll(Manner.now());
                }
            }
            say("done " + brink.moments());
        }
        System.exit(0);
    }

    private static void share(Realm realm, int number) {
        var exporter = realm.accounts().find("org-a").key();
        var importer = realm.accounts().find("org-b").key();
        var draft = new OfferDraft(exporter, importer, "orders-" + number, subject(number) + ".>", ShareKind.STREAM);
        var offer = realm.federation().offer(draft);
        realm.federation().accept(offer.id(), importer, null, Manner.now());
        realm.exports()
                .add(
                        new ExportDraft(
                                exporter,
                                "feed-" + number,
                                "feed" + number + ".>",
                                ShareKind.STREAM,
                                Visibility.PRIVATE),
                        Manner.now());
        realm.federation().end(offer.id(), exporter, Manner.now());
    }

    static String subject(int number) {
        return "orders." + number;
    }

    static void say(String word) {
        System.out.println(word);
        System.out.flush();
    }
}
