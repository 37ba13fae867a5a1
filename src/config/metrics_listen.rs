//! Where the metrics are served.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// Default address of the metrics: this machine only. The port is the usual one of OpenTelemetry's exporter for Prometheus.
pub const METRICS_LISTEN: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 9464);

/// Where the metrics are served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MetricsListen {
    /// Nowhere.
    Off,
    /// At this address, unless it is in use: the default must not stop a second server on the same machine.
    IfFree(SocketAddr),
    /// At this address. The server does not start if it cannot listen there.
    At(SocketAddr),
}
