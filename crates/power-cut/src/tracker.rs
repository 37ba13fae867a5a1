//! Follows the recorded calls: which change which file of the data folder, what is synced, and which answers leave.
//!
//! A call on the data folder that is not followed is an error, because no verdict is better than a wrong one. After each
//! recorded process the files that the calls make must equal the real ones.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::disk::{Change, Content, FileId, Operation, Sync, SyncTarget};
use crate::recorded::{Recorded, SentAnswer};
use crate::strace::{Call, Line, Trace, descriptor, string};

/// Calls that strace records.
pub(crate) const CALLS: &str = "openat,open,openat2,creat,close,dup,dup2,dup3,write,pwrite64,writev,pwritev,pwritev2,lseek,ftruncate,\
    truncate,fsync,fdatasync,sync,syncfs,sync_file_range,msync,mmap,rename,renameat,renameat2,link,linkat,unlink,\
    unlinkat,mkdir,mkdirat,rmdir,symlink,symlinkat,fallocate,copy_file_range,sendfile,splice,io_uring_setup,\
    sendto,sendmsg,sendmmsg,fork,vfork,clone,clone3";

/// Ending of SQLite's shared memory, which is mapped and never read after a cut.
const SHARED_MEMORY: &str = "-shm";

/// What an open descriptor leads to.
#[derive(Clone, Debug)]
struct OpenFile {
    target: SyncTarget,
    path: String,
    /// Position at which the next `write` begins; `None` after a write, if reads may move it unseen.
    position: Option<usize>,
    appends: bool,
    reads: bool,
}

/// Everything that was followed so far.
pub(crate) struct Tracker {
    folder: PathBuf,
    prefix: String,
    base: Content,
    live: Content,
    operations: Vec<Operation>,
    syncs: Vec<Sync>,
    answers: Vec<SentAnswer>,
    times: Vec<u64>,
    processes: usize,
    open: HashMap<i64, OpenFile>,
    /// Changes of calls in which the process was killed.
    cut_short: Vec<Operation>,
}

impl Tracker {
    /// Begins with the files in the data folder, which no process uses, as they are. All of them are on the disk.
    pub(crate) fn new(folder: &Path) -> anyhow::Result<Tracker> {
        let folder = folder.canonicalize()?;
        let prefix = folder
            .to_str()
            .context("the data folder's path is not UTF-8")?
            .to_owned();
        let mut base = Content::default();
        for (name, bytes) in files(&folder)? {
            let file = base.add_file();
            if let Some(content) = base.files.get_mut(file) {
                *content = bytes;
            }
            base.names.insert(name, file);
        }
        Ok(Tracker {
            folder,
            prefix,
            live: base.clone(),
            base,
            operations: Vec::new(),
            syncs: Vec::new(),
            answers: Vec::new(),
            times: Vec::new(),
            processes: 0,
            open: HashMap::new(),
            cut_short: Vec::new(),
        })
    }

    /// Returns the number that the next line gets.
    pub(crate) fn next_line(&self) -> Line {
        self.times.len()
    }

    /// Follows one process from its start to its end, and compares the files with the real ones.
    pub(crate) fn follow(&mut self, trace: &Trace) -> anyhow::Result<()> {
        self.open.clear();
        self.times.extend(&trace.times);
        let mut events: Vec<(Line, bool, &Call)> = Vec::new();
        for call in &trace.calls {
            events.push((call.begin, false, call));
            events.extend(call.end.map(|end| (end, true, call)));
        }
        events.sort_by_key(|(line, is_end, _)| (*line, *is_end));
        for (line, is_end, call) in events {
            let followed = if is_end { self.ended(call) } else { self.began(call) };
            let told: String = call.arguments.chars().take(400).collect();
            followed.with_context(|| format!("line {line} of the recording: {}({told})", call.name))?;
        }
        self.processes += 1;
        self.settle()
    }

    /// Ends the recording.
    pub(crate) fn finish(self) -> Recorded {
        Recorded {
            base: self.base,
            operations: self.operations,
            syncs: self.syncs,
            answers: self.answers,
            times: self.times,
        }
    }

