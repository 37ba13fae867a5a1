//! The service as the simulation drives it: one process on SQLite, two on PostgreSQL.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;
use urbivox::app::App;
use urbivox::app::authoring;
use urbivox::app::authoring::settings::{CitySettings, SettingsChange};
use urbivox::app::authoring::{AuthoringError, SurveyPath};
use urbivox::app::comments::{CommentFilter, CommentUpdate, State as NoteState};
use urbivox::app::ops::retention;
use urbivox::app::submissions::correction::CorrectionError;
use urbivox::app::submissions::receipt::{HELD_RECEIPT_ID_MIN, Receipt};
use urbivox::app::submissions::{
    Progress, RawSubmission, Sender, StoredSubmission, SubmissionError, correction, submit, withdrawal,
};
use urbivox::app::{comments, moderation};
use urbivox::clock::{AdjustableClock, Clock};
use urbivox_core::survey::slug::Slug;
use urbivox_core::survey::{Language, Localized};
use uuid::Uuid;

use super::faults::{COMMITTER, Faults};
use super::model::{Answers, COMMENT_DAYS, Model, Outcome, RETENTION_DAYS};
use super::operations::{Operation, Step};
use super::random::Random;
use crate::world::{Database, config, visit};

/// Name of the thread of an index pass.
const PASS: &str = "index-pass";
/// Repetitions of a change that was refused because of another at the same time.
const TRIES_MAX: usize = 20;
/// Longest wait for the committer.
const WAIT_MAX: Duration = Duration::from_secs(20);
const PLACEMENTS: [&str; 3] = ["api", "link", "qr-desk"];

/// The outcome of an operation, with the receipt of a submission, or the failure of the service.
type Attempt = Result<(Outcome, Option<String>), String>;

/// An operation with its outcome and receipt.
type Finished<'a> = (&'a Operation, (Outcome, Option<String>));

pub(super) struct Service {
    pub(super) apps: Vec<App>,
    pub(super) model: Model,
    /// Receipts of each submission; a held one that was accepted has another one as a response.
    pub(super) receipts: BTreeMap<u32, Vec<String>>,
    /// Texts that were sent.
    pub(super) texts: Vec<String>,
    faults: Arc<Faults>,
    clock: Arc<AdjustableClock>,
    /// Seed of the identities of submissions.
    seed: u64,
    // Dropped last.
    database: Database,
}

/// The path of the first or second survey.
pub(super) fn path(survey: u32) -> SurveyPath {
    SurveyPath {
        city: slug("tampere"),
        service: slug("day-care"),
        survey: slug(["first", "second"][usize::try_from(survey % 2).unwrap()]),
    }
}

fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

fn failed(cause: impl std::fmt::Display) -> String {
    cause.to_string()
}

impl Service {
    pub(super) fn start(database: Database, seed: u64) -> Service {
        let clock = Arc::new(AdjustableClock::new("2026-06-30T12:00:00Z".parse().unwrap()));
        let mut service = Service {
            apps: Vec::new(),
            model: Model::default(),
            receipts: BTreeMap::new(),
            texts: Vec::new(),
            faults: Arc::default(),
            clock,
            seed,
            database,
        };
        service.open();
        settle(&service.apps[0]);
        service
    }

    fn open(&mut self) {
        let count = if self.database.url().starts_with("postgres") {
            2
        } else {
            1
        };
        for _ in 0..count {
            let config = config(&self.database, u32::MAX);
            let app = App::with_clock(&config, Clock::Adjustable(Arc::clone(&self.clock))).unwrap();
            self.faults.follow(&app.storage);
            self.apps.push(app);
        }
    }

    pub(super) fn close(&mut self) -> Result<(), String> {
        let apps = std::mem::take(&mut self.apps);
        apps.into_iter().try_for_each(|app| app.close().map_err(failed))
    }

    fn app(&self, replica: usize) -> &App {
        &self.apps[replica % self.apps.len()]
    }

    /// Performs a step and compares its outcome with the model's.
    pub(super) fn perform(&mut self, step: &Step) -> Result<(), String> {
        self.faults.arm(step.fault, step.operation.is_of_committer());
        let done = self.perform_operation(step);
        self.faults.disarm();
        done
    }

