//! The words of Romance languages.

use super::Words;

/// French.
pub(super) const FR: Words = Words {
    and: &["et", "ainsi que"],
    or: &["ou"],
    between: &["entre"],
    leading: &[
        "n'est-ce pas",
        "ne trouvez-vous pas",
        "ne pensez-vous pas",
        "bien sûr",
        "évidemment",
        "excellent*",
        "formidable*",
        "merveilleu*",
        "fantastique*",
        "remarquable*",
        "affreu*",
        "épouvantable*",
    ],
    negative: &[
        "pas",
        "jamais",
        "sans",
        "désaccord",
        "insatisfait*",
        "mécontent*",
        "impossible*",
        "incapable*",
    ],
};

/// Spanish.
pub(super) const ES: Words = Words {
    and: &["y", "e", "así como"],
    or: &["o", "u"],
    between: &["entre"],
    leading: &[
        "no cree",
        "no crees",
        "no le parece",
        "no te parece",
        "verdad que",
        "por supuesto",
        "seguramente",
        "excelente*",
        "maravillos*",
        "fantástic*",
        "estupend*",
        "horrible*",
        "pésim*",
    ],
    negative: &["no", "sin", "desacuerdo", "insatisfech*", "imposible*", "incapa*"],
};

/// Italian.
pub(super) const IT: Words = Words {
    and: &["e", "ed", "nonché"],
    or: &["o", "od", "oppure"],
    between: &["tra", "fra"],
    leading: &[
        "non crede",
        "non credi",
        "non pensa",
        "non pensi",
        "non trova",
        "non trovi",
        "vero che",
        "sicuramente",
        "ovviamente",
        "eccellent*",
        "fantastic*",
        "meraviglios*",
        "ottim*",
        "pessim*",
        "terribil*",
    ],
    negative: &["non", "senza", "disaccordo", "insoddisfatt*", "impossibil*", "incapac*"],
};

/// Portuguese.
pub(super) const PT: Words = Words {
    and: &["e", "bem como"],
    or: &["ou"],
    between: &["entre"],
    leading: &[
        "não acha",
        "não concorda",
        "não lhe parece",
        "não é verdade",
        "com certeza",
        "certamente",
        "obviamente",
        "excelente*",
        "maravilhos*",
        "fantástic*",
        "ótim*",
        "péssim*",
        "horríve*",
    ],
    negative: &["não", "sem", "discorda*", "insatisfeit*", "impossíve*", "incapa*"],
};
