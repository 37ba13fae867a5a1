//! Names and patterns by which the dates of a language are written.
//!
//! Values of CLDR 48 (<https://cldr.unicode.org>) for the Gregorian calendar, with Latin digits: English as in the United
//! Kingdom, Portuguese as in Portugal, Norwegian as Bokmål. The abbreviation of "year" that ends a date in Bulgarian, Russian
//! and Ukrainian is left out, because it would meet the full stop of a sentence.

use jiff::civil::{Date, DateTime};

use super::files::file_tag;

/// Names and patterns of one language. In patterns `{d}` is the day, `{m}` the name of the month and `{y}` the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateSymbols {
    /// Pattern of a day, in the long form.
    day: &'static str,
    /// Names of the months in a day, separated by commas.
    months: &'static str,
    /// Pattern of a month with its year, in the short form.
    month: &'static str,
    /// Names of the months without a day, in the short form, separated by commas.
    short_months: &'static str,
    /// Text between day and time, and separator of hours and minutes.
    time: (&'static str, char),
}

/// Symbols by language tag; the first ones are those of every other language.
static SYMBOLS: [(&str, DateSymbols); 31] = [
    (
        "en",
        DateSymbols {
            day: "{d} {m} {y}",
            months: "January,February,March,April,May,June,July,August,September,October,November,December",
            month: "{m} {y}",
            short_months: "Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sept,Oct,Nov,Dec",
            time: (" at ", ':'),
        },
    ),
    (
        "ar",
        DateSymbols {
            day: "{d} {m} {y}",
            months: "يناير,فبراير,مارس,أبريل,مايو,يونيو,يوليو,أغسطس,سبتمبر,أكتوبر,نوفمبر,ديسمبر",
            month: "{m} {y}",
            short_months: "يناير,فبراير,مارس,أبريل,مايو,يونيو,يوليو,أغسطس,سبتمبر,أكتوبر,نوفمبر,ديسمبر",
            time: (" في ", ':'),
        },
    ),
    (
        "bg",
        DateSymbols {
            day: "{d} {m} {y}",
            months: "януари,февруари,март,април,май,юни,юли,август,септември,октомври,ноември,декември",
            month: "{m}.{y}",
            short_months: "01,02,03,04,05,06,07,08,09,10,11,12",
            time: (" в ", ':'),
        },
    ),
    (
        "ca",
        DateSymbols {
            day: "{d} {m} del {y}",
            months: "de gener,de febrer,de març,d’abril,de maig,de juny,de juliol,d’agost,de setembre,d’octubre,de novembre,de desembre",
            month: "{m} del {y}",
            short_months: "gen.,febr.,març,abr.,maig,juny,jul.,ag.,set.,oct.,nov.,des.",
            time: (", a les ", ':'),
        },
    ),
    (
        "cs",
        DateSymbols {
            day: "{d}. {m} {y}",
            months: "ledna,února,března,dubna,května,června,července,srpna,září,října,listopadu,prosince",
            month: "{m} {y}",
            short_months: "leden,únor,březen,duben,květen,červen,červenec,srpen,září,říjen,listopad,prosinec",
            time: (" v ", ':'),
        },
    ),
    (
        "da",
        DateSymbols {
            day: "{d}. {m} {y}",
            months: "januar,februar,marts,april,maj,juni,juli,august,september,oktober,november,december",
            month: "{m} {y}",
            short_months: "jan.,feb.,mar.,apr.,maj,jun.,jul.,aug.,sep.,okt.,nov.,dec.",
            time: (" kl. ", '.'),
        },
    ),
    (
        "de",
        DateSymbols {
            day: "{d}. {m} {y}",
            months: "Januar,Februar,März,April,Mai,Juni,Juli,August,September,Oktober,November,Dezember",
            month: "{m} {y}",
            short_months: "Jan.,Feb.,März,Apr.,Mai,Juni,Juli,Aug.,Sept.,Okt.,Nov.,Dez.",
            time: (" um ", ':'),
        },
    ),
    (
        "el",
        DateSymbols {
            day: "{d} {m} {y}",
            months: "Ιανουαρίου,Φεβρουαρίου,Μαρτίου,Απριλίου,Μαΐου,Ιουνίου,Ιουλίου,Αυγούστου,Σεπτεμβρίου,Οκτωβρίου,Νοεμβρίου,Δεκεμβρίου",
            month: "{m} {y}",
            short_months: "Ιαν,Φεβ,Μαρ,Απρ,Μαΐ,Ιουν,Ιουλ,Αυγ,Σεπ,Οκτ,Νοε,Δεκ",
            time: (" στις ", ':'),
        },
    ),
    (
        "es",
        DateSymbols {
            day: "{d} de {m} de {y}",
            months: "enero,febrero,marzo,abril,mayo,junio,julio,agosto,septiembre,octubre,noviembre,diciembre",
            month: "{m} {y}",
            short_months: "ene,feb,mar,abr,may,jun,jul,ago,sept,oct,nov,dic",
            time: (" a las ", ':'),
        },
    ),
    (
        "et",
        DateSymbols {
            day: "{d}. {m} {y}",
            months: "jaanuar,veebruar,märts,aprill,mai,juuni,juuli,august,september,oktoober,november,detsember",
            month: "{m} {y}",
            short_months: "jaan,veebr,märts,apr,mai,juuni,juuli,aug,sept,okt,nov,dets",
            time: (", kell ", ':'),
        },
    ),
    (
        "fi",
        DateSymbols {
            day: "{d}. {m} {y}",
            months: "tammikuuta,helmikuuta,maaliskuuta,huhtikuuta,toukokuuta,kesäkuuta,heinäkuuta,elokuuta,syyskuuta,lokakuuta,marraskuuta,joulukuuta",
            month: "{m} {y}",
            short_months: "tammi,helmi,maalis,huhti,touko,kesä,heinä,elo,syys,loka,marras,joulu",
            time: (" klo ", '.'),
        },
    ),
    (
        "fr",
        DateSymbols {
            day: "{d} {m} {y}",
            months: "janvier,février,mars,avril,mai,juin,juillet,août,septembre,octobre,novembre,décembre",
            month: "{m} {y}",
            short_months: "janv.,févr.,mars,avr.,mai,juin,juil.,août,sept.,oct.,nov.,déc.",
            time: (" à ", ':'),
        },
    ),
    (
        "ga",
        DateSymbols {
            day: "{d} {m} {y}",
            months: "Eanáir,Feabhra,Márta,Aibreán,Bealtaine,Meitheamh,Iúil,Lúnasa,Meán Fómhair,Deireadh Fómhair,Samhain,Nollaig",
            month: "{m} {y}",
            short_months: "Ean,Feabh,Márta,Aib,Beal,Meith,Iúil,Lún,MFómh,DFómh,Samh,Noll",
            time: (" ag ", ':'),
        },
    ),
    (
        "hr",
        DateSymbols {
            day: "{d}. {m} {y}.",
            months: "siječnja,veljače,ožujka,travnja,svibnja,lipnja,srpnja,kolovoza,rujna,listopada,studenoga,prosinca",
            month: "{m} {y}.",
            short_months: "sij,velj,ožu,tra,svi,lip,srp,kol,ruj,lis,stu,pro",
            time: (" u ", ':'),
        },
    ),
    (
        "hu",
        DateSymbols {
            day: "{y}. {m} {d}.",
            months: "január,február,március,április,május,június,július,augusztus,szeptember,október,november,december",
            month: "{y}. {m}",
            short_months: "jan.,febr.,márc.,ápr.,máj.,jún.,júl.,aug.,szept.,okt.,nov.,dec.",
            time: (" ", ':'),
        },
    ),
    (
        "is",
        DateSymbols {
            day: "{d}. {m} {y}",
            months: "janúar,febrúar,mars,apríl,maí,júní,júlí,ágúst,september,október,nóvember,desember",
            month: "{m} {y}",
            short_months: "jan.,feb.,mar.,apr.,maí,jún.,júl.,ágú.,sep.,okt.,nóv.,des.",
            time: (" kl. ", ':'),
        },
    ),
    (
        "it",
        DateSymbols {
            day: "{d} {m} {y}",
            months: "gennaio,febbraio,marzo,aprile,maggio,giugno,luglio,agosto,settembre,ottobre,novembre,dicembre",
            month: "{m} {y}",
            short_months: "gen,feb,mar,apr,mag,giu,lug,ago,set,ott,nov,dic",
            time: (" alle ore ", ':'),
        },
    ),
    (
        "lt",
        DateSymbols {
            day: "{y} m. {m} {d} d.",
            months: "sausio,vasario,kovo,balandžio,gegužės,birželio,liepos,rugpjūčio,rugsėjo,spalio,lapkričio,gruodžio",
            month: "{y}-{m}",
            short_months: "01,02,03,04,05,06,07,08,09,10,11,12",
            time: (" ", ':'),
        },
    ),
    (
        "lv",
        DateSymbols {
            day: "{y}. gada {d}. {m}",
            months: "janvāris,februāris,marts,aprīlis,maijs,jūnijs,jūlijs,augusts,septembris,oktobris,novembris,decembris",
            month: "{y}. g. {m}",
            short_months: "janv.,febr.,marts,apr.,maijs,jūn.,jūl.,aug.,sept.,okt.,nov.,dec.",
            time: (" ", ':'),
        },
    ),
    (
        "mt",
        DateSymbols {
            day: "{d} ta’ {m} {y}",
            months: "Jannar,Frar,Marzu,April,Mejju,Ġunju,Lulju,Awwissu,Settembru,Ottubru,Novembru,Diċembru",
            month: "{m} {y}",
            short_months: "Jan,Fra,Mar,Apr,Mej,Ġun,Lul,Aww,Set,Ott,Nov,Diċ",
            time: (" ", ':'),
        },
    ),
    (
        "nl",
        DateSymbols {
            day: "{d} {m} {y}",
            months: "januari,februari,maart,april,mei,juni,juli,augustus,september,oktober,november,december",
            month: "{m} {y}",
            short_months: "jan,feb,mrt,apr,mei,jun,jul,aug,sep,okt,nov,dec",
            time: (" om ", ':'),
        },
    ),
    (
        "no",
        DateSymbols {
            day: "{d}. {m} {y}",
            months: "januar,februar,mars,april,mai,juni,juli,august,september,oktober,november,desember",
            month: "{m} {y}",
            short_months: "jan.,feb.,mars,apr.,mai,juni,juli,aug.,sep.,okt.,nov.,des.",
            time: (" kl. ", ':'),
        },
    ),
    (
        "pl",
        DateSymbols {
            day: "{d} {m} {y}",
            months: "stycznia,lutego,marca,kwietnia,maja,czerwca,lipca,sierpnia,września,października,listopada,grudnia",
            month: "{m} {y}",
            short_months: "sty,lut,mar,kwi,maj,cze,lip,sie,wrz,paź,lis,gru",
            time: (" ", ':'),
        },
    ),
    (
        "pt",
        DateSymbols {
            day: "{d} de {m} de {y}",
            months: "janeiro,fevereiro,março,abril,maio,junho,julho,agosto,setembro,outubro,novembro,dezembro",
            month: "{m}/{y}",
            short_months: "01,02,03,04,05,06,07,08,09,10,11,12",
            time: (" às ", ':'),
        },
    ),
    (
        "ro",
        DateSymbols {
            day: "{d} {m} {y}",
            months: "ianuarie,februarie,martie,aprilie,mai,iunie,iulie,august,septembrie,octombrie,noiembrie,decembrie",
            month: "{m} {y}",
            short_months: "ian.,feb.,mar.,apr.,mai,iun.,iul.,aug.,sept.,oct.,nov.,dec.",
            time: (" la ", ':'),
        },
    ),
    (
        "ru",
        DateSymbols {
            day: "{d} {m} {y}",
            months: "января,февраля,марта,апреля,мая,июня,июля,августа,сентября,октября,ноября,декабря",
            month: "{m} {y}",
            short_months: "янв.,февр.,март,апр.,май,июнь,июль,авг.,сент.,окт.,нояб.,дек.",
            time: (" в ", ':'),
        },
    ),
    (
        "sk",
        DateSymbols {
            day: "{d}. {m} {y}",
            months: "januára,februára,marca,apríla,mája,júna,júla,augusta,septembra,októbra,novembra,decembra",
            month: "{m}/{y}",
            short_months: "1,2,3,4,5,6,7,8,9,10,11,12",
            time: (" o ", ':'),
        },
    ),
    (
        "sl",
        DateSymbols {
            day: "{d}. {m} {y}",
            months: "januar,februar,marec,april,maj,junij,julij,avgust,september,oktober,november,december",
            month: "{m} {y}",
            short_months: "jan.,feb.,mar.,apr.,maj,jun.,jul.,avg.,sep.,okt.,nov.,dec.",
            time: (" ob ", ':'),
        },
    ),
    (
        "sv",
        DateSymbols {
            day: "{d} {m} {y}",
            months: "januari,februari,mars,april,maj,juni,juli,augusti,september,oktober,november,december",
            month: "{m} {y}",
            short_months: "jan.,feb.,mars,apr.,maj,juni,juli,aug.,sep.,okt.,nov.,dec.",
            time: (" kl. ", ':'),
        },
    ),
    (
        "tr",
        DateSymbols {
            day: "{d} {m} {y}",
            months: "Ocak,Şubat,Mart,Nisan,Mayıs,Haziran,Temmuz,Ağustos,Eylül,Ekim,Kasım,Aralık",
            month: "{m} {y}",
            short_months: "Oca,Şub,Mar,Nis,May,Haz,Tem,Ağu,Eyl,Eki,Kas,Ara",
            time: (" ", ':'),
        },
    ),
    (
        "uk",
        DateSymbols {
            day: "{d} {m} {y}",
            months: "січня,лютого,березня,квітня,травня,червня,липня,серпня,вересня,жовтня,листопада,грудня",
            month: "{m} {y}",
            short_months: "січ.,лют.,бер.,квіт.,трав.,черв.,лип.,серп.,вер.,жовт.,лист.,груд.",
            time: (" о ", ':'),
        },
    ),
];

