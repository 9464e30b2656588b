/// How an activation token travels from one administrator to another: files, links and QR codes.
@NullMarked
package dev.sluice.domain.tokendelivery;

import org.jspecify.annotations.NullMarked;
