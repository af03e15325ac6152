//! `groundswell fit`: which values make a scenario come out as a pulse survey did.

use super::arguments::Fit;
use super::failure::{Failure, each};
use super::interrupt;
use super::output;
use super::progress::Progress;
use super::results::{input, put, with_files, written};
use super::source::Source;
use super::sweep::seen_from;
use groundswell::experiment::{Asked, FitError, Points, Watch, fit as fitted};
use groundswell::pulse::{Calendar, Fault, read_survey};
use groundswell::report::fit::Fitted;
use groundswell::report::json::{self, SCHEMA_VERSION};
use groundswell::report::provenance::FitOf;
use groundswell::report::{About, FileBytes, bundle, folder, plain};
use groundswell::scenario::Input;
use groundswell::scenario::file::Axis;
use serde_json::json;

/// Fits, tells what came out, and writes a folder.
pub fn fit(asked: &Fit) -> Result<(), Failure> {
    let source = Source::find(&asked.file)?;
    let mut name = source.name.clone();
    name.push("-fit");
    let folder = asked.results.out.join(name);
    folder::check(&folder)?;
    let mut sets = asked.changes.sets();
    if !asked.vary.is_empty() {
        sets.push(Axis::as_setting(&asked.vary));
    }
    sets.extend(asked.results.set());
    let points = Points::read(&source.bytes, &source.shown, &source.folder, &sets, Asked::design(asked.sets), None)?
        .without_vain_settings()?;
    let shown = asked.to.display().to_string();
    let bytes = std::fs::read(&asked.to).map_err(|error| Failure::mistake(format!("cannot read {shown}: {error}")))?;
    let calendar = Calendar { start: asked.start, last: points.file.weeks };
    let people = points.file.organisation.people;
    let (survey, remarks) = read_survey(&bytes, calendar, people).map_err(|faults| mistaken(&shown, &faults))?;
    let job = Asked::new(points, asked.strategy.as_deref(), survey, asked.sets)?;
    folder::probe(&folder)?;
    for remark in remarks.iter().filter(|_| !asked.work.quiet) {
        output::note(&format!("{shown}: {remark}"));
    }
    let (text, mut inputs) = seen_from(&source, job.points(), &sets, &folder)?;
    inputs.push(input(&asked.to, &bytes, &folder)?);
    interrupt::listen();
    let progress = Progress::growing(&source.title(), asked.work.quiet);
    let (told, files) = asked.work.on_threads(|| results_of(&source.title(), &job, text, &inputs, &progress))??;
    progress.done();
    put(&folder, &files)?;
    if asked.results.json {
        let result = with_files(json::fit(&told), &folder, &files);
        return output::print_json(&json!({ "schema_version": SCHEMA_VERSION, "results": [result] }));
    }
    output::print(&format!("{}\n{}", plain::fit(&told, output::width()), written(&folder, &files)))
}

/// What came out, and the files that say so.
pub fn results_of(
    name: &str,
    asked: &Asked,
    text: String,
    inputs: &[Input],
    progress: &Progress,
) -> Result<(Fitted, Vec<FileBytes>), Failure> {
    let watch: Watch = (&|runs| progress.more(runs), &|| progress.tick());
    let fit = fitted(asked, &interrupt::STOP, watch)?;
    let file = &asked.points().file;
    let about = About::of(name, file, file.organisation.people.unwrap_or(0));
    let of = FitOf { strategy: fit.strategy.clone(), sets: asked.sets(), start: asked.survey().start };
    let told = Fitted { about, fit };
    let files = bundle::of_fit(&told, (file, text), inputs, of)?;
    Ok((told, files))
}

/// All faults of a survey, each with what would do.
pub fn mistaken(shown: &str, faults: &[Fault]) -> Failure {
    let page = |fault: &Fault| Err::<(), _>(Failure::mistake(format!("{shown}: {fault}\n   = help: {}", fault.help())));
    each(faults, page).1.expect_err("what cannot be read has a fault")
}

impl From<FitError> for Failure {
    fn from(error: FitError) -> Failure {
        match error {
            FitError::Points(error) => error.into(),
            FitError::Interrupted => Failure::interrupted(),
            other => Failure::mistake(other),
        }
    }
}
