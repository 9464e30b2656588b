package dev.sluice.ui.screen.drift;

import dev.sluice.domain.federation.maintenance.Drifts.Line;
import dev.sluice.ui.dialog.TypedName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The claims to choose from, one by one.
final class MergeModel extends DriftChoiceModel {

    private final List<ClaimModel> claims;

    MergeModel(List<Line> lines, TypedName typed) {
        super(typed);
        claims = lines.stream().map(ClaimModel::new).toList();
        requireVerdict();
    }

    List<ClaimModel> claims() {
        return claims;
    }

    /// The paths of those of which theirs is chosen.
    Set<String> taken() {
        return claims.stream()
                .filter(claim -> claim.taken().get())
                .map(claim -> claim.line().path())
                .collect(Collectors.toUnmodifiableSet());
    }

    void chooseOurs() {
        claims.forEach(claim -> claim.taken().set(false));
    }

    void chooseTheirs() {
        claims.forEach(ClaimModel::takeIfPossible);
    }
}
