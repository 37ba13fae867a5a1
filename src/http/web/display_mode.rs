//! Display mode of a survey's page.

/// Display mode of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DisplayMode {
    /// Page of its own.
    Page,
    /// Embedded in another page.
    Embed,
    /// Shared screen.
    Kiosk,
    /// Entry by staff of answers given on paper or by phone.
    Staff,
    /// Preview of a draft.
    Preview,
}

impl DisplayMode {
    /// Returns the CSS class of the page's body.
    pub fn name(self) -> &'static str {
        match self {
            DisplayMode::Page => "page",
            DisplayMode::Embed => "embed",
            DisplayMode::Kiosk => "kiosk",
            DisplayMode::Staff => "staff-entry",
            DisplayMode::Preview => "preview",
        }
    }

    /// Whether a page in this mode is the same for everybody, and so can be cached.
    pub fn is_shared(self) -> bool {
        match self {
            DisplayMode::Page | DisplayMode::Embed => true,
            DisplayMode::Kiosk | DisplayMode::Staff | DisplayMode::Preview => false,
        }
    }
}
