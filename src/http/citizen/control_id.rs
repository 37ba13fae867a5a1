//! Identities of controls in HTML, which error messages link to.

/// Returns the `id` of the control for `value` in a field. The first control of a question has no value in its `id`, so that
/// error messages can link to it.
pub(super) fn control_id(field: &str, value: Option<&str>) -> String {
    value.map_or_else(|| format!("f-{field}"), |value| format!("f-{field}-{value}"))
}
