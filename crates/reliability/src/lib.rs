//! History check of the service, from outside: it drives the compiled program and imports nothing of it.
//!
//! Concurrent clients submit, resend, correct, withdraw and look; readers fetch results, exports and comment searches;
//! faults are injected meanwhile ([`nemesis`]). Every operation is one line of a history ([`history`]) with the time
//! before its request was sent and the time after its response arrived. The [`checker`] decides from these times alone
//! whether every read was possible: an acknowledged response is in every later figure exactly once until its citizen
//! withdraws it. [`liar`] is a proxy that answers a small share of the requests wrongly, to prove that the checker
//! notices.

pub mod checker;
pub mod client;
pub mod cluster;
pub mod history;
pub mod liar;
pub mod marks;
pub mod nemesis;
pub mod run;
pub mod workload;
