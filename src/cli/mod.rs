//! The command line, one file for each command.
//!
//! Exit codes: 0 for success, 1 for a failure (one line on standard error with cause and advice), 2 for wrong usage.
//! The only module with `anyhow`, because here only a person reacts to an error.

mod argument;
mod audit;
mod backup;
mod city;
mod clock;
mod database;
pub mod demo;
mod doctor;
mod domain;
mod export;
mod import;
mod key;
mod malloc_arenas;
mod open_files;
mod openapi;
mod output;
mod restore;
mod serve;
mod staff;
mod verify;

use std::io::{self, ErrorKind};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use output::print_error;

/// Surveys and user feedback for European cities.
#[derive(Debug, Parser)]
#[command(name = "urbivox", version, after_help = AFTER_HELP)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str = "\
Examples:
  urbivox demo                       show a demonstration, in a few seconds
  urbivox key create --role admin    create the first API key
  urbivox serve                      run the service
  urbivox doctor                     check settings, database and mail

Settings are environment variables, or the same names in the TOML file that URBIVOX_CONFIG names; README.md lists them.

Results are printed to standard output, errors to standard error, with advice. Exit codes of all commands: 0 on success,
1 on failure, 2 if the arguments are wrong.";

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
    Clock(clock::Clock),
    Openapi(openapi::Openapi),
}

/// Runs the command line and returns the exit code.
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
        Command::Clock(clock) => clock.run(),
        Command::Openapi(openapi) => openapi.run(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // Messages already include their cause; those of drivers may have several lines.
            let parts: Vec<String> = error.to_string().split_whitespace().map(str::to_owned).collect();
            print_error(&format!("urbivox: {}", parts.join(" ")));
            ExitCode::FAILURE
        }
    }
}

/// Returns whether standard output was closed, as by `urbivox openapi | head`, which is no failure.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<io::Error>()
        .is_some_and(|cause| cause.kind() == ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_definition_is_consistent() {
        CommandLine::command().debug_assert();
    }
}
