//! Filters of the results: a period, and a subset of responses.

use crate::http::staff::current_user::CurrentUser;
use jiff::ToSpan;
use jiff::civil::Date;

use crate::app::access::Permission;
use crate::app::reports::ReportQuery;
use crate::app::reports::disclosure::Audience;
use crate::app::reports::funnel::PlacementFunnel;
use crate::http::staff::components::{Block, Button, Field, FormView};
use crate::http::staff::forms::FormReader;
use crate::http::staff::survey::SurveyContext;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::definition::civil_day;
use urbivox_core::tally::period::Bucket;

/// Longest period whose trend has daily steps, in days.
const DAILY_DAYS_MAX: i32 = 31;
/// Longest period whose trend has weekly steps, in days; longer ones have monthly steps.
const WEEKLY_DAYS_MAX: i32 = 200;
/// Length of the default period, in days.
const DEFAULT_DAYS: i32 = 90;

/// Parsed filters.
#[derive(Clone, Debug)]
pub(super) struct ResultsQuery {
    pub(super) from: Date,
    pub(super) to: Date,
    placement: Option<String>,
    language: Option<String>,
    version: Option<u32>,
    verified: bool,
    /// Segment question and one of its options.
    segment: Option<(String, String)>,
    /// Reader whose figures are shown: analysts see what everybody sees, and staff may choose it.
    pub(super) audience: Audience,
    /// Whether staff chose what everybody sees.
    pub(super) is_as_public: bool,
}

impl ResultsQuery {
    /// Parses the query and lists the invalid fields with a message each. Invalid values count as absent, so that the form
    /// can be shown again; figures are only shown for a query without errors.
    pub(super) fn read(
        user: &CurrentUser,
        survey: &SurveyContext,
        query: &FormFields,
        offered: &[OfferedSegment],
    ) -> (ResultsQuery, Vec<(String, String)>) {
        let mut reader = FormReader::new(user, query);
        let mut day = |name: &str| {
            let day = civil_day::parse(query.get(name)?);
            if day.is_none() {
                reader.refuse(name, "bad-day");
            }
            day
        };
        let (from, to) = (day("from"), day("to"));
        let to = to.unwrap_or(survey.today);
        let from = from.unwrap_or_else(|| to.saturating_sub((DEFAULT_DAYS - 1).days()));
        if from > to {
            reader.refuse("from", "bad-period");
        }
        let newest = survey.state.version.unwrap_or_default();
        let version = query.get("version").and_then(|_any| {
            reader.choice("version", |text| {
                let number = text.parse::<u32>().ok();
                number.filter(|number| (1..=newest).contains(number))
            })
        });
        let verified = match query.get("verified") {
            None => false,
            Some("true") => true,
            Some(_unknown) => {
                reader.refuse("verified", "bad-choice");
                false
            }
        };
        let segment = query.get("segment").and_then(|_any| {
            reader.choice("segment", |text| {
                let (question, option) = text.split_once(':')?;
                let known = offered.iter().find(|segment| segment.question == question)?;
                let has_option = known.options.iter().any(|(known, _)| known == option);
                has_option.then(|| (question.to_owned(), option.to_owned()))
            })
        });
        if verified && segment.is_some() {
            // Responses by signed link are not counted by segment.
            reader.refuse("segment", "bad-one-group");
        }
        let is_as_public = match query.get("as") {
            None => false,
            Some("public") => true,
            Some(_unknown) => {
                reader.refuse("as", "bad-choice");
                false
            }
        };
        let audience = Audience::of(Some(user.principal()), &survey.path.city).seen_as(is_as_public);
        let own = |name: &str| query.get(name).map(str::to_owned);
        if audience == Audience::Public {
            let filters = [own("placement"), own("language"), own("segment"), own("verified")];
            if version.is_some() {
                reader.refuse("version", "bad-one-filter");
            } else if filters.iter().flatten().count() > 1 {
                reader.refuse("placement", "bad-one-filter");
            }
        }
        let filters = ResultsQuery {
            from,
            to,
            placement: own("placement"),
            language: own("language"),
            version,
            verified,
            segment,
            audience,
            is_as_public,
        };
        (filters, reader.wrong())
    }

    /// Report query of these filters.
    pub(super) fn report_query(&self) -> ReportQuery {
        ReportQuery {
            from: Some(self.from),
            to: Some(self.to),
            placement: self.placement.clone(),
            language: self.language.clone(),
            version: self.version,
            verified: self.verified,
            segment: self.segment.clone(),
            ..ReportQuery::default()
        }
    }

    /// Whether something but the period selects responses.
    pub(super) fn has_filter(&self) -> bool {
        let period = ReportQuery {
            from: Some(self.from),
            to: Some(self.to),
            ..ReportQuery::default()
        };
        self.report_query() != period
    }

