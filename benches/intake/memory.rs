//! Peak resident memory of a process (proc(5)).

use anyhow::Context;

/// Resets the peak of a process to its present resident memory (`clear_refs`).
pub(crate) fn reset_peak(process: u32) -> anyhow::Result<()> {
    let path = format!("/proc/{process}/clear_refs");
    std::fs::write(&path, "5").with_context(|| format!("{path} cannot be written"))
}

/// Returns the peak resident memory of a process since the last reset or its start (`VmHWM`), in MiB.
pub(crate) fn peak_mib(process: u32) -> anyhow::Result<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib: f64 = line.context("no VmHWM")?.trim().trim_end_matches(" kB").parse()?;
    Ok(kib / 1_024.0)
}
