//! Head of the audit log, for programs that store it elsewhere.

use actix_web::{HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::access::required::ReadInstallationLog;
use crate::app::audit;
use crate::http::problem::Problem;
use crate::http::state::{HttpState, block};
use crate::http::web::extract::InstallationKey;

/// Last entry of the audit log.
#[derive(Serialize, ToSchema)]
pub struct AuditHeadBody {
    /// Number of the entry, from 1; 0 before the first entry.
    number: i64,
    /// SHA-256 over this entry and all earlier ones, hexadecimal; empty before the first entry.
    hash: String,
    /// Number and hash, as an argument of `urbivox verify --audit-head`.
    #[schema(example = "12:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    head: String,
}

/// Get number and hash of the last entry of the audit log. A copy that is stored elsewhere proves later that the log
/// was not changed.
#[utoipa::path(get, operation_id = "get_audit_head", path = "/api/v1/audit/head", tag = "operation", security(("key" = [])),
    responses((status = 200, body = AuditHeadBody, description = "The last entry")))]
pub async fn head(
    state: web::Data<HttpState>,
    _key: InstallationKey<ReadInstallationLog>,
) -> Result<HttpResponse, Problem> {
    let app = state.app.clone();
    let position = block(move || audit::head(&app)).await?;
    Ok(HttpResponse::Ok().json(AuditHeadBody {
        number: position.id,
        hash: data_encoding::HEXLOWER.encode(&position.hash),
        head: position.to_string(),
    }))
}
