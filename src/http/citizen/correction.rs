//! `/r/{receipt}/correct`: all questions of the survey on one page with the stored answers, to correct them.

use actix_web::http::header::{CACHE_CONTROL, LOCATION};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::error_pages::error_page;
use super::question::{Control, QuestionState, QuestionView};
use super::receipts::FoundReceipt;
use super::scale_points::Picture;
use super::survey_page::Conditions;
use super::violation_text::{FieldError, field_error};
use crate::app::ServiceError;
use crate::app::submissions::correction;
use crate::http::problem::Problem;
use crate::http::state::HttpState;
use crate::http::web::form_body::FormBody;
use crate::http::web::page_error::PageResult;
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
pub async fn page(state: web::Data<HttpState>, request: HttpRequest) -> PageResult {
    let receipt = FoundReceipt::of(&state, &request).await?;
    let fields = FormFields::from_answers(&receipt.version.definition, &receipt.stored.answers);
    show(&request, &receipt, &fields, &Violations::none())
}

/// `POST /r/{receipt}/correct`: replaces the stored answers and updates the tallies.
pub async fn correct(state: web::Data<HttpState>, request: HttpRequest, form: FormBody) -> PageResult {
    let refuse = |problem: Problem| error_page(&request, &problem, None);
    let receipt = FoundReceipt::of(&state, &request).await?;
    let fields = form.read().await.map_err(refuse)?;
    let definition = &receipt.version.definition;
    let (all, _) = fields.to_raw_answers(definition, |_| true);
    let visibility = Visibility::evaluate(definition, &all);
    let (answers, violations) = fields.to_raw_answers(definition, |code| visibility.is_code_shown(definition, code));
    if !violations.is_empty() {
        return show(&request, &receipt, &fields, &violations);
    }
    let seen: Vec<String> = fields.get_all("_shown").map(str::to_owned).collect();
    let is_all_seen = definition
        .questions()
        .filter(|question| visibility.is_code_shown(definition, &question.code))
        .all(|question| seen.iter().any(|code| code == question.code.as_str()));
    if !is_all_seen {
        // A changed answer has made further questions visible; without JavaScript only the server notices.
        return show(&request, &receipt, &fields, &Violations::none());
    }
    let (app, code) = (state.app.clone(), receipt.code.clone());
    let work = move || Ok::<_, ServiceError>(correction::correct(&app, &code, &answers));
    let outcome = state.gates.public_writes.run(state.network(&request), work).await;
    match outcome.map_err(refuse)? {
        Ok(_stored) => Ok(HttpResponse::SeeOther()
            .insert_header((LOCATION, format!("/r/{}{}&corrected=1", receipt.code, receipt.query())))
            .insert_header((CACHE_CONTROL, "no-store"))
            .finish()),
        Err(correction::CorrectionError::Invalid(violations)) => show(&request, &receipt, &fields, &violations),
        Err(refusal) => Err(refuse(refusal.into()).into()),
    }
}

fn show(request: &HttpRequest, receipt: &FoundReceipt, fields: &FormFields, violations: &Violations) -> PageResult {
    let refuse = |problem: Problem| error_page(request, &problem, None);
    let definition = &receipt.version.definition;
    let locale = receipt.locale();
    let texts = locale.texts;
    let (answers, _) = fields.to_raw_answers(definition, |_| true);
    let visibility = Visibility::evaluate(definition, &answers);
    let errors: Vec<FieldError> = violations
        .iter()
        .filter_map(|violation| field_error(violation, definition, locale))
        .collect();
    if errors.is_empty() && !violations.is_empty() {
        // The form would show no error.
        return Err(refuse(Problem::unclear_form()).into());
    }
    let conditions = Conditions::of(&receipt.version).map_err(refuse)?;
    let mut questions = Vec::new();
    for (number, page) in definition.pages.iter().enumerate() {
        for (at, question) in page.questions.iter().enumerate() {
            let question_state = QuestionState {
                fields,
                errors: &errors,
                is_shown: visibility.is_shown(number, at),
                condition: conditions.of_question(&question.code),
            };
            questions.push(QuestionView::of(question, locale, &question_state));
        }
    }
    let title = texts.get("correct-title").into_owned();
    let count = i64::try_from(errors.len()).unwrap_or(i64::MAX);
    let page = Correct {
        frame: receipt.frame(&title),
        texts,
        title,
        code: receipt.code.clone(),
        query: receipt.query(),
        errors_title: texts.with("errors-title", &[("count", count.into())]),
        has_faces: questions.iter().any(QuestionView::has_faces),
        errors,
        questions,
    };
    Ok(receipt.page_response().render(request, &page))
}
