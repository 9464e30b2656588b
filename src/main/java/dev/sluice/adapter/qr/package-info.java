/// QR codes through ZXing, and their pictures.
@NullMarked
package dev.sluice.adapter.qr;

import org.jspecify.annotations.NullMarked;
