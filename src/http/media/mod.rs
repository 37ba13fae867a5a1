//! Pictures: charts, posters, QR codes and logos.

pub mod charts;
pub mod logo;
pub mod posters;
pub mod qr_code;