    /// Follows the beginning of a call.
    fn began(&mut self, call: &Call) -> anyhow::Result<()> {
        match call.name.as_str() {
            "close" => {
                let number = call.argument(0)?.split('<').next().unwrap_or_default();
                self.open.remove(&number.parse()?);
                Ok(())
            }
            "write" | "pwrite64" | "sendto" | "sendmsg" | "writev" => self.wrote(call),
            "ftruncate" => self.resized(call),
            "fsync" | "fdatasync" => self.synced(call),
            "unlink" => self.removed(call, 0),
            "unlinkat" => self.removed(call, 1),
            "rename" => self.renamed(call, [0, 1]),
            "renameat" | "renameat2" => self.renamed(call, [1, 3]),
            "link" => self.linked(call, [0, 1]),
            "linkat" => self.linked(call, [1, 3]),
            "open" | "openat" | "lseek" => Ok(()), // At their end.
            "mmap" => self.mapped(call),
            "clone" | "clone3" if call.arguments.contains("CLONE_THREAD") => Ok(()),
            "sync" | "syncfs" | "io_uring_setup" | "fork" | "vfork" | "clone" | "clone3" => {
                bail!("this call is not followed")
            }
            _other if self.concerns_folder(call) => bail!("this call is not followed in the data folder"),
            _other => Ok(()),
        }
    }

    /// Follows the end of a call.
    fn ended(&mut self, call: &Call) -> anyhow::Result<()> {
        match call.name.as_str() {
            "openat" => self.opened(call, 1),
            "open" => self.opened(call, 0),
            "lseek" => {
                let Some(position) = call.returned() else { return Ok(()) };
                let number = call.argument(0)?.split('<').next().unwrap_or_default();
                if let Some(file) = self.open.get_mut(&number.parse()?) {
                    file.position = Some(usize::try_from(position)?);
                }
                Ok(())
            }
            _other => Ok(()),
        }
    }

    /// Whether the arguments name the data folder, whose path strace prints in hexadecimal.
    fn concerns_folder(&self, call: &Call) -> bool {
        let hexadecimal: String = self.prefix.bytes().map(|byte| format!("\\x{byte:02x}")).collect();
        call.arguments.contains(&hexadecimal)
    }

    /// Returns the name in the data folder, empty for the folder itself; `None` for paths elsewhere and for shared memory.
    fn name_of(&self, path: &str) -> anyhow::Result<Option<String>> {
        let Some(rest) = path.strip_prefix(&self.prefix) else {
            return Ok(None);
        };
        let name = match rest.strip_prefix('/') {
            Some(name) => name,
            None if rest.is_empty() => "",
            None => return Ok(None),
        };
        if name.contains('/') {
            bail!("folders in the data folder are not followed: {path}");
        }
        Ok((!name.ends_with(SHARED_MEMORY)).then(|| name.to_owned()))
    }

    /// Returns the name in the data folder that an argument names. The recorded processes get absolute paths only.
    fn named(&self, call: &Call, position: usize) -> anyhow::Result<Option<String>> {
        let path = String::from_utf8(string(call.argument(position)?)?)?;
        self.name_of(&path)
    }

    /// Returns the open file of the first argument; `None` if it is not in the data folder.
    fn file_of(&mut self, call: &Call) -> anyhow::Result<Option<&mut OpenFile>> {
        let Some(descriptor) = descriptor(call.argument(0)?) else {
            return Ok(None);
        };
        if self.name_of(&descriptor.target)?.is_none() {
            return Ok(None);
        }
        let file = self.open.get_mut(&descriptor.number);
        let file = file.with_context(|| format!("descriptor {} was not seen to be opened", descriptor.number))?;
        if file.path != descriptor.target {
            bail!("descriptor {} leads to another file", descriptor.number);
        }
        Ok(Some(file))
    }

    fn opened(&mut self, call: &Call, position: usize) -> anyhow::Result<()> {
        let Some(number) = call.returned() else { return Ok(()) };
        let Some(name) = self.named(call, position)? else {
            return Ok(());
        };
        let flags = call.argument(position + 1)?;
        if ["O_SYNC", "O_DSYNC", "O_DIRECT|", "O_TMPFILE", "O_PATH"]
            .iter()
            .any(|flag| flags.contains(flag))
        {
            bail!("these flags are not followed");
        }
        let path = if name.is_empty() {
            self.prefix.clone()
        } else {
            format!("{}/{name}", self.prefix)
        };
        let target = if name.is_empty() {
            SyncTarget::Folder
        } else {
            SyncTarget::File(self.opened_file(call, &name, flags)?)
        };
        let file = OpenFile {
            target,
            path,
            position: Some(0),
            appends: flags.contains("O_APPEND"),
            reads: !flags.contains("O_WRONLY"),
        };
        self.open.insert(i64::try_from(number)?, file);
        Ok(())
    }

