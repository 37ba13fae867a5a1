//! Every limit of the room, and whom it protects.

/// Languages a survey may be offered in. The European Union has 24 official ones; the rest is
/// room for regional and migrant languages. Protects the server from endless translations.
pub const LANGUAGES_MAX: usize = 40;

/// Characters of a language tag. Protects URLs and database keys; RFC 5646 §4.4.1 names 35.
pub const LANGUAGE_CHARS_MAX: usize = 35;

/// Pages of a survey. Protects the citizen from a survey without an end.
pub const PAGES_MAX: usize = 50;

/// Questions of a survey, statements included. Protects the citizen's patience, and the time
/// that one submission may cost the server.
pub const QUESTIONS_MAX: usize = 200;

/// Options of a choice. Protects a citizen with a small screen or a screen reader.
pub const OPTIONS_MAX: usize = 100;

/// Rows of a matrix. Protects the citizen, and the number of counters.
pub const ROWS_MAX: usize = 50;

/// Options of a ranking. Protects the citizen (nobody orders more), and the counters, which
/// grow with the square of it.
pub const RANKING_OPTIONS_MAX: usize = 20;

/// Options of a segment. Protects the server: every counter is kept once more per option.
pub const SEGMENT_OPTIONS_MAX: usize = 60;

/// Segments of a survey. Protects the citizen: more traits together would point at a person.
pub const SEGMENTS_MAX: usize = 3;

/// Counters one survey may need for a day. Protects the database, and everybody who reads a
/// report made from them.
pub const COUNTERS_MAX: usize = 20_000;

/// Characters of a survey's or a page's title. Protects the layout of pages and lists.
pub const TITLE_CHARS_MAX: usize = 200;

/// Characters of the introduction and of the thanks. Protects the citizen from a brochure.
pub const INTRO_CHARS_MAX: usize = 4_000;

/// Characters of a prompt. Protects the reader; a question that needs more is two questions.
pub const PROMPT_CHARS_MAX: usize = 1_000;

/// Characters of a hint. Protects the reader.
pub const HINT_CHARS_MAX: usize = 1_000;

/// Characters of a label. Protects the layout of pages, charts and spreadsheets.
pub const LABEL_CHARS_MAX: usize = 300;

/// Characters of a number's unit. Protects the layout: it stands beside the field.
pub const UNIT_CHARS_MAX: usize = 20;

/// Characters of a code. Protects keys, column names and URLs.
pub const CODE_CHARS_MAX: usize = 64;

/// Characters of a slug. Protects URLs.
pub const SLUG_CHARS_MAX: usize = 64;

/// Highest point of a scale. Protects the counters: every point has its own.
pub const SCALE_TO_MAX: i64 = 100;

/// Levels of a condition. Protects the author who has to understand it, and the stack.
pub const CONDITION_DEPTH_MAX: usize = 5;

/// Tests in one condition. Protects the author, and the time a submission may cost.
pub const CONDITION_TESTS_MAX: usize = 20;

/// Values in the list of one `in`. Protects the time a submission may cost.
pub const CONDITION_VALUES_MAX: usize = 100;

/// Characters of a free text when the definition names no limit: about a page.
pub const TEXT_CHARS_DEFAULT: usize = 2_000;

/// Characters that a definition may allow for a free text. Protects the database, and the staff
/// who read every comment.
pub const TEXT_CHARS_MAX: usize = 10_000;

/// Characters of the text beside an option such as “other”. Protects the staff who read it.
pub const OTHER_TEXT_CHARS_MAX: usize = 500;

/// Characters of an email address, RFC 5321 §4.5.3.1.3. Protects the mail courier.
pub const EMAIL_CHARS_MAX: usize = 254;

/// Faults reported at once. Protects the server: a small request must not cause a huge answer.
pub const FAULTS_MAX: usize = 100;

/// Keys in the answers of one submission. Protects the server's memory while it still reads.
pub const ANSWER_KEYS_MAX: usize = 1_000;

/// Decimals of a number. Protects exactness: numbers are kept in whole thousandths.
pub const DECIMALS_MAX: u8 = 3;

/// Largest absolute value of a number. Protects sums and sums of squares from overflowing.
pub const NUMBER_MAX: i64 = 1_000_000_000;

/// First year of a date: the oldest citizen alive was born after it. Protects from typing mistakes.
pub const YEAR_MIN: i16 = 1900;

/// Last year of a date. Protects from typing mistakes.
pub const YEAR_MAX: i16 = 2200;

/// Zero bits of a proof of work. Protects citizens with old phones: 18 bits are some 260,000 tries, a few seconds.
pub const WORK_BITS_MAX: usize = 18;
