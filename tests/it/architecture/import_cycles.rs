//! Import cycles of source files: files that import each other, directly or through others.
//!
//! File A imports file B when code of A names something that B defines: in a `use` line or in a path such as
//! `super::b::run()`. A name that another module re-exports belongs to the file that defines it. To declare a module, or to
//! re-export a name without using it, is no import. Code behind `#[cfg(test)]` does not count.
//!
//! Not seen: methods called without naming their type, names inside of macros of other crates, and globs of names.

use std::collections::{BTreeMap, BTreeSet};

/// Path of a module or a name, such as `urbivox_core::tally::counts`.
type Path = Vec<String>;

/// Import cycle: its files in alphabetical order.
pub(super) type Cycle = Vec<String>;

/// Source files of one or more crates, by the path of their module.
#[derive(Default)]
pub(super) struct Sources(BTreeMap<Path, SourceFile>);

struct SourceFile {
    /// Path of the file in the repository.
    file: String,
    uses: Vec<Use>,
    /// Paths of two or more parts in the code.
    paths: BTreeSet<Path>,
    /// First parts of all paths in the code, and single names.
    names: BTreeSet<String>,
}

/// One name that a `use` line brings into a module.
struct Use {
    name: String,
    path: Path,
    is_reexport: bool,
}

/// Imports by importing file and imported file, with the names that are imported.
#[derive(Default)]
pub(super) struct Imports(BTreeMap<String, BTreeMap<String, BTreeSet<String>>>);

impl Sources {
    /// Adds a file of a crate. `folder` is the folder of the crate's root, `inner` the path of the file in it, and `code`
    /// its text without the items behind `#[cfg(test)]`.
    pub(super) fn add(&mut self, crate_name: &str, folder: &str, inner: &str, code: &str) {
        let parts = inner.trim_end_matches(".rs").split('/');
        let mut module: Path = std::iter::once(crate_name).chain(parts).map(str::to_owned).collect();
        if module.last().is_some_and(|last| last == "mod" || last == "lib") {
            module.pop();
        }
        self.0.insert(module, read_file(format!("{folder}/{inner}"), code));
    }

    /// Returns the imports of all files from each other.
    pub(super) fn imports(&self) -> Imports {
        let mut imports = Imports::default();
        for (module, file) in &self.0 {
            let uses = file.uses.iter();
            let used = uses.filter(|item| !item.is_reexport || file.names.contains(&item.name));
            for path in used.map(|item| &item.path).chain(&file.paths) {
                let Some((defining, Some(name))) = self.resolve(module, path, 0) else {
                    continue;
                };
                if defining != *module {
                    let imported = imports.0.entry(file.file.clone()).or_default();
                    let names = imported.entry(self.0[&defining].file.clone()).or_default();
                    names.insert(name);
                }
            }
        }
        imports
    }

    /// Returns the module that defines what a path means to the code of `module`, and the name in it; no name when the path
    /// is that of a module. `None` for other crates and for local names.
    fn resolve(&self, module: &[String], path: &[String], depth: usize) -> Option<(Path, Option<String>)> {
        const DEPTH_MAX: usize = 20; // A name that is re-exported in a cycle has no definition.
        let (first, mut rest) = path.split_first()?;
        let mut at = match first.as_str() {
            "crate" => module[..1].to_vec(),
            "self" => module.to_vec(),
            "super" => module[..module.len() - 1].to_vec(),
            name if self.0.contains_key([name.to_owned()].as_slice()) => vec![name.to_owned()],
            _ => {
                rest = path;
                module.to_vec()
            }
        };
        let is_local = rest.len() == path.len();
        while let Some((name, after)) = rest.split_first() {
            let child: Path = at.iter().chain([name]).cloned().collect();
            if name == "super" {
                at.pop();
            } else if self.0.contains_key(&child) {
                at = child;
            } else if let Some(item) = self.0.get(&at)?.uses.iter().find(|item| item.name == *name) {
                if depth == DEPTH_MAX {
                    return None;
                }
                match self.resolve(&at, &item.path, depth + 1)? {
                    (found, None) => at = found,
                    defined => return Some(defined),
                }
            } else if is_local && rest.len() == path.len() {
                return None;
            } else {
                return Some((at, Some(name.clone())));
            }
            rest = after;
        }
        Some((at, None))
    }
}