    /// Returns the file of a name that was opened, and makes or empties it as the flags say.
    fn opened_file(&mut self, call: &Call, name: &str, flags: &str) -> anyhow::Result<FileId> {
        match self.live.names.get(name).copied() {
            Some(file) => {
                if flags.contains("O_TRUNC") {
                    self.change(call, Change::Resize { file, length: 0 });
                }
                Ok(file)
            }
            None if flags.contains("O_CREAT") => {
                let file = self.live.add_file();
                self.change(call, Change::Names(vec![(name.to_owned(), Some(file))]));
                Ok(file)
            }
            None => bail!("a file was opened that nobody made"),
        }
    }

    /// Records a change that happened, or that may have happened if the process was killed in the call.
    fn change(&mut self, call: &Call, change: Change) {
        let operation = Operation {
            change,
            begin: call.begin,
            end: call.end,
        };
        if call.is_cut_short() {
            self.cut_short.push(operation);
            return;
        }
        self.live.apply(&operation.change);
        self.operations.push(operation);
    }

    fn wrote(&mut self, call: &Call) -> anyhow::Result<()> {
        let Some(file) = self.file_of(call)? else {
            return self.answered(call);
        };
        let SyncTarget::File(id) = file.target else {
            bail!("a write to a folder")
        };
        if call.name == "sendto" || call.name == "sendmsg" || call.name == "writev" {
            bail!("this call is not followed in the data folder");
        }
        let written = match (call.is_cut_short(), call.returned()) {
            (true, _) => None,
            (false, Some(written)) => Some(usize::try_from(written)?),
            (false, None) => return Ok(()), // It failed.
        };
        let mut bytes = string(call.argument(1)?)?;
        bytes.truncate(written.unwrap_or(usize::MAX));
        let (appends, reads, position) = (file.appends, file.reads, file.position);
        let offset = if call.name == "pwrite64" {
            call.argument(3)?.parse()?
        } else {
            let length = self.live.files.get(id).map_or(0, Vec::len);
            let offset = if appends { Some(length) } else { position };
            offset.context("a write at a position that reads may have moved")?
        };
        if call.name == "write"
            && let Some(file) = self.file_of(call)?
        {
            file.position = (!reads).then_some(offset + bytes.len());
        }
        self.change(
            call,
            Change::Write {
                file: id,
                offset,
                bytes,
            },
        );
        Ok(())
    }

    /// Records the beginning of a response.
    fn answered(&mut self, call: &Call) -> anyhow::Result<()> {
        let Some(socket) = descriptor(call.argument(0)?) else {
            return Ok(());
        };
        let Some(peer) = socket
            .target
            .strip_prefix("TCP:[")
            .and_then(|ends| ends.split_once("->"))
        else {
            return Ok(());
        };
        if call.result.as_deref().is_some_and(|result| result.starts_with('-')) {
            return Ok(()); // Nothing was sent.
        }
        let bytes = string(&call.arguments)?;
        let Some(status) = bytes.strip_prefix(b"HTTP/1.1 ") else {
            return Ok(());
        };
        let port = peer
            .1
            .trim_end_matches(']')
            .rsplit_once(':')
            .context("a socket without a port")?
            .1;
        self.answers.push(SentAnswer {
            process: self.processes,
            port: port.parse()?,
            status: String::from_utf8_lossy(status.get(..3).unwrap_or_default()).parse()?,
            begin: call.begin,
        });
        Ok(())
    }

    fn resized(&mut self, call: &Call) -> anyhow::Result<()> {
        let Some(file) = self.file_of(call)? else { return Ok(()) };
        let SyncTarget::File(file) = file.target else {
            bail!("a folder got a length")
        };
        if call.is_cut_short() || call.returned().is_some() {
            let length = call.argument(1)?.parse()?;
            self.change(call, Change::Resize { file, length });
        }
        Ok(())
    }

    fn synced(&mut self, call: &Call) -> anyhow::Result<()> {
        let Some(file) = self.file_of(call)? else { return Ok(()) };
        let target = file.target;
        if let (Some(0), Some(end)) = (call.returned(), call.end) {
            self.syncs.push(Sync {
                target,
                begin: call.begin,
                end,
            });
        }
        Ok(())
    }

