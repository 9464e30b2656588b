package dev.sluice.ui.screen.settings;

import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;

/// Changes the profile, which is bound to the passphrase.
final class ProfileController extends PassphraseController<Profile> {

    private static final Messages TEXTS = Messages.of("settings");

    private final Profile next;

    ProfileController(ScreenContext context, PassphraseModel model, Profile next) {
        super(context, model);
        this.next = next;
    }

    @Override
    Profile perform(Passphrase passphrase) {
        context().session().workspace().setProfile(next, passphrase);
        return next;
    }

    @Override
    String done(Profile set) {
        return TEXTS.get("profile.done." + set.word());
    }
}
