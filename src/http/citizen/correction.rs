//! `/r/{receipt}/correct`: all questions of the survey on one page with the stored answers, to correct them.

use actix_web::http::header::{CACHE_CONTROL, LOCATION};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::error_pages;
use super::form_body::Form;
use super::question::{Control, QuestionState, QuestionView};
use super::receipts::FoundReceipt;
use super::scale_points::Picture;
use super::survey_page::Conditions;
use super::violation_text::{FieldError, field_error};
use crate::app::ServiceError;
use crate::app::submissions::correction;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::http::web::page_frame::PageFrame;
use urbivox_core::i18n::Texts;
use urbivox_core::survey::answers::form_fields::FormFields;
use urbivox_core::survey::answers::visibility::Visibility;
use urbivox_core::survey::violation::Violations;

/// Template of the correction form.
#[derive(Template)]
#[template(path = "correct.html")]
struct Correct {
    frame: PageFrame,
    texts: &'static Texts,
    title: String,
    code: String,
    query: String,
    errors_title: String,
    errors: Vec<FieldError>,
    has_faces: bool,
    questions: Vec<QuestionView>,
}

/// `GET /r/{receipt}/correct`: shows the form with the stored answers.
pub async fn page(site: web::Data<HttpState>, request: HttpRequest) -> HttpResponse {
    let found = match FoundReceipt::of(&site, &request).await {
        Ok(found) => found,
        Err(answer) => return answer,
    };
    let fields = FormFields::from_answers(&found.version.definition, &found.stored.answers);
    show(&request, &found, &fields, &Violations::none())
}

/// `POST /r/{receipt}/correct`: replaces the stored answers and updates the tallies.
pub async fn correct(site: web::Data<HttpState>, request: HttpRequest, form: Form) -> HttpResponse {
    let found = match FoundReceipt::of(&site, &request).await {
        Ok(found) => found,
        Err(answer) => return answer,
    };
    let fields = match form.read().await {
        Ok(fields) => fields,
        Err(problem) => return error_pages::by(&request, &problem, None),
    };
    let definition = &found.version.definition;
    let (all, _) = fields.to_raw_answers(definition, |_| true);
    let walk = Visibility::evaluate(definition, &all);
    let (answers, faults) = fields.to_raw_answers(definition, |code| walk.is_code_shown(definition, code));
    if !faults.is_empty() {
        return show(&request, &found, &fields, &faults);
    }
    let seen: Vec<String> = fields.get_all("_shown").map(str::to_owned).collect();
    let is_all_seen = definition
        .questions()
        .filter(|question| walk.is_code_shown(definition, &question.code))
        .all(|question| seen.iter().any(|code| code == question.code.as_str()));
    if !is_all_seen {
        // A changed answer has made further questions visible; without JavaScript only the server notices.
        return show(&request, &found, &fields, &Violations::none());
    }
    let (app, code) = (site.app.clone(), found.code.clone());
    let work = move || Ok::<_, ServiceError>(correction::correct(&app, &code, &answers));
    match site.gates.public_writes.run(site.network(&request), work).await {
        Ok(Ok(_stored)) => HttpResponse::SeeOther()
            .insert_header((LOCATION, format!("/r/{}{}&corrected=1", found.code, found.query())))
            .insert_header((CACHE_CONTROL, "no-store"))
            .finish(),
        Ok(Err(correction::Refusal::Invalid(faults))) => show(&request, &found, &fields, &faults),
        Ok(Err(refusal)) => error_pages::by(&request, &refusal.into(), None),
        Err(problem) => error_pages::by(&request, &problem, None),
    }
}

fn show(request: &HttpRequest, found: &FoundReceipt, fields: &FormFields, faults: &Violations) -> HttpResponse {
    let definition = &found.version.definition;
    let speech = found.speech();
    let texts = speech.texts;
    let (answers, _) = fields.to_raw_answers(definition, |_| true);
    let walk = Visibility::evaluate(definition, &answers);
    let errors: Vec<FieldError> = faults
        .iter()
        .filter_map(|fault| field_error(fault, definition, speech))
        .collect();
    if errors.is_empty() && !faults.is_empty() {
        // The form would show no error.
        return error_pages::by(request, &Problem::unclear_form(), None);
    }
    let conditions = match Conditions::of(&found.version) {
        Ok(conditions) => conditions,
        Err(problem) => return error_pages::by(request, &problem, None),
    };
    let mut questions = Vec::new();
    for (page, holds) in definition.pages.iter().enumerate() {
        for (at, question) in holds.questions.iter().enumerate() {
            let situation = QuestionState {
                fields,
                errors: &errors,
                is_shown: walk.is_shown(page, at),
                condition: conditions.of_question(&question.code),
            };
            questions.push(QuestionView::of(question, speech, &situation));
        }
    }
    let title = texts.get("correct-title").into_owned();
    let count = i64::try_from(errors.len()).unwrap_or(i64::MAX);
    let page = Correct {
        frame: found.frame(&title),
        texts,
        title,
        code: found.code.clone(),
        query: found.query(),
        errors_title: texts.with("errors-title", &[("count", count.into())]),
        has_faces: questions.iter().any(QuestionView::has_faces),
        errors,
        questions,
    };
    found.page_response().render(request, &page)
}
