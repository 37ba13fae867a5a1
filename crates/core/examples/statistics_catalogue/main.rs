//! Prints the part of `docs/statistics.md` that follows from the catalogue of measures, to be pasted between its two marks:
//!
//! ```sh
//! cargo run -p urbivox-core --example statistics_catalogue
//! ```

mod text;

fn main() {
    print!("{}", text::catalogue());
}
