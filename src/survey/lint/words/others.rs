//! The words of other languages: Finnish and Polish.

use super::Words;

/// Finnish.
pub(super) const FI: Words = Words {
    and: &["ja", "sekä"],
    or: &["tai"],
    between: &["välillä"],
    leading: &[
        "eikö",
        "eikö niin",
        "etkö",
        "ettekö",
        "varmasti",
        "tietenkin",
        "erinomai*",
        "loistav*",
        "mahtav*",
        "upea*",
        "kamala*",
        "hirveä*",
    ],
    negative: &[
        "en",
        "et",
        "ei",
        "emme",
        "ette",
        "eivät",
        "ilman",
        "tyytymätön*",
        "tyytymättö*",
        "mahdoton*",
        "mahdotonta*",
    ],
};

/// Polish.
pub(super) const PL: Words = Words {
    and: &["i", "oraz"],
    or: &["lub", "albo"],
    between: &["między", "pomiędzy"],
    leading: &[
        "nieprawdaż",
        "prawda że",
        "czy nie uważa",
        "czy nie uważają",
        "czy nie sądzi",
        "oczywiście",
        "z pewnością",
        "doskonał*",
        "wspaniał*",
        "znakomit*",
        "fantastyczn*",
        "okropn*",
    ],
    negative: &["nie", "bez", "niezadowol*", "niemożliw*", "niejasn*"],
};
