package dev.sluice.adapter.store.file;

import dev.sluice.domain.audit.AuditHead;
import java.time.Instant;

/// How far a database has come, and what it belongs to.
///
/// @param commits made in it so far
/// @param head the last entry of its audit log
/// @param headAt when that was; the epoch without one
/// @param workspace id of the workspace it is bound to; empty before it was
/// @param vault mark of the vault it is bound to; empty before it was
public record StoreState(long commits, AuditHead head, Instant headAt, String workspace, String vault) {}
