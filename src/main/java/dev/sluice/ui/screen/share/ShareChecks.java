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

    void watch(ShareView view) {
        model.source().subscribe(_ -> checkSource(view, CHOSEN));
        model.kind().subscribe(_ -> checkSource(view, CHOSEN));
        model.subject().subscribe(_ -> checkSource(view, TYPED));
        model.name().subscribe(_ -> checkSource(view, TYPED));
        model.meant().subscribe(_ -> checkSource(view, TYPED));
        model.directory().subscribe(_ -> checkSource(view, CHOSEN));
        model.partner().subscribe(_ -> checkPartner(view));
        model.local().subscribe(_ -> checkArrival(view, TYPED));
        model.meantLocal().subscribe(_ -> checkArrival(view, TYPED));
        model.step().subscribe(step -> {
            switch (step) {
                case FROM -> checkSource(view, CHOSEN);
                case TO -> checkPartner(view);
                case RECEIVER, REVIEW -> checkArrival(view, CHOSEN);
                case RESULT -> forget();
            }
        });
    }

    private void forget() {
        source.forget();
        partner.forget();
        arrival.forget();
    }

    private void checkSource(ShareView view, Duration quiet) {
        model.sourceChecked().set(false);
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
                    view.from().checked(carrier);
                    model.sourceChecked().set(true);
                },
                problem -> view.from().wrong(problem));
    }

    private void checkPartner(ShareView view) {
        model.partnerChecked().set(false);
        partner.forget();
        var chosen = model.partner().get();
        if (model.step().get() != WizardStep.TO || chosen == null) {
            return;
        }
        if (chosen.standing() == SharePartner.Standing.UNKNOWN) {
            model.partnerChecked().set(true);
            return;
        }
        var draft = model.draft();
        partner.run(
                () -> {
                    services.federation().checkOffer(draft);
                    return draft;
                },
                _ -> {
                    view.to().checked();
                    model.partnerChecked().set(true);
                },
                problem -> view.to().wrong(problem));
    }

    private void checkArrival(ShareView view, Duration quiet) {
        model.arrivalChecked().set(false);
        arrival.forget();
        var step = model.step().get();
        if (step != WizardStep.RECEIVER && step != WizardStep.REVIEW) {
            return;
        }
        if (!model.isOurs()) {
            arrived(view, Optional.empty());
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
                preview -> arrived(view, preview),
                problem -> refused(view, problem));
    }

    private void arrived(ShareView view, Optional<Preview> preview) {
        view.receiver().checked();
        view.review().previewed(preview);
        model.arrivalChecked().set(true);
    }

    private static void refused(ShareView view, Problem problem) {
        view.receiver().wrong(problem);
        view.review().previewed(Optional.empty());
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
