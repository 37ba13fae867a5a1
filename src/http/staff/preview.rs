//! `…/preview`: the draft as citizens see it on a telephone.

use super::access::SurveyAccess;
use super::builder::advice;
use super::components::{Block, Link};
use crate::app::access::required::ReadDrafts;
use crate::http::web::page_error::PageResult;
use crate::http::web::query::query;

/// `GET …/preview`: the draft as citizens see it on a telephone, in each language.
pub async fn page(access: SurveyAccess<ReadDrafts>) -> PageResult {
    let SurveyAccess { user, survey, .. } = access;
    let query = query(&user.request);
    let languages = survey.languages();
    let chosen = survey.requested_language(&user, query.get("lang"))?;
    let address = advice::preview_url(&user.state, &survey, &user.request);
    // The iframe may only show pages of this origin.
    let local = advice::preview_path(&user.state, &survey);
    let mut links: Vec<Link> = languages
        .iter()
        .map(|tag| Link::new(format!("{}/preview?lang={tag}", survey.base()), (*tag).to_owned()))
        .collect();
    links.push(Link::button(
        format!("{}/build", survey.base()),
        user.text("back-to-build"),
    ));
    let blocks = [
        Block::Lead(user.text("preview-lead")),
        Block::Links(links),
        Block::Inset {
            address: format!("{local}&lang={chosen}"),
            title: user.text("preview"),
        },
        Block::Text(user.text("try-lead")),
        Block::Code(address),
    ];
    Ok(survey.layout(&user, user.texts.get("preview")).send(&blocks))
}
