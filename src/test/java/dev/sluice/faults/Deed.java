package dev.sluice.faults;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.testing.OtherTool;
import dev.sluice.testing.TestParts;
import java.time.Duration;
import java.util.Objects;

/// What an administrator does in the life of one Sluice, from offering to ending.
enum Deed {
    /// Offers, accepts, adds an export, revokes.
    SHARE {
        @Override
        void act(Hand hand) {
            var offer = hand.offer();
            hand.accept(offer, OperationOptions.now());
            hand.export("feed" + hand.number + ".>", OperationOptions.now());
            hand.end(offer, OperationOptions.now());
        }
    },
    /// Closes a connection for now, opens it again.
    SUSPEND {
        @Override
        void act(Hand hand) {
            var offer = hand.offer();
            hand.accept(offer, OperationOptions.now());
            hand.services.federation().suspend(offer.id(), ActingAccount.of(hand.exporter()), OperationOptions.now());
            hand.services.federation().resume(offer.id(), ActingAccount.of(hand.exporter()), OperationOptions.now());
            hand.end(offer, OperationOptions.now());
        }
    },
    /// Gives an activation that ends a fresh one.
    RENEW {
        @Override
        void act(Hand hand) {
            var offer = hand.offer();
            hand.services.federation().limit(offer.id(), Duration.ofDays(20));
            hand.accept(offer, OperationOptions.now());
            hand.services.federation().renew(offer.id(), Duration.ofDays(40), OperationOptions.now());
            hand.end(offer, OperationOptions.now());
        }
    },
    /// Collects changes and pushes them together, twice.
    STAGE {
        @Override
        void act(Hand hand) {
            hand.export("feed" + hand.number + ".>", OperationOptions.stage());
            var offer = hand.offer();
            hand.accept(offer, OperationOptions.stage());
            hand.services.publisher().pushAll(OperationOptions.now());
            hand.end(offer, OperationOptions.stage());
            hand.services.publisher().pushAll(OperationOptions.now());
        }
    },
    /// Hands out a token and imports by it.
    TOKEN {
        @Override
        void act(Hand hand) {
            var export = hand.export(subject(hand.number) + ".>", OperationOptions.now());
            var issued = hand.services.activations().issue(hand.exporter(), export, hand.importer());
            var token = Objects.requireNonNull(issued.grant().token());
            hand.services.imports().addToken(hand.importer(), token, null, OperationOptions.now());
            hand.end(issued, OperationOptions.now());
        }
    },
    /// Adds an account that shares in both directions, and deletes it.
    REMOVE {
        @Override
        void act(Hand hand) {
            var guest = hand.services
                    .accounts()
                    .add("guest-" + hand.number, Limits.core(), OperationOptions.now())
                    .value()
                    .key();
            var name = "guests-" + hand.number;
            hand.accept(
                    hand.offer(guest, hand.importer(), name, "guests.%d.>".formatted(hand.number)),
                    OperationOptions.now());
            hand.accept(hand.offer(hand.exporter(), guest, name, subject(hand.number) + ".>"), OperationOptions.now());
            hand.services.accounts().remove(guest, OperationOptions.now());
        }
    },
    /// Finds what another tool pushed, and keeps ours.
    KEEP {
        @Override
        void act(Hand hand) throws JwtException {
            var exporter = hand.services.accounts().find("org-a");
            new OtherTool(hand.services, hand.parts.vault()).addExport(exporter, "theirs%d.>".formatted(hand.number));
            hand.services.drifts().keepOurs(exporter.key(), OperationOptions.now());
            hand.services.reconciler().reconcile(OperationOptions.now());
        }
    },
    /// What the next start does after a kill: what is open is finished or put back. What another tool pushed waits
    /// for a person's choice, and makes it refuse.
    RECOVER {
        @Override
        void act(Hand hand) {
            try {
                hand.services.publisher().pushAll(OperationOptions.now());
            } catch (ProblemException e) {
                if (e.code() != ProblemCode.DRIFT_FOUND) {
                    throw e;
                }
            }
        }
    };

    abstract void act(Hand hand) throws JwtException;

    static String subject(int number) {
        return "orders." + number;
    }

    /// @param number makes its names new
    record Hand(EnvironmentServices services, TestParts parts, int number) {
        PublicKey exporter() {
            return find("org-a").key();
        }

        PublicKey importer() {
            return find("org-b").key();
        }

        private Account find(String name) {
            return services.accounts().find(name);
        }

        Connection offer() {
            return offer(exporter(), importer(), "orders-" + number, subject(number) + ".>");
        }

        Connection offer(PublicKey from, PublicKey to, String name, String subject) {
            return services.federation().offer(new OfferDraft(from, to, name, subject, ShareKind.STREAM));
        }

        void accept(Connection offer, OperationOptions options) {
            services.federation().accept(offer.id(), ActingAccount.of(offer.importer()), null, options);
        }

        void end(Connection connection, OperationOptions options) {
            services.federation().end(connection.id(), ActingAccount.of(connection.exporter()), options);
        }

        Export export(String subject, OperationOptions options) {
            var draft = new ExportDraft(exporter(), "feed-" + number, subject, ShareKind.STREAM, Visibility.PRIVATE);
            return services.exports().add(draft, options).value();
        }
    }
}
