//! Indicator frameworks added by the operator.

use std::collections::HashSet;
use std::path::Path;
use std::{fs, io};

use urbivox_core::indicator::{Framework, built_in};

/// Maximum bytes of a file. Protects the memory; the largest known framework has 20 kB.
const BYTES_MAX: u64 = 1_000_000;

/// Reads every `*.json` file of a folder. Errors: all violations, each with the name of its file.
pub(super) fn read(folder: &str) -> Result<Vec<Framework>, String> {
    let unreadable = |cause: io::Error| format!("cannot be read: {cause}");
    let entries = fs::read_dir(Path::new(folder)).map_err(unreadable)?;
    let paths: io::Result<Vec<_>> = entries.map(|entry| Ok(entry?.path())).collect();
    let mut paths = paths.map_err(unreadable)?;
    paths.retain(|path| path.extension().is_some_and(|end| end == "json"));
    paths.sort_unstable();
    let mut frameworks: Vec<Framework> = Vec::new();
    let mut errors = Vec::new();
    let mut ids: HashSet<String> = built_in().iter().map(|framework| framework.id.clone()).collect();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match one(&path) {
            Ok(framework) if ids.insert(framework.id.clone()) => frameworks.push(framework),
            Ok(framework) => errors.push(format!("{name}: there is already a framework {}", framework.id)),
            Err(found) => errors.extend(found.into_iter().map(|error| format!("{name}: {error}"))),
        }
    }
    if errors.is_empty() {
        Ok(frameworks)
    } else {
        Err(errors.join("; "))
    }
}

fn one(path: &Path) -> Result<Framework, Vec<String>> {
    let size = fs::metadata(path).map_err(|cause| vec![cause.to_string()])?.len();
    if size > BYTES_MAX {
        return Err(vec![format!("has more than {BYTES_MAX} bytes")]);
    }
    let text = fs::read_to_string(path).map_err(|cause| vec![cause.to_string()])?;
    let document = serde_json::from_str(&text).map_err(|cause| vec![cause.to_string()])?;
    Framework::parse(&document)
}
