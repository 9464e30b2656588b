/// What is noted of work on accounts and servers: releases, revisions, marks, staged changes.
@NullMarked
package dev.sluice.domain.model.record;

import org.jspecify.annotations.NullMarked;