    fn perform_operation(&mut self, step: &Step) -> Result<(), String> {
        let replica = step.replica;
        match &step.operation {
            Operation::Restart => {
                self.close()?;
                self.open();
                Ok(())
            }
            Operation::Sweep { days } => {
                self.clock.advance(Duration::from_secs(86_400 * u64::from(*days)));
                self.model.sweep(i64::from(*days));
                for app in &self.apps {
                    app.clock_guard.observe(app.clock.sample().unwrap()).map_err(failed)?;
                }
                self.until_done(|| retention::sweep(self.app(replica)).map(drop).map_err(failed))
            }
            Operation::Index { meanwhile } => self.index(replica, meanwhile),
            Operation::Batch(batch) => {
                let attempts = self.batch(replica, batch)?;
                self.compare(replica, batch, attempts)
            }
            Operation::Together(operations) => self.together(step, operations),
            single => {
                let attempt = self.attempt(replica, single);
                self.compare(replica, std::slice::from_ref(single), vec![attempt])
            }
        }
    }

    /// Repeats work that an injected fault stopped.
    fn until_done(&self, work: impl Fn() -> Result<(), String>) -> Result<(), String> {
        let outcome = work();
        match outcome {
            Err(_) if self.faults.disarm() => work(),
            outcome => outcome,
        }
    }

    /// Compares outcomes with those of the model. After a fault, what failed is repeated, as a client does; then it may have been
    /// done before, and before or after the rest.
    fn compare(&mut self, replica: usize, operations: &[Operation], attempts: Vec<Attempt>) -> Result<(), String> {
        let is_in_doubt = self.faults.disarm();
        let mut done = Vec::new();
        let mut repeated = Vec::new();
        let mut in_order = Vec::new();
        for (operation, attempt) in operations.iter().zip(attempts) {
            let has_failed = attempt.is_err();
            let attempt = if has_failed && is_in_doubt {
                self.attempt(replica, operation)
            } else {
                attempt
            };
            let attempt = attempt.map_err(|why| format!("{operation:?} failed: {why}"))?;
            in_order.push((operation, attempt.clone()));
            if has_failed { &mut repeated } else { &mut done }.push((operation, attempt));
        }
        done.append(&mut repeated);
        self.apply_first_fitting(&[in_order, done], is_in_doubt)
    }

    /// Applies operations to the model in the first order that leads to these outcomes.
    fn apply_first_fitting(&mut self, orders: &[Vec<Finished<'_>>], is_in_doubt: bool) -> Result<(), String> {
        let fits = |order: &&Vec<Finished<'_>>| {
            let mut model = self.model.clone();
            order.iter().all(|(operation, (outcome, _))| {
                let expected = operation.apply(&mut model);
                *outcome == expected || is_in_doubt && *outcome == operation.apply(&mut model)
            })
        };
        let Some(order) = orders.iter().find(fits) else {
            return Err(format!("these outcomes are possible in no order: {:?}", orders.first()));
        };
        for (operation, (_, receipt)) in order {
            let expected = operation.apply(&mut self.model);
            self.record(operation, expected, receipt.as_deref())?;
        }
        Ok(())
    }

    /// Records a text and a receipt, which must be the one that the submission had before.
    fn record(&mut self, operation: &Operation, expected: Outcome, receipt: Option<&str>) -> Result<(), String> {
        if let Operation::Submit { answers, .. } | Operation::Correct { answers, .. } = operation {
            self.texts.extend(answers.text.clone());
        }
        let (Operation::Submit { number, .. }, Some(receipt)) = (operation, receipt) else {
            return Ok(());
        };
        let was_accepted = self.model.entries.get(number).is_some_and(|entry| entry.was_accepted);
        let known = self.receipts.entry(*number).or_default();
        if expected == Outcome::Done {
            known.clear();
        }
        if known.iter().any(|own| own == receipt) {
            return Ok(());
        }
        if known.is_empty() || was_accepted && known.len() == 1 {
            known.push(receipt.to_owned());
        } else {
            return Err(format!("{operation:?}: the receipt {receipt} instead of {known:?}"));
        }
        Ok(())
    }

    /// Makes a pass of the indexer; `meanwhile` is done when it has read and not yet written.
    fn index(&mut self, replica: usize, meanwhile: &[Operation]) -> Result<(), String> {
        let app = self.app(replica).clone();
        if meanwhile.is_empty() {
            return self.until_done(|| {
                app.indexer.index_all().map_err(failed)?;
                app.indexer.merge_all().map_err(failed)
            });
        }
        self.faults.arm(None, false);
        let faults = Arc::clone(&self.faults);
        faults.close_gate(PASS);
        thread::scope(|scope| {
            let pass = thread::Builder::new().name(PASS.to_owned());
            let pass = pass.spawn_scoped(scope, || app.indexer.index_all()).unwrap();
            faults.wait_at_gate(|| pass.is_finished());
            let done = meanwhile.iter().try_for_each(|operation| {
                let attempt = self.attempt(replica + 1, operation);
                self.compare(replica, std::slice::from_ref(operation), vec![attempt])
            });
            faults.open_gate();
            pass.join().unwrap().map_err(failed)?;
            done
        })
    }

