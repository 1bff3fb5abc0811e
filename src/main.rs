//! The `minutebook` program: arguments in, exit code out.

use minutebook::cli;
use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(std::env::args_os()).into()
}
