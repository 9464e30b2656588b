package dev.sluice.domain.tokendelivery;

/// Port: makes QR codes. May be used on any thread; takes a few milliseconds.
public interface QrCodes {
    /// The code that reads as this text: an activation token, bare.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `TOKEN_TOO_LARGE_FOR_QR`: no QR code holds more than
    /// about 2,900 characters
    QrCode encode(String text);

    /// The code with its margin as the bytes of a PNG picture, large enough to be read from paper.
    byte[] png(QrCode code);
}