    /// Whether the results are those of this option of a segment question.
    pub(super) fn has_segment(&self, question: &str, option: &str) -> bool {
        let own = self.segment.as_ref();
        own.is_some_and(|(own, chosen)| own == question && chosen == option)
    }

    /// Address of the results of an option of a segment question, with the same other filters; published figures have one
    /// filter at a time.
    pub(super) fn segment_address(&self, base: &str, question: &str, option: &str) -> String {
        let mut address = form_urlencoded::Serializer::new(String::new());
        address.append_pair("from", &self.from.to_string());
        address.append_pair("to", &self.to.to_string());
        if self.is_as_public {
            address.append_pair("as", "public");
        }
        if self.audience == Audience::Staff {
            let filters = [("placement", &self.placement), ("language", &self.language)];
            for (name, value) in filters {
                if let Some(value) = value {
                    address.append_pair(name, value);
                }
            }
            if let Some(version) = self.version {
                address.append_pair("version", &version.to_string());
            }
        }
        address.append_pair("segment", &format!("{question}:{option}"));
        format!("{base}?{}", address.finish())
    }

    fn days(&self) -> i32 {
        (self.to - self.from).get_days() + 1
    }

    /// Step of the trend.
    pub(super) fn bucket(&self) -> Bucket {
        let days = self.days();
        if days <= DAILY_DAYS_MAX {
            Bucket::Day
        } else if days <= WEEKLY_DAYS_MAX {
            Bucket::Week
        } else {
            Bucket::Month
        }
    }
}

/// Segment question that the filter offers.
#[derive(Clone, Debug)]
pub(super) struct OfferedSegment {
    /// Code of the question.
    pub(super) question: String,
    /// Prompt of the question.
    pub(super) prompt: String,
    /// Codes of the options with their labels; the empty code for people who named none.
    pub(super) options: Vec<(String, String)>,
}

/// Filter form; offers the placements that have counts, and the options of the segment questions.
pub(super) fn form(
    user: &CurrentUser,
    survey: &SurveyContext,
    filters: &ResultsQuery,
    branches: &[PlacementFunnel],
    offered: &[OfferedSegment],
) -> Block {
    let all = (String::new(), user.text("all"));
    let mut placements = vec![all.clone()];
    placements.extend(branches.iter().map(|branch| {
        let name = branch.name.clone().unwrap_or_else(|| branch.placement.clone());
        (branch.placement.clone(), name)
    }));
    let mut languages = vec![all.clone()];
    languages.extend(
        survey
            .languages()
            .into_iter()
            .map(|tag| (tag.to_owned(), tag.to_owned())),
    );
    let newest = survey.state.version.unwrap_or_default();
    let came_by = vec![all.clone(), ("true".to_owned(), user.text("came-verified"))];
    let mut segments = vec![all.clone()];
    segments.extend(offered.iter().flat_map(|segment| {
        let option = move |(code, label): &(String, String)| {
            (
                format!("{}:{code}", segment.question),
                format!("{} · {label}", segment.prompt),
            )
        };
        segment.options.iter().map(option)
    }));
    let mut versions = vec![all];
    versions.extend(
        (1..=newest)
            .rev()
            .map(|number| (number.to_string(), number.to_string())),
    );
    let chosen = |value: &Option<String>| value.clone().unwrap_or_default();
    let verified = if filters.verified { "true" } else { "" }.to_owned();
    let version = filters.version.map(|number| number.to_string()).unwrap_or_default();
    let segment = filters.segment.as_ref();
    let segment = segment.map(|(question, option)| format!("{question}:{option}"));
    let mut fields = vec![
        Field::input("date", "from", user.text("from"), filters.from.to_string()),
        Field::input("date", "to", user.text("to"), filters.to.to_string()),
        Field::select(
            "placement",
            user.text("placement"),
            chosen(&filters.placement),
            placements,
        ),
        Field::select("language", user.text("language"), chosen(&filters.language), languages),
    ];
    if filters.audience == Audience::Staff {
        fields.push(Field::select("version", user.text("version"), version, versions));
    }
    fields.push(Field::select("verified", user.text("came-by"), verified, came_by));
    if !offered.is_empty() {
        let chosen = segment.unwrap_or_default();
        fields.push(Field::select("segment", user.text("segment-filter"), chosen, segments));
    }
    if user.may(Permission::ReadResponses, Some(&survey.path.city)) {
        let chosen = if filters.is_as_public { "public" } else { "" }.to_owned();
        let readers = [("", "seen-as-live"), ("public", "seen-as-public")];
        let readers = readers.map(|(value, text)| (value.to_owned(), user.text(text)));
        fields.push(Field::select("as", user.text("seen-as"), chosen, readers.to_vec()));
    }
    Block::Form(FormView::query(
        survey.base(),
        fields,
        vec![Button::primary(user.text("show"))],
    ))
}
