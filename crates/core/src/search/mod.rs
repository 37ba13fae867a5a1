//! Search of comments: normalised words of a text, search terms, and the packed index of some comments of a survey.

pub mod comment_block;
pub mod comment_block_error;
pub mod comment_entry;
mod fold;
pub mod terms;
mod word_list;
