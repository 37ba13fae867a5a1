//! Memory that the allocator keeps.

use std::os::unix::process::CommandExt;
use std::process::Command;

use crate::config;

/// Arenas of glibc's allocator. By default there are eight per core, and each keeps much of what was freed in it, so that a
/// flood of large requests leaves a large process.
const ARENAS: &str = "2";

/// Replaces the process by itself with fewer arenas (mallopt(3)), unless `MALLOC_ARENA_MAX` is set: glibc reads it at the start
/// only. The process id and the arguments stay. On failure the process continues as it is.
pub(super) fn limit() {
    if !cfg!(target_env = "gnu") || config::has_malloc_arenas() {
        return;
    }
    let mut arguments = std::env::args_os();
    let (Ok(program), Some(name)) = (std::env::current_exe(), arguments.next()) else {
        return;
    };
    let cause = Command::new(program)
        .arg0(name)
        .args(arguments)
        .env(config::MALLOC_ARENAS, ARENAS)
        .exec();
    tracing::debug!(%cause, "the number of malloc arenas was not limited");
}
