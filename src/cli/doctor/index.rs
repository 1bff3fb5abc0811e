//! Whether the index is what was written: every byte of it is read.

use super::{of_error, problem};
use crate::answer::team::{CheckRow, ProblemRow, Severity};
use crate::cli::context::Context;
use minutebook_index::{Damage, Index};

const REPAIR: &str = "`minutebook doctor --repair` rebuilds it without the network";

/// Verifies the files and the records of the index.
pub(super) fn run(context: &Context) -> CheckRow {
    let path = context.home.index();
    let (examined, problems) = match Index::verify(&path) {
        Ok(found) => {
            let examined = format!(
                "{} files, {} records, {} KiB",
                found.files,
                found.records,
                found.bytes.div_ceil(1024)
            );
            (examined, found.damages.iter().map(of_damage).collect())
        }
        Err(error) if error.is_not_found() => {
            let hint = "`minutebook sync` makes it";
            let none = problem(Severity::Warning, "missing", "nothing is indexed yet", hint);
            (path.display().to_string(), vec![none])
        }
        Err(error) => (path.display().to_string(), vec![of_index(error)]),
    };
    CheckRow {
        check: "index",
        examined,
        skipped: false,
        problems,
    }
}

fn of_damage(damage: &Damage) -> ProblemRow {
    let message = format!("{}: {}", damage.file.display(), damage.detail);
    problem(Severity::Error, "damaged", message, REPAIR)
}

fn of_index(error: minutebook_index::Error) -> ProblemRow {
    let is_useless = error.is_damaged() || error.is_version();
    let kind = match () {
        () if error.is_damaged() => "damaged",
        () if error.is_version() => "version",
        () => "failed",
    };
    let row = of_error(kind, &error.into());
    ProblemRow {
        hint: is_useless.then(|| REPAIR.to_owned()).or(row.hint),
        ..row
    }
}
