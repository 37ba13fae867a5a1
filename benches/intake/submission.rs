//! Requests made beforehand, in which only the submission's id is new each time.

use std::time::Instant;

use serde_json::{Value, json};
use uuid::{Builder, Uuid};

/// How many different sets of answers there are. A prime, so that each survey gets all of them in turn.
const VARIANTS: u32 = 37;

/// A request's end from its last header on: `before`, an id, `after`.
pub(crate) struct Variant {
    before: Vec<u8>,
    after: Vec<u8>,
}

/// The request's beginning, up to its last header.
pub(crate) fn head(path: &str) -> Vec<u8> {
    format!("POST {path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n").into_bytes()
}

/// All sets of answers to this version, ready to send.
pub(crate) fn variants(version: u64) -> Vec<Variant> {
    (0..VARIANTS)
        .map(|number| Variant::new(version, &answers(number)))
        .collect()
}

impl Variant {
    fn new(version: u64, answers: &Value) -> Self {
        let opening = r#"{"submission_id":""#;
        let after = format!(r#"","version":{version},"language":"en","answers":{answers}}}"#);
        let length = opening.len() + uuid::fmt::Hyphenated::LENGTH + after.len();
        Self {
            before: format!("Content-Length: {length}\r\n\r\n{opening}").into_bytes(),
            after: after.into_bytes(),
        }
    }

    /// Writes the whole request into `buffer`.
    pub(crate) fn write(&self, buffer: &mut Vec<u8>, head: &[u8], id: Uuid) {
        let mut text = Uuid::encode_buffer();
        buffer.clear();
        buffer.extend_from_slice(head);
        buffer.extend_from_slice(&self.before);
        buffer.extend_from_slice(id.hyphenated().encode_lower(&mut text).as_bytes());
        buffer.extend_from_slice(&self.after);
    }
}

/// Answers as citizens give them: a choice sometimes skipped, a comment from one in five.
fn answers(number: u32) -> Value {
    let mut answers = json!({"satisfaction": 1 + number % 5, "district": pick(number / 5, &["north", "east", "south", "west", "centre"])});
    if let Some(answers) = answers.as_object_mut() {
        if number % 8 != 7 {
            answers.insert(
                "reason".to_owned(),
                pick(number / 3, &["influence", "contact", "noise", "rent"]).into(),
            );
        }
        if number % 5 == 2 {
            answers.insert(
                "comment".to_owned(),
                "The stairs are dark in the evening, and nobody answers the phone.".into(),
            );
        }
    }
    answers
}

/// One of the codes.
fn pick<'a>(number: u32, codes: &[&'a str]) -> Option<&'a str> {
    codes.iter().cycle().nth(usize::try_from(number).ok()?).copied()
}

/// A source of UUIDv7 for one thread. It asks the kernel for randomness once, not for every id, since the load shares
/// its cores with the program that it measures.
pub(crate) struct Ids {
    begun: Instant,
    first: u64,
    state: u64,
}

impl Ids {
    /// A source with a random beginning.
    pub(crate) fn new() -> Self {
        let (time, state) = (Uuid::now_v7().as_u64_pair().0, Uuid::new_v4().as_u64_pair().0);
        Self {
            begun: Instant::now(),
            first: time >> 16,
            state,
        }
    }

    /// A new id, of this very millisecond.
    pub(crate) fn next(&mut self) -> Uuid {
        let passed = u64::try_from(self.begun.elapsed().as_millis()).unwrap_or_default();
        let random = self
            .random()
            .to_le_bytes()
            .into_iter()
            .chain(self.random().to_le_bytes());
        let mut bytes = [0; 10];
        bytes.iter_mut().zip(random).for_each(|(byte, random)| *byte = random);
        Builder::from_unix_timestamp_millis(self.first + passed, &bytes).into_uuid()
    }

    /// SplitMix64.
    fn random(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
