//! `…/logo` of a city: sets, replaces or removes it.

use super::access::CityAccess;
use super::redirect::see_other;
use crate::app::access::required::ChangeSettings;
use actix_web::http::StatusCode;

use super::city::show_stored;
use super::forms::FormAction;
use super::upload::Upload;
use crate::app::authoring::logo;
use crate::app::authoring::logo::InvalidImage;
use crate::http::web::page_error::PageResult;

/// Actions of the logo forms.
#[derive(Clone, Copy)]
pub enum LogoAction {
    /// Replaces the logo by the uploaded image.
    Use,
    /// Removes it.
    Remove,
}

impl FormAction for LogoAction {
    const ALL: &'static [(&'static str, LogoAction)] = &[("use", LogoAction::Use), ("remove", LogoAction::Remove)];
}

/// `POST /staff/cities/{city}/logo`.
pub async fn change(access: CityAccess<ChangeSettings>, form: Upload) -> PageResult {
    let CityAccess { user, city, .. } = access;
    let brought = form.read().await.map_err(|problem| user.refuse(&problem))?;
    user.check_csrf(&brought.fields)?;
    let own = city.clone();
    match user.action(&brought.fields)? {
        LogoAction::Remove => {
            user.run(move |app| logo::logo_set(app, &own, None)).await?;
            return Ok(see_other(&format!("/staff/cities/{city}/settings?done=removed")));
        }
        LogoAction::Use => {}
    }
    let file = brought.file("logo").map(<[u8]>::to_vec).ok_or("bad-logo-none");
    let seen = file.and_then(|bytes| {
        let seen = logo::examine(&bytes).map_err(|unfit| match unfit {
            InvalidImage::Kind => "bad-logo-kind",
            InvalidImage::Bytes => "bad-logo-bytes",
            InvalidImage::Pixels => "bad-logo-pixels",
        });
        seen.map(|(seen, kind)| (seen, kind, bytes))
    });
    match seen {
        Ok((seen, kind, bytes)) => {
            let keep = move |app: &crate::app::App| logo::logo_set(app, &own, Some((seen, kind, &bytes)));
            user.run(keep).await?;
            Ok(see_other(&format!("/staff/cities/{city}/settings?done=saved")))
        }
        Err(why) => {
            let wrong = vec![("f-logo".to_owned(), user.text(why))];
            show_stored(&user, &city, StatusCode::UNPROCESSABLE_ENTITY, wrong).await
        }
    }
}
