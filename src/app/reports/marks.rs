//! Marks of a report's questions: days from which on figures may not compare with those before.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::disclosure::Audience;
use super::error::ReportError;
use super::placement_counts;
use super::placement_mix;
use super::placement_mix::PlacementMix;
use super::report_query::ReportQuery;
use crate::app::App;
use crate::app::authoring::SurveyPath;
use crate::app::catalogue::PublishedSurvey;
use crate::app::improvement_actions;
use crate::storage;
use crate::storage::actions;
use urbivox_core::measure::mark::Mark;
use urbivox_core::measure::question::QuestionReport;
use urbivox_core::measure::report::Report;
use urbivox_core::survey::authoring::difference::difference;
use urbivox_core::survey::authoring::series_effect::MarkKind;

/// Adds the marks of its questions to the report of a query and to the points of its series: the days of new versions that
/// changed them, of actions about them or about the survey as a whole, and of periods in which people answered at other kinds
/// of placements than in the reference. Marks are those of the code, whatever its shape. The public sees public actions only.
pub fn add(
    app: &App,
    path: &SurveyPath,
    query: &ReportQuery,
    report: &mut Report,
    audience: Audience,
) -> Result<(), ReportError> {
    let published = app
        .catalogue
        .find(&app.storage, path)?
        .ok_or(ReportError::NoSuchSurvey)?;
    let mut marks = of_versions(&published);
    marks.extend(of_actions(app, &published, audience)?);
    let Some(to) = report.to else {
        return Ok(()); // There are no responses.
    };
    let from = report.from.unwrap_or(Date::MIN);
    marks.retain(|(_, mark)| from <= mark.day && mark.day <= to);
    set(&mut report.questions, &marks, |_| true);
    let ends: Vec<Option<Date>> = report.series.iter().skip(1).map(|point| Some(point.start)).collect();
    for (point, end) in report.series.iter_mut().zip(ends.into_iter().chain([None])) {
        let start = point.start;
        set(&mut point.questions, &marks, |day| {
            start <= day && end.is_none_or(|end| day < end)
        });
    }
    add_placement_mix(app, &published, query, report, audience)
}

/// Adds the mark `placement-mix` to the report, and to each point of its series, from its first day on, if people answered at
/// other kinds of placements than in the reference.
fn add_placement_mix(
    app: &App,
    published: &PublishedSurvey,
    query: &ReportQuery,
    report: &mut Report,
    audience: Audience,
) -> Result<(), ReportError> {
    let (Some(reference), Some(from)) = (placement_mix::reference(app, published, audience)?, report.from) else {
        return Ok(());
    };
    let counts = placement_counts::count(app, published, query, audience)?;
    let has_changed = |now| PlacementMix::of(&reference, now).is_some_and(|mix| mix.change.has_changed);
    let mark = |questions: &mut [QuestionReport], day: Date| {
        let what = MarkKind::PlacementMix;
        for question in questions {
            question.marks.insert(0, Mark { day, what });
        }
    };
    if has_changed(&counts.whole) {
        mark(&mut report.questions, from);
    }
    for point in &mut report.series {
        if counts.parts.get(&point.start).is_some_and(has_changed) {
            mark(&mut point.questions, point.start.max(from));
        }
    }
    Ok(())
}

/// Sets the marks of questions on some days. A mark without a question is one of all.
fn set(questions: &mut [QuestionReport], marks: &BTreeSet<(String, Mark)>, is_within: impl Fn(Date) -> bool) {
    for question in questions {
        let own = marks
            .iter()
            .filter(|(code, mark)| (code.is_empty() || *code == question.code) && is_within(mark.day));
        let own: BTreeSet<Mark> = own.map(|(_, mark)| *mark).collect();
        question.marks = own.into_iter().collect();
    }
}

/// Returns the marks of all versions but the first, by the code of the question.
fn of_versions(published: &PublishedSurvey) -> BTreeSet<(String, Mark)> {
    let mut oldest_first: Vec<_> = published.versions().collect();
    oldest_first.sort_by_key(|version| version.number);
    let mut marks = BTreeSet::new();
    for (old, new) in oldest_first.iter().zip(oldest_first.iter().skip(1)) {
        let day = new.published_at.to_zoned(published.timezone.clone()).date();
        for change in difference(&old.definition, &new.definition) {
            let own = change.marks.into_iter().map(|what| Mark { day, what });
            marks.extend(own.map(|mark| (change.code.clone(), mark)));
        }
    }
    marks
}

/// Returns the days from which on actions are in effect, by the code of their question; empty for none.
fn of_actions(
    app: &App,
    published: &PublishedSurvey,
    audience: Audience,
) -> Result<Vec<(String, Mark)>, storage::Error> {
    let rows = app.storage.read(|db| actions::of_survey(db, published.survey_id))?;
    let mut marks = Vec::new();
    for row in rows {
        let action = improvement_actions::action_of(row)?;
        let is_seen = action.is_public || audience == Audience::Staff;
        let day = action.effective_from.or(action.done_on).filter(|_| is_seen);
        let what = MarkKind::Action;
        marks.extend(day.map(|day| (action.question, Mark { day, what })));
    }
    Ok(marks)
}