    fn removed(&mut self, call: &Call, position: usize) -> anyhow::Result<()> {
        if let Some(name) = self.named(call, position)?
            && (call.is_cut_short() || call.returned().is_some())
        {
            self.change(call, Change::Names(vec![(name, None)]));
        }
        Ok(())
    }

    fn renamed(&mut self, call: &Call, positions: [usize; 2]) -> anyhow::Result<()> {
        let [from, to] = positions;
        self.moved(call, (self.named(call, from)?, self.named(call, to)?), true)
    }

    fn linked(&mut self, call: &Call, positions: [usize; 2]) -> anyhow::Result<()> {
        let [from, to] = positions;
        self.moved(call, (self.named(call, from)?, self.named(call, to)?), false)
    }

    /// Records that a file got another name, and lost its old one in a rename.
    fn moved(&mut self, call: &Call, names: (Option<String>, Option<String>), is_rename: bool) -> anyhow::Result<()> {
        let (from, to) = match names {
            (None, None) => return Ok(()),
            (Some(from), Some(to)) => (from, to),
            _one => bail!("a file left the data folder or came into it"),
        };
        if !call.is_cut_short() && call.returned().is_none() {
            return Ok(()); // It failed.
        }
        let file = self.live.names.get(&from).copied();
        let file = file.with_context(|| format!("{from} was never made"))?;
        let mut changed = vec![(to, Some(file))];
        changed.extend(is_rename.then_some((from, None)));
        self.change(call, Change::Names(changed));
        Ok(())
    }

    /// Refuses a shared mapping that can be written, because writes through it are not recorded.
    fn mapped(&self, call: &Call) -> anyhow::Result<()> {
        let is_shared = call.arguments.contains("MAP_SHARED") && call.arguments.contains("PROT_WRITE");
        let target = call.argument(4).ok().and_then(descriptor);
        if is_shared
            && let Some(target) = target
            && self.name_of(&target.target)?.is_some()
        {
            bail!("writes through a mapping are not followed");
        }
        Ok(())
    }

    /// Decides from the real files which of the last calls of a killed process still happened, and compares everything.
    fn settle(&mut self) -> anyhow::Result<()> {
        let real = files(&self.folder)?;
        for operation in std::mem::take(&mut self.cut_short) {
            if self.happened(&operation.change, &real) {
                self.live.apply(&operation.change);
                self.operations.push(operation);
            }
        }
        self.operations.sort_by_key(|operation| operation.begin);
        let followed: BTreeMap<&String, Option<&Vec<u8>>> = self
            .live
            .names
            .iter()
            .map(|(name, file)| (name, self.live.files.get(*file)))
            .collect();
        let found: BTreeMap<&String, Option<&Vec<u8>>> = real.iter().map(|(name, bytes)| (name, Some(bytes))).collect();
        if followed == found {
            return Ok(());
        }
        let lengths = |files: &BTreeMap<&String, Option<&Vec<u8>>>| -> Vec<String> {
            let told = |(name, bytes): (&&String, &Option<&Vec<u8>>)| format!("{name}: {:?}", bytes.map(Vec::len));
            files.iter().map(told).collect()
        };
        bail!(
            "the recorded calls do not make the files that are there (bytes): {:?}, but there are {:?}",
            lengths(&followed),
            lengths(&found)
        )
    }

    /// Whether the real files show that a change happened.
    fn happened(&self, change: &Change, real: &BTreeMap<String, Vec<u8>>) -> bool {
        let bytes_of = |file: FileId| {
            let name = self.live.names.iter().find(|(_, own)| **own == file);
            name.and_then(|(name, _)| real.get(name))
        };
        match change {
            Change::Write { file, offset, bytes } => bytes_of(*file)
                .and_then(|content| content.get(*offset..offset + bytes.len()))
                .is_some_and(|found| found == bytes.as_slice()),
            Change::Resize { file, length } => bytes_of(*file).is_some_and(|content| content.len() == *length),
            Change::Names(names) => names
                .iter()
                .all(|(name, file)| real.contains_key(name) == file.is_some()),
        }
    }
}

/// Returns the files of the data folder, without SQLite's shared memory.
fn files(folder: &Path) -> anyhow::Result<BTreeMap<String, Vec<u8>>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().into_string();
        let name = name.map_err(|name| anyhow::anyhow!("{} is not UTF-8", name.display()))?;
        if !entry.file_type()?.is_file() {
            bail!("{name} in the data folder is not a file");
        }
        if !name.ends_with(SHARED_MEMORY) {
            found.insert(name, std::fs::read(entry.path())?);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests;