impl DateSymbols {
    /// Returns the symbols of a language, or those of English.
    pub fn of(tag: &str) -> DateSymbols {
        let wanted = file_tag(tag);
        let own = SYMBOLS.iter().find(|(tag, _)| *tag == wanted);
        let [(_, english), ..] = SYMBOLS;
        own.map_or(english, |(_, symbols)| *symbols)
    }

    /// Writes a day in the long form: `5 January 2026`.
    pub fn long_day(self, date: Date) -> String {
        let day = self.day.replace("{d}", &date.day().to_string());
        fill_month(&day, self.months, date)
    }

    /// Writes a month in the short form: `Jan 2026`.
    pub fn short_month(self, date: Date) -> String {
        fill_month(self.month, self.short_months, date)
    }

    /// Writes a day in the long form with a time of 24 hours: `5 January 2026 at 14:07`.
    pub fn day_and_time(self, at: DateTime) -> String {
        let (joint, separator) = self.time;
        let (hour, minute) = (at.hour(), at.minute());
        format!("{}{joint}{hour:02}{separator}{minute:02}", self.long_day(at.date()))
    }
}

/// Fills the month and the year of a pattern.
fn fill_month(pattern: &str, names: &str, date: Date) -> String {
    let at = usize::try_from(date.month() - 1).unwrap_or_default();
    let name = names.split(',').nth(at).unwrap_or_default();
    pattern.replace("{m}", name).replace("{y}", &date.year().to_string())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_and_months_are_written_as_in_each_language() {
        let day = date(2026, 1, 5);
        for (tag, long, month) in [
            ("en", "5 January 2026", "Jan 2026"),
            ("de", "5. Januar 2026", "Jan. 2026"),
            ("fi", "5. tammikuuta 2026", "tammi 2026"),
            ("hu", "2026. január 5.", "2026. jan."),
            ("pt", "5 de janeiro de 2026", "01/2026"),
            ("xx", "5 January 2026", "Jan 2026"),
        ] {
            let symbols = DateSymbols::of(tag);
            assert_eq!(
                (symbols.long_day(day), symbols.short_month(day)),
                (long.to_owned(), month.to_owned())
            );
        }
        let time = DateSymbols::of("fi").day_and_time(day.at(9, 7, 0, 0));
        assert_eq!(time, "5. tammikuuta 2026 klo 09.07");
    }

    #[test]
    fn every_language_has_twelve_names() {
        for (tag, symbols) in SYMBOLS {
            for names in [symbols.months, symbols.short_months] {
                assert_eq!(names.split(',').filter(|name| !name.is_empty()).count(), 12, "{tag}");
            }
            assert!(
                symbols.day.contains("{d}") && symbols.day.contains("{m}") && symbols.day.contains("{y}"),
                "{tag}"
            );
        }
    }
}
