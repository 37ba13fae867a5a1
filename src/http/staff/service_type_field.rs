//! Form field with the type of a service.

use super::components::Field;
use super::current_user::CurrentUser;
use urbivox_core::services::service_types;
use urbivox_core::services::service_types::ServiceType;

/// Name of the field with the type of a service.
pub(super) const TYPE: &str = "service_type";

/// Parses the type that a form names; empty for none.
pub(super) fn chosen_type(id: &str) -> Option<Option<&'static ServiceType>> {
    if id.is_empty() {
        Some(None)
    } else {
        service_types::find(id).map(Some)
    }
}

/// Field with the type of a service, in the user's language.
pub(super) fn type_field(user: &CurrentUser, value: &str) -> Field {
    let language = user.texts.language();
    let mut options = vec![(String::new(), user.text("service-type-none"))];
    let types = service_types::all().iter();
    options.extend(types.map(|known| (known.id.clone(), known.name_in(language).to_owned())));
    Field::select(TYPE, user.text("service-type"), value, options).with_hint(user.text("service-type-hint"))
}
