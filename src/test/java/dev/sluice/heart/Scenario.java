package dev.sluice.heart;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.testing.scripted.Killed;
import dev.sluice.testing.scripted.UnitEnvironment;
import java.time.Duration;

/// What is done to one connection while something fails, from where, and where it may stand once that is healed.
enum Scenario {
    ACTIVATION {
        @Override
        void prepare(UnitEnvironment unit, Connection offer) {}

        @Override
        void act(UnitEnvironment unit, Connection offer) {
            accept(unit, offer, OperationOptions.now());
        }
    },
    /// Less than was offered is taken.
    PART_OF_AN_OFFER {
        @Override
        void prepare(UnitEnvironment unit, Connection offer) {}

        @Override
        void act(UnitEnvironment unit, Connection offer) {
            var part = offer.share().subject().text().replace(">", "new");
            var wish = new PublicImportDraft(
                    offer.importer(), offer.exporter(), part, offer.share().kind(), null);
            unit.services().federation().importMatching(wish, unit.services().imports(), OperationOptions.now());
        }
    },
    ENDING {
        @Override
        void act(UnitEnvironment unit, Connection active) {
            unit.services().federation().end(active.id(), ActingAccount.of(active.exporter()), OperationOptions.now());
        }
    },
    SUSPENSION {
        @Override
        void act(UnitEnvironment unit, Connection active) {
            suspend(unit, active);
        }
    },
    RESUMPTION {
        @Override
        void prepare(UnitEnvironment unit, Connection offer) {
            super.prepare(unit, offer);
            suspend(unit, offer);
        }

        @Override
        void act(UnitEnvironment unit, Connection suspended) {
            unit.services()
                    .federation()
                    .resume(suspended.id(), ActingAccount.of(suspended.exporter()), OperationOptions.now());
        }
    },
    RENEWAL {
        @Override
        void act(UnitEnvironment unit, Connection active) {
            unit.services().federation().renew(active.id(), Duration.ofDays(90), OperationOptions.now());
        }
    },
    /// A person brings servers into step, of which one has lost the exporter.
    COMPARISON {
        @Override
        void prepare(UnitEnvironment unit, Connection offer) {
            super.prepare(unit, offer);
            unit.servers().server(1).lose(offer.exporter());
        }

        @Override
        void act(UnitEnvironment unit, Connection active) {
            unit.services().reconciler().reconcile(OperationOptions.now());
        }
    },
    /// The background does the same for the importer.
    ROUND {
        @Override
        void prepare(UnitEnvironment unit, Connection offer) {
            super.prepare(unit, offer);
            unit.servers().server(1).lose(offer.importer());
            unit.clock().advance(Settling.BETWEEN_ROUNDS);
        }

        @Override
        void act(UnitEnvironment unit, Connection active) {
            unit.services().maintenance().round();
        }
    },
    /// The next process finds an activation of which the exporter was pushed.
    RECOVERY {
        @Override
        void prepare(UnitEnvironment unit, Connection offer) {
            try {
                accept(unit, offer, OperationOptions.now().with(step -> {
                    if (step instanceof Progress.Pushed) {
                        unit.lifeline().endNow();
                    }
                }));
                throw new AssertionError("nothing was pushed");
            } catch (Killed _) {
                unit.restart();
            }
        }

        @Override
        void act(UnitEnvironment unit, Connection activating) {
            unit.services().publisher().pushAll(OperationOptions.now());
        }
    };

    /// Up to what is disturbed.
    void prepare(UnitEnvironment unit, Connection offer) {
        accept(unit, offer, OperationOptions.now());
    }

    /// @param connection what was prepared, as it was offered
    abstract void act(UnitEnvironment unit, Connection connection);

    /// Whether servers lose what was confirmed, before anything fails.
    boolean takesTextsAway() {
        return this == COMPARISON || this == ROUND;
    }

    /// Once what failed is healed.
    boolean mayEnd(ConnectionState state) {
        return switch (this) {
            case ACTIVATION, PART_OF_AN_OFFER -> state == ConnectionState.ACTIVE || state == ConnectionState.PENDING;
            case ENDING -> state == ConnectionState.REVOKED || state == ConnectionState.ACTIVE;
            case SUSPENSION -> state == ConnectionState.SUSPENDED || state == ConnectionState.ACTIVE;
            case RESUMPTION ->
                state == ConnectionState.ACTIVE
                        || state == ConnectionState.PENDING
                        || state == ConnectionState.SUSPENDED;
            case RENEWAL, COMPARISON, ROUND -> state == ConnectionState.ACTIVE;
            case RECOVERY -> state == ConnectionState.PENDING;
        };
    }

    private static void accept(UnitEnvironment unit, Connection offer, OperationOptions options) {
        unit.services().federation().accept(offer.id(), ActingAccount.of(offer.importer()), null, options);
    }

    private static void suspend(UnitEnvironment unit, Connection active) {
        unit.services().federation().suspend(active.id(), ActingAccount.of(active.exporter()), OperationOptions.now());
    }
}