impl Imports {
    /// Returns all cycles: the largest groups of files in which each file leads to each other file.
    pub(super) fn cycles(&self) -> BTreeSet<Cycle> {
        let files = self.0.keys().map(String::as_str);
        let reached: BTreeMap<&str, BTreeSet<&str>> = files.map(|file| (file, self.reached(file))).collect();
        let leads = |from: &str, to: &str| reached.get(from).is_some_and(|files| files.contains(to));
        let mut cycles = BTreeSet::new();
        for (file, others) in &reached {
            if leads(file, file) {
                let cycle = others.iter().filter(|other| leads(other, file));
                cycles.insert(cycle.map(|other| (*other).to_owned()).collect());
            }
        }
        cycles
    }

    /// Returns a line for each import between files of a cycle, with the names that are imported.
    pub(super) fn describe(&self, cycle: &[String]) -> String {
        let mut lines = String::new();
        for (file, imported) in self.0.iter().filter(|(file, _)| cycle.contains(file)) {
            for (other, names) in imported.iter().filter(|(other, _)| cycle.contains(other)) {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                lines.push_str(&format!("  {file} imports {} from {other}\n", names.join(", ")));
            }
        }
        lines
    }

    fn reached<'a>(&'a self, file: &'a str) -> BTreeSet<&'a str> {
        let mut reached = BTreeSet::new();
        let mut open = vec![file];
        while let Some(file) = open.pop() {
            let imported = self.0.get(file).into_iter().flat_map(BTreeMap::keys);
            open.extend(imported.map(String::as_str).filter(|file| reached.insert(*file)));
        }
        reached
    }
}

fn read_file(file: String, code: &str) -> SourceFile {
    let tokens = tokens(code);
    let text = |at: usize| tokens.get(at).map_or("", String::as_str);
    let (mut uses, mut paths, mut names) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    let mut at = 0;
    while at < tokens.len() {
        if text(at) == "use" && text(at + 1) != "<" {
            let end = (at..tokens.len()).find(|end| text(*end) == ";").unwrap_or(tokens.len());
            let is_reexport = at > 0 && ["pub", ")"].contains(&text(at - 1));
            read_use(&tokens[at + 1..end], &[], is_reexport, &mut uses);
            at = end;
        } else if is_name(text(at)) {
            let mut path = vec![tokens[at].clone()];
            while text(at + 1) == "::" && is_name(text(at + 2)) {
                path.push(tokens[at + 2].clone());
                at += 2;
            }
            names.insert(path[0].clone());
            if path.len() > 1 {
                paths.insert(path);
            }
        } else if text(at) == "::" {
            at += 1; // Part of a type such as `<T as Trait>::Item`.
        }
        at += 1;
    }
    SourceFile {
        file,
        uses,
        paths,
        names,
    }
}

/// Reads the tree of a `use` line into its names.
fn read_use(tokens: &[String], prefix: &[String], is_reexport: bool, uses: &mut Vec<Use>) {
    let mut path = prefix.to_vec();
    let mut name = None;
    for (at, token) in tokens.iter().enumerate() {
        match token.as_str() {
            "{" => {
                for member in members(&tokens[at + 1..tokens.len() - 1]) {
                    read_use(member, &path, is_reexport, uses);
                }
                return;
            }
            "as" => {
                name = tokens.get(at + 1).cloned();
                break;
            }
            "::" => {}
            "self" if !path.is_empty() => {}
            _ => path.push(token.clone()),
        }
    }
    if let Some(name) = name.or_else(|| path.last().cloned()) {
        uses.push(Use {
            name,
            path,
            is_reexport,
        });
    }
}

/// Splits the inside of braces at its commas; not at those of inner braces.
fn members(tokens: &[String]) -> Vec<&[String]> {
    let mut depth = 0;
    let parts = tokens.split(|token| {
        match token.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            _ => {}
        }
        depth == 0 && token == ","
    });
    parts.filter(|part| !part.is_empty()).collect()
}

