//! Limits of surveys and submissions, and the purpose of each.

/// Maximum number of languages of a survey: the 24 official languages of the European Union, and regional and migrant
/// languages. Protects the server from unlimited translations.
pub const LANGUAGES_MAX: usize = 40;

/// Maximum number of characters of a language tag. Protects URLs and database keys; RFC 5646 §4.4.1 recommends 35.
pub const LANGUAGE_CHARS_MAX: usize = 35;

/// Maximum number of pages of a survey. Protects citizens from endless surveys.
pub const PAGES_MAX: usize = 50;

/// Maximum number of questions of a survey, statements included. Protects the citizen's patience, and limits the time
/// to process one submission.
pub const QUESTIONS_MAX: usize = 200;

/// Maximum number of options of a choice. Protects citizens with a small screen or a screen reader.
pub const OPTIONS_MAX: usize = 100;

/// Maximum number of rows of a matrix. Protects citizens, and the number of counters.
pub const ROWS_MAX: usize = 50;

/// Maximum number of options of a ranking. Protects citizens, who cannot order more, and the number of counters, which
/// is quadratic in it.
pub const RANKING_OPTIONS_MAX: usize = 20;

/// Maximum number of options of a segment. Protects the server: all counters are repeated for each option.
pub const SEGMENT_OPTIONS_MAX: usize = 60;

/// Maximum number of segments of a survey. Protects citizens: a combination of more characteristics could identify a
/// person.
pub const SEGMENTS_MAX: usize = 3;

/// Maximum number of counters of a survey per day. Protects the database, and the performance of reports.
pub const COUNTERS_MAX: usize = 20_000;

/// Maximum number of characters of the title of a survey or page. Protects the layout of pages and lists.
pub const TITLE_CHARS_MAX: usize = 200;

/// Maximum number of characters of the introduction and of the closing text. Protects citizens from long reading.
pub const INTRO_CHARS_MAX: usize = 4_000;

/// Maximum number of characters of a prompt. Protects readers: a longer question should be split.
pub const PROMPT_CHARS_MAX: usize = 1_000;

/// Highest wording class of a question. Protects from typing errors: a class is used up only by publishing another question
/// under the same code.
pub const WORDINGS_MAX: usize = 1_000_000;

/// Maximum number of characters of a hint. Protects readers.
pub const HINT_CHARS_MAX: usize = 1_000;

/// Maximum number of characters of a label. Protects the layout of pages, charts and spreadsheets.
pub const LABEL_CHARS_MAX: usize = 300;

/// Maximum number of characters of the unit of a number. Protects the layout: the unit is shown next to the field.
pub const UNIT_CHARS_MAX: usize = 20;

/// Maximum number of characters of a code. Protects keys, column names and URLs.
pub const CODE_CHARS_MAX: usize = 64;

/// Maximum number of characters of a slug. Protects URLs.
pub const SLUG_CHARS_MAX: usize = 64;

/// Highest point of a scale. Protects the number of counters: every point has its own.
pub const SCALE_TO_MAX: i64 = 100;

/// Maximum nesting depth of a condition. Protects authors, who have to understand it, and the stack.
pub const CONDITION_DEPTH_MAX: usize = 5;

/// Maximum number of tests in one condition. Protects authors, and limits the time to process a submission.
pub const CONDITION_TESTS_MAX: usize = 20;

/// Maximum number of values in the list of one `in`. Limits the time to process a submission.
pub const CONDITION_VALUES_MAX: usize = 100;

/// Default maximum number of characters of a free text: about one page.
pub const TEXT_CHARS_DEFAULT: usize = 2_000;

/// Highest limit of characters that a definition can set for a free text. Protects the database, and the staff who read
/// every comment.
pub const TEXT_CHARS_MAX: usize = 10_000;

/// Maximum number of characters of the text of an option such as “other”. Protects the staff who read it.
pub const OTHER_TEXT_CHARS_MAX: usize = 500;

/// Maximum number of characters of an email address (RFC 5321 §4.5.3.1.3). Protects outgoing mail.
pub const EMAIL_CHARS_MAX: usize = 254;

/// Maximum number of violations reported at once. Protects the server: a small request must not cause a large response.
pub const VIOLATIONS_MAX: usize = 100;

/// Maximum number of keys in the answers of one submission. Protects the server's memory while it parses.
pub const ANSWER_KEYS_MAX: usize = 1_000;

/// Maximum number of decimals of a number. Protects exactness: numbers are stored in whole thousandths.
pub const DECIMALS_MAX: u8 = 3;

/// Largest absolute value of a number. Protects sums and sums of squares from overflow.
pub const NUMBER_MAX: i64 = 1_000_000_000;

/// First year of a date, before the birth of the oldest living citizen. Protects from typing errors.
pub const YEAR_MIN: i16 = 1900;

/// Last year of a date. Protects from typing errors.
pub const YEAR_MAX: i16 = 2200;

/// Maximum number of zero bits of a proof of work. Protects citizens with old phones: 18 bits take about 260,000
/// attempts, a few seconds.
pub const WORK_BITS_MAX: usize = 18;