    /// Sends submissions so that the committer takes all but the first at once.
    fn batch(&self, replica: usize, batch: &[Operation]) -> Result<Vec<Attempt>, String> {
        let app = self.app(replica);
        self.faults.close_gate(COMMITTER);
        let mut waiting = Vec::new();
        for operation in batch {
            let Operation::Submit { number, answers, .. } = operation else {
                continue;
            };
            waiting.push(self.send(app, *number, answers, false));
            let begun = Instant::now();
            self.faults.wait_at_gate(|| begun.elapsed() > WAIT_MAX);
        }
        self.faults.open_gate();
        Ok(waiting
            .into_iter()
            .map(|progress| outcome_of(progress.wait(app)))
            .collect())
    }

    /// Performs operations at once. They are on different submissions but for the last one, which comes before or after the
    /// others.
    fn together(&mut self, step: &Step, operations: &[Operation]) -> Result<(), String> {
        self.faults.pause_at_random(Some(Random(self.seed ^ 0x0070_6175_7365)));
        let is_over = AtomicBool::new(false);
        let attempts: Vec<Attempt> = thread::scope(|scope| {
            let service = &*self;
            let is_over = &is_over;
            let index = scope.spawn(move || {
                let app = service.app(step.replica);
                while !is_over.load(Ordering::SeqCst) {
                    app.indexer.index_all().unwrap();
                    app.indexer.merge_all().unwrap();
                }
            });
            let threads = operations.iter().enumerate();
            let threads: Vec<_> = threads
                .map(|(index, operation)| scope.spawn(move || service.attempt(step.replica + index, operation)))
                .collect();
            let attempts = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
            is_over.store(true, Ordering::SeqCst);
            index.join().unwrap();
            attempts
        });
        self.faults.pause_at_random(None);
        let attempts: Result<Vec<_>, String> = attempts.into_iter().collect();
        let in_order: Vec<Finished<'_>> = operations.iter().zip(attempts?).collect();
        let mut last_first = in_order.clone();
        last_first.rotate_right(1);
        self.apply_first_fitting(&[in_order, last_first], false)
    }

    fn send(&self, app: &App, number: u32, answers: &Answers, is_held: bool) -> Progress {
        let published = app.catalogue.find(&app.storage, &path(number)).unwrap().unwrap();
        let identity = Random(self.seed ^ u64::from(number) << 32).next();
        let identity = 0x0190_f5a2_0000_7000_8000_0000_0000_0000 | u128::from(identity >> 4);
        let raw_answers = json!({"satisfaction": answers.score, "comment": answers.text});
        let mut raw = RawSubmission::new(Uuid::from_u128(identity), serde_json::from_value(raw_answers).unwrap());
        let placement = usize::try_from(number % 3).unwrap();
        raw.placement = Some(PLACEMENTS[placement].to_owned());
        raw.language = Some(if number % 4 < 2 { "en" } else { "fi" }.to_owned());
        raw.is_honeypot_filled = is_held;
        submit(app, &published, &Sender::Public.into(), raw)
    }

    /// Performs an operation on one submission, once.
    fn attempt(&self, replica: usize, operation: &Operation) -> Attempt {
        let app = self.app(replica);
        let outcome = match operation {
            Operation::Submit {
                number,
                answers,
                is_held,
            } => return outcome_of(self.send(app, *number, answers, *is_held).wait(app)),
            Operation::Correct { number, answers } => self.correct(app, replica, *number, answers)?,
            Operation::Withdraw { number } => match self.receipt(*number, replica) {
                Some(receipt) if withdrawal::withdraw(app, receipt).map_err(failed)? => Outcome::Done,
                _ => Outcome::Missing,
            },
            Operation::Accept { number } | Operation::Reject { number } => {
                let is_accepted = matches!(operation, Operation::Accept { .. });
                self.decide(app, *number, is_accepted)?
            }
            Operation::Note { number, state } => self.note(app, *number, *state)?,
            _ => return Err("is not on one submission".to_owned()),
        };
        Ok((outcome, None))
    }

    fn receipt(&self, number: u32, replica: usize) -> Option<&str> {
        let known = self.receipts.get(&number)?;
        known.get(replica % known.len().max(1)).map(String::as_str)
    }

