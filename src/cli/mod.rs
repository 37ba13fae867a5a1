//! The command line: one command, one file.
//!
//! Exit 0 when it is done, 1 when it failed (one line on standard error says why and what to do), 2 when the usage is
//! wrong. The only room with `anyhow`: here an error has nobody left to react to it but a person.

mod argument;
mod audit;
mod backup;
mod city;
mod database;
mod demo;
mod doctor;
mod domain;
mod export;
mod import;
mod key;
mod openapi;
mod restore;
mod serve;
mod staff;
mod verify;

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Surveys and user feedback for European cities.
#[derive(Debug, Parser)]
#[command(name = "urbivox", version, after_help = AFTER_HELP)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str = "\
Examples:
  urbivox demo                       see what it does, in a few seconds
  urbivox key create --role admin    make the first key, then
  urbivox serve                      start the service
  urbivox doctor                     check settings and surroundings

Settings come from the environment, or from the TOML file that URBIVOX_CONFIG names; README.md lists them.";

#[derive(Debug, Subcommand)]
enum Command {
    Serve(serve::Serve),
    Demo(demo::Demo),
    Doctor(doctor::Doctor),
    Verify(verify::Verify),
    Audit(audit::Audit),
    Backup(backup::Backup),
    Restore(restore::Restore),
    City(city::City),
    Key(key::Key),
    Import(import::Import),
    Export(export::Export),
    Staff(staff::Staff),
    Domain(domain::Domain),
    Openapi(openapi::Openapi),
}

/// Does what the command line says, and answers with the exit code.
pub fn run() -> ExitCode {
    let outcome = match CommandLine::parse().command {
        Command::Serve(serve) => serve.run(),
        Command::Demo(demo) => demo.run(),
        Command::Doctor(doctor) => doctor.run(),
        Command::Verify(verify) => verify.run(),
        Command::Audit(audit) => audit.run(),
        Command::Backup(backup) => backup.run(),
        Command::Restore(restore) => restore.run(),
        Command::City(city) => city.run(),
        Command::Key(key) => key.run(),
        Command::Import(import) => import.run(),
        Command::Export(export) => export.run(),
        Command::Staff(staff) => staff.run(),
        Command::Domain(domain) => domain.run(),
        Command::Openapi(openapi) => openapi.run(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if reader_has_left(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // Every message names its cause already; a driver's own may have several lines.
            let words: Vec<String> = error.to_string().split_whitespace().map(str::to_owned).collect();
            tell(&format!("urbivox: {}", words.join(" ")));
            ExitCode::FAILURE
        }
    }
}

/// One line, or several, on standard output.
fn print(text: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{text}")?;
    Ok(out.flush()?)
}

/// One line on standard error. When even that is closed there is nobody left to tell.
fn tell(line: &str) {
    let _closed = writeln!(io::stderr().lock(), "{line}");
}

/// `urbivox openapi | head` is not a failure.
fn reader_has_left(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<io::Error>()
        .is_some_and(|cause| cause.kind() == ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_contradicts_itself_nowhere() {
        CommandLine::command().debug_assert();
    }
}
