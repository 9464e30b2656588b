package dev.sluice.ui.screen.share;

import dev.sluice.domain.federation.operation.Preview;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.SubjectMapping;
import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.ui.job.BackgroundJobs;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.session.ScreenContext;
import java.time.Duration;
import java.util.Optional;

/// Asks the store about what is chosen, and about what is typed once the hands rest; only the newest answer
/// counts.
final class ShareChecks {
    /// A preview rehearses on the one thread that writes: not at every key.
    private static final Duration TYPED = Duration.ofMillis(200);

    private static final Duration CHOSEN = Duration.ZERO;

    private final EnvironmentServices services;
    private final ShareModel model;
    private final LatestOnly source;
    private final LatestOnly partner;
    private final LatestOnly arrival;

    ShareChecks(ScreenContext context, ShareModel model) {
        BackgroundJobs jobs = context.jobs();
        this.services = context.session().services();
        this.model = model;
        this.source = jobs.lane();
        this.partner = jobs.lane();
        this.arrival = jobs.lane();
    }

    void watch() {
        model.source().subscribe(_ -> checkSource(CHOSEN));
        model.kind().subscribe(_ -> checkSource(CHOSEN));
        model.subject().subscribe(_ -> checkSource(TYPED));
        model.name().subscribe(_ -> checkSource(TYPED));
        model.meant().subscribe(_ -> checkSource(TYPED));
        model.directory().subscribe(_ -> checkSource(CHOSEN));
        model.partner().subscribe(_ -> checkPartner());
        model.local().subscribe(_ -> checkArrival(TYPED));
        model.meantLocal().subscribe(_ -> checkArrival(TYPED));
        model.step().subscribe(step -> {
            switch (step) {
                case FROM -> checkSource(CHOSEN);
                case TO -> checkPartner();
                case RECEIVER, REVIEW -> checkArrival(CHOSEN);
                case RESULT -> forget();
            }
        });
    }

    private void forget() {
        source.forget();
        partner.forget();
        arrival.forget();
    }

    private void checkSource(Duration quiet) {
        model.sourceChecked().set(false);
        model.sourceCheck().set(new ShareCheck.Open<>());
        source.forget();
        var account = model.source().get();
        if (model.step().get() != WizardStep.FROM || account == null || !isSubject()) {
            return;
        }
        var name = model.name().get().strip();
        var subject = model.subject().get().strip();
        var kind = model.kind().get();
        var confirmed = model.confirmed();
        source.runAfter(
                quiet,
                () -> services.federation().checkSource(account.key(), name, subject, kind, confirmed),
                carrier -> {
                    model.sourceCheck().set(new ShareCheck.Holds<>(carrier));
                    model.sourceChecked().set(true);
                },
                problem -> model.sourceCheck().set(new ShareCheck.Refused<>(problem)));
    }

    private void checkPartner() {
        model.partnerChecked().set(false);
        model.partnerCheck().set(new ShareCheck.Open<>());
        partner.forget();
        var chosen = model.partner().get();
        if (model.step().get() != WizardStep.TO || chosen == null) {
            return;
        }
        if (chosen.kind() == SharePartner.PartnerKind.UNKNOWN) {
            model.partnerChecked().set(true);
            return;
        }
        var draft = model.draft();
        partner.run(
                () -> {
                    services.federation().checkOffer(draft);
                    return draft;
                },
                checked -> {
                    model.partnerCheck().set(new ShareCheck.Holds<>(checked));
                    model.partnerChecked().set(true);
                },
                problem -> model.partnerCheck().set(new ShareCheck.Refused<>(problem)));
    }

    private void checkArrival(Duration quiet) {
        model.arrivalChecked().set(false);
        model.arrivalCheck().set(new ShareCheck.Open<>());
        arrival.forget();
        var step = model.step().get();
        if (step != WizardStep.RECEIVER && step != WizardStep.REVIEW) {
            return;
        }
        if (!model.isOurs()) {
            arrived(Optional.empty());
            return;
        }
        if (!isMapping()) {
            return;
        }
        var draft = model.draft();
        var local = model.arrivesAs();
        arrival.runAfter(
                quiet,
                () -> Optional.of(services.federation().previewShare(draft, local)),
                preview -> arrived(preview),
                problem -> refused(problem));
    }

    private void arrived(Optional<Preview> preview) {
        model.arrivalCheck().set(new ShareCheck.Holds<>(preview));
        model.arrivalChecked().set(true);
    }

    private void refused(Problem problem) {
        model.arrivalCheck().set(new ShareCheck.Refused<>(problem));
    }

    /// What is no subject at all is said beside the field.
    private boolean isSubject() {
        try {
            Subject.exportable(model.subject().get());
            return true;
        } catch (ProblemException _) {
            return false;
        }
    }

    private boolean isMapping() {
        try {
            new SubjectMapping(Subject.of(model.subject().get()), Subject.of(model.arrivesAs()));
            return true;
        } catch (ProblemException _) {
            return false;
        }
    }
}