    fn correct(&self, app: &App, replica: usize, number: u32, answers: &Answers) -> Result<Outcome, String> {
        let Some(receipt) = self.receipt(number, replica) else {
            return Ok(Outcome::Missing);
        };
        let raw = json!({"satisfaction": answers.score, "comment": answers.text});
        let raw = serde_json::from_value(raw).unwrap();
        for _ in 0..TRIES_MAX {
            match correction::correct(app, receipt, &raw) {
                Ok(_) => return Ok(Outcome::Done),
                Err(CorrectionError::NoSuchReceipt) => return Ok(Outcome::Missing),
                Err(CorrectionError::Changed) => {}
                Err(other) => return Err(failed(other)),
            }
        }
        Err("it is changed again and again".to_owned())
    }

    fn decide(&self, app: &App, number: u32, is_accepted: bool) -> Result<Outcome, String> {
        let first = self.receipts.get(&number).and_then(|known| known.first());
        let first = first.and_then(|receipt| Receipt::parse(receipt));
        let Some(receipt) = first.filter(|receipt| receipt.id >= HELD_RECEIPT_ID_MIN) else {
            return Ok(Outcome::Missing);
        };
        let id = receipt.id - HELD_RECEIPT_ID_MIN;
        // Accepting twice is no error.
        let was_pending = moderation::list(app, &path(number), id - 1, 1).map_err(failed)?;
        let was_pending = was_pending.first().is_some_and(|held| held.id == id);
        for _ in 0..TRIES_MAX {
            let done = if is_accepted {
                moderation::accept(app, &path(number), id)
            } else {
                moderation::reject(app, &path(number), id)
            };
            match done {
                Ok(()) if was_pending => return Ok(Outcome::Done),
                Ok(()) => return Ok(Outcome::Again),
                Err(AuthoringError::NoSuch(_)) => return Ok(Outcome::Missing),
                Err(AuthoringError::Changed) => {}
                Err(other) => return Err(failed(other)),
            }
        }
        Err("it is changed again and again".to_owned())
    }

    fn note(&self, app: &App, number: u32, state: NoteState) -> Result<Outcome, String> {
        let text = self
            .model
            .entries
            .get(&number)
            .and_then(|entry| entry.answers.text.clone());
        let Some(text) = text else {
            return Ok(Outcome::Missing);
        };
        let filter = CommentFilter {
            words: text.split(' ').next().map(str::to_owned),
            ..CommentFilter::default()
        };
        let found = comments::list(app, &path(number), &filter, None, 10).map_err(failed)?;
        let Some(comment) = found.first() else {
            return Ok(Outcome::Missing);
        };
        let update = CommentUpdate {
            state,
            owner: String::new(),
            tags: Vec::new(),
        };
        match comments::change(app, &path(number), &comment.id, &update) {
            Ok(()) => Ok(Outcome::Done),
            Err(AuthoringError::NoSuch(_)) => Ok(Outcome::Missing),
            Err(other) => Err(failed(other)),
        }
    }
}

fn outcome_of(result: Result<StoredSubmission, SubmissionError>) -> Attempt {
    match result {
        Ok(stored) if stored.again => Ok((Outcome::Again, Some(stored.receipt))),
        Ok(stored) => Ok((Outcome::Done, Some(stored.receipt))),
        Err(SubmissionError::Differs) => Ok((Outcome::Differs, None)),
        Err(SubmissionError::Withdrawn) => Ok((Outcome::Gone, None)),
        Err(other) => Err(failed(other)),
    }
}

/// Publishes two surveys of a city that deletes comments and then responses.
fn settle(app: &App) {
    let language = Language::parse("en").unwrap();
    let city = authoring::City {
        slug: slug("tampere"),
        name: "Tampere".to_owned(),
        country: None,
        timezone: "Europe/Helsinki".to_owned(),
        languages: vec![language.clone()],
        created_at: app.clock.now(),
        settings: CitySettings::default(),
    };
    authoring::city_add(app, &city).unwrap();
    let settings = SettingsChange {
        retention_days: Some(Some(RETENTION_DAYS)),
        comment_days: Some(Some(COMMENT_DAYS)),
        ..SettingsChange::default()
    };
    let change = authoring::CityChange {
        settings,
        ..authoring::CityChange::default()
    };
    authoring::city_change(app, &city.slug, change).unwrap();
    let name = Localized::from_texts(BTreeMap::from([(language, "Day care".to_owned())])).unwrap();
    let service = authoring::Service {
        slug: slug("day-care"),
        name,
        service_type: None,
    };
    authoring::service_add(app, &city.slug, &service).unwrap();
    for path in [path(0), path(1)] {
        let draft = authoring::DraftSource::Definition(visit());
        authoring::survey_add(app, &path.city, &path.service, &path.survey, &draft).unwrap();
        authoring::publish(app, &path, None, "").unwrap();
    }
}
