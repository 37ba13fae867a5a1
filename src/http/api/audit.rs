//! The head of the audit log, for programs that keep it elsewhere.

use actix_web::{HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::access::Permission;
use crate::app::audit;
use crate::http::problem::{Problem, ProblemBody};
use crate::http::state::{HttpState, block};
use crate::http::web::extract::ApiPrincipal;

/// The last entry of the audit log.
#[derive(Serialize, ToSchema)]
pub struct AuditHeadBody {
    /// Its number; 0 before the first.
    number: i64,
    /// SHA-256 over it and all entries before it, hexadecimal; empty before the first.
    hash: String,
    /// Both, as `urbivox verify --audit-head` takes them.
    #[schema(example = "12:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    head: String,
}

/// Number and hash of the last entry of the audit log, for admins. Kept elsewhere, it proves later that the log still holds
/// what it held.
#[utoipa::path(get, operation_id = "get_audit_head", path = "/api/v1/audit/head", tag = "operation", security(("key" = [])),
    responses((status = 200, body = AuditHeadBody), (status = 401, body = ProblemBody), (status = 403, body = ProblemBody)))]
pub async fn head(site: web::Data<HttpState>, key: ApiPrincipal) -> Result<HttpResponse, Problem> {
    key.require(Permission::ReadInstallationLog, None)?;
    let app = site.app.clone();
    let position = block(move || audit::head(&app)).await?;
    Ok(HttpResponse::Ok().json(AuditHeadBody {
        number: position.id,
        hash: data_encoding::HEXLOWER.encode(&position.hash),
        head: position.to_string(),
    }))
}
