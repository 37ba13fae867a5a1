//! The folder of the demo's database.

use std::fs::{self, DirBuilder};
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use uuid::Uuid;

/// A folder, removed on drop unless the user named it.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    kept: bool,
}

impl Folder {
    /// Creates the named folder or a temporary one. Fails when it contains a database.
    pub(super) fn create(named: Option<&Path>) -> Result<Folder> {
        let kept = named.is_some();
        let path = named.map_or_else(
            || std::env::temp_dir().join(format!("urbivox-demo-{}", Uuid::now_v7())),
            PathBuf::from,
        );
        let mut builder = DirBuilder::new();
        builder.recursive(kept);
        // Private, because the database contains a key and the secret.
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        let made = builder.create(&path);
        made.map_err(|cause| {
            anyhow!(
                "{} cannot be created: {cause}; choose another folder with --keep DIR",
                path.display()
            )
        })?;
        let folder = Folder { path, kept };
        let database = folder.database();
        if database.exists() {
            let shown = database.display();
            bail!(
                "{shown} already exists; choose another folder, or serve it: DATABASE_URL=sqlite://{shown} urbivox serve"
            );
        }
        Ok(folder)
    }

    /// Returns the path of the database.
    pub(super) fn database(&self) -> PathBuf {
        self.path.join("urbivox.db")
    }

    /// Returns whether the folder is kept.
    pub(super) fn is_kept(&self) -> bool {
        self.kept
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !self.kept
            && let Err(cause) = fs::remove_dir_all(&self.path)
        {
            crate::cli::output::print_error(&format!(
                "{} could not be removed: {cause}; remove it by hand",
                self.path.display()
            ));
        }
    }
}