fn is_name(token: &str) -> bool {
    token.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

/// Splits code into names, `::` and single characters; without comments, strings and characters in quotation marks.
fn tokens(code: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let length = if let Some(length) = literal_length(rest) {
            length
        } else if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else {
            let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
            let length = match first {
                ':' if rest.starts_with("::") => 2,
                letter if is_part(letter) => rest.find(|letter: char| !is_part(letter)).unwrap_or(rest.len()),
                other => other.len_utf8(),
            };
            if !first.is_whitespace() {
                tokens.push(rest[..length].to_owned());
            }
            length
        };
        rest = &rest[length..];
    }
    tokens
}

/// Returns the length in bytes of a string or character at the start of the code; `None` when there is none.
fn literal_length(code: &str) -> Option<usize> {
    let body = code.strip_prefix('b').unwrap_or(code);
    let prefix = code.len() - body.len();
    if let Some(raw) = body.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let inner = raw[hashes..].strip_prefix('"')?;
        let end = format!("\"{}", "#".repeat(hashes));
        return Some(code.len() - inner.len() + inner.find(&end)? + end.len());
    }
    let quote = body.chars().next().filter(|first| ['"', '\''].contains(first))?;
    let mut letters = body.char_indices().skip(1);
    // A lifetime has no closing quotation mark after its first letter.
    let second = body.chars().nth(1)?;
    if quote == '\'' && second != '\\' && body.chars().nth(2) != Some('\'') {
        return None;
    }
    while let Some((at, letter)) = letters.next() {
        if letter == '\\' {
            letters.next();
        } else if letter == quote {
            return Some(prefix + at + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cycles_of(files: &[(&str, &str)]) -> Vec<Cycle> {
        let mut sources = Sources::default();
        for (inner, code) in files {
            sources.add("town", "src", inner, code);
        }
        sources.imports().cycles().into_iter().collect()
    }

    #[test]
    fn a_cycle_through_a_reexport_is_found() {
        let found = cycles_of(&[
            ("lib.rs", "mod street; mod house;"),
            ("street/mod.rs", "mod lamp; pub use lamp::{Lamp, Pole as Post};"),
            ("street/lamp.rs", "use crate::house; fn light() { house::window() }"),
            ("house.rs", "fn door() -> crate::street::Post { \"use crate::roof;\" }"),
        ]);
        assert_eq!(found, [["src/house.rs", "src/street/lamp.rs"]]);
    }

    #[test]
    fn a_cycle_of_three_is_one_cycle() {
        let found = cycles_of(&[
            ("a.rs", "use super::b::{self, B}; fn a() { b::run() }"),
            ("b.rs", "fn b<'a>(x: &'a str) -> char { crate::c::run(); '\\'' }"),
            ("c.rs", "use crate::{d::D, a::A};"),
            ("d.rs", "fn d() { /* nothing */ }"),
            ("lib.rs", ""),
        ]);
        assert_eq!(found, [["src/a.rs", "src/b.rs", "src/c.rs"]]);
    }

    #[test]
    fn a_module_that_is_declared_or_only_reexported_is_not_imported() {
        let part = ("street/lamp.rs", "use super::Street; pub struct Lamp(Street);");
        let root = "pub mod lamp; pub use lamp::Lamp; pub struct Street;";
        assert!(cycles_of(&[("lib.rs", "mod street;"), ("street/mod.rs", root), part]).is_empty());
        let used = format!("{root} fn light(lamp: Lamp) {{}}");
        assert_eq!(
            cycles_of(&[("lib.rs", "mod street;"), ("street/mod.rs", used.as_str()), part]),
            [["src/street/lamp.rs", "src/street/mod.rs"]]
        );
    }

    #[test]
    fn strings_and_comments_are_not_read_as_imports() {
        let code = "a // b::c\n\"d::e\\\"\" r#\"f\"g::h\"# b'i' '\"' j::k";
        assert_eq!(tokens(code), ["a", "j", "::", "k"]);
    }
}
