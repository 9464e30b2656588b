package dev.sluice.ui.screen.users;

import dev.sluice.domain.account.UserFacts;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.ui.user.UserDeed;
import java.util.List;

/// Everything shown of one user.
///
/// @param issues when its creds were handed out, the newest first
/// @param history what else was done about it, the newest first
record UsersDetail(UsersRow row, UserFacts facts, List<CredsIssue> issues, List<UserDeed> history) {}
