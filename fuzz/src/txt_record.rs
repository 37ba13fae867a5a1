//! Responses of name servers.

use urbivox::fuzzing::txt_records;

/// A response counts only if it has the number and the name of the query, and has no more text than bytes. The input is
/// one byte that chooses whether the number is put in, then the message.
pub fn check(data: &[u8]) {
    let Some((choice, message)) = data.split_first() else {
        return;
    };
    let mut message = message.to_vec();
    if let (true, Some(number)) = (choice % 2 == 0, message.get_mut(..2)) {
        number.copy_from_slice(&7_u16.to_be_bytes());
    }
    let found = txt_records("_urbivox.example.eu.", 7, &message);
    if let Some(texts) = &found {
        assert_eq!(message.get(..2), Some(&7_u16.to_be_bytes()[..]));
        assert!(texts.iter().map(String::len).sum::<usize>() <= 3 * message.len());
        assert_eq!(txt_records("_urbivox.example.com.", 7, &message), None);
        assert_eq!(txt_records("_urbivox.example.eu.", 8, &message), None);
    }
}
