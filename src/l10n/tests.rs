//! The catalog as a whole, on the real translations: what they say, and that planted faults are
//! found.

use std::collections::BTreeSet;

use super::catalog::{Catalog, Error};
use super::check::{self, Fault, Problem};
use super::generated::FOLDERS;
use super::{ALL, Folders, Kind, Message, Wanted};

fn catalog() -> Catalog {
    Catalog::load().unwrap_or_else(|error| panic!("{error}"))
}

fn plain(catalog: &Catalog, tag: &str, message: &Message) -> String {
    catalog.plain(catalog.locale(tag).unwrap(), message).into_owned()
}

/// The embedded folders with one text replaced in one file. The memory is the test's, for good.
fn planted(tag: &str, file: &str, from: &str, to: &str) -> Vec<Fault> {
    let mut changed = false;
    let folders: Vec<_> = FOLDERS
        .iter()
        .map(|&(folder, files)| {
            let files: Vec<_> = files
                .iter()
                .map(|&(name, source)| {
                    if (folder, name) != (tag, file) {
                        return (name, source);
                    }
                    changed = source.contains(from);
                    (name, &*source.replacen(from, to, 1).leak())
                })
                .collect();
            (folder, &*files.leak())
        })
        .collect();
    assert!(changed, "{tag}/{file} doesn't contain {from}");
    check::check(&folders)
}

fn line(source: &str, start: &str) -> usize {
    1 + source.lines().position(|line| line.starts_with(start)).unwrap()
}

fn source(tag: &str, file: &str) -> &'static str {
    let (_, files) = FOLDERS.iter().find(|(folder, _)| *folder == tag).unwrap();
    files.iter().find(|(name, _)| *name == file).unwrap().1
}

#[test]
fn counts_take_the_plural_form_and_the_digits_of_their_language() {
    let catalog = catalog();
    for (tag, supply, expected) in [
        ("en", 1, "The only one has found an owner. Sorry!"),
        ("en", 6_000_000, "All 6,000,000 have found an owner. Sorry!"),
        ("es", 1, "La única unidad ya tiene dueño. ¡Lo sentimos!"),
        ("es", 5, "Las 5 unidades ya tienen dueño. ¡Lo sentimos!"),
        ("es", 1_000_000, "Los 1.000.000 de unidades ya tienen dueño. ¡Lo sentimos!"),
        ("es", 1_000_001, "Las 1.000.001 unidades ya tienen dueño. ¡Lo sentimos!"),
        ("fr", 6_000_000, "Les 6\u{202f}000\u{202f}000 d’exemplaires ont tous trouvé preneur. Dommage\u{202f}!"),
        ("fr", 12, "Les 12 exemplaires ont tous trouvé preneur. Dommage\u{202f}!"),
        ("hi", 6_000_000, "सभी 60,00,000 बँट चुके हैं। माफ़ कीजिए!"),
        ("bn", 6_000_000, "৬০,০০,০০০টির সবগুলোই দেওয়া হয়ে গেছে। দুঃখিত!"),
        ("de", 6_000_000, "Alle 6.000.000 Stück sind vergeben. Tut uns leid!"),
        ("fa", 6_000_000, "همهٔ ۶٬۰۰۰٬۰۰۰ عدد توزیع شد. متأسفیم!"),
        ("he", 2, "שתי היחידות כבר חולקו. מצטערים!"),
        ("pl", 3, "Rozdaliśmy wszystkie 3 sztuki. Przykro nam!"),
        ("pl", 21, "Rozdaliśmy wszystkie 21 sztuk. Przykro nam!"),
        ("pt-BR", 1_000_000, "Os 1.000.000 de unidades já têm dono. Que pena!"),
        ("pt-BR", 0, "Não sobrou nenhuma unidade. Que pena!"),
        ("ru", 1, "Единственную штуку уже забрали. Нам очень жаль!"),
        ("ru", 21, "Разобрали всё: 21 штука. Нам очень жаль!"),
        ("ru", 103, "Разобрали всё: 103 штуки. Нам очень жаль!"),
        ("ru", 6_000_000, "Разобрали всё: 6\u{a0}000\u{a0}000 штук. Нам очень жаль!"),
        ("uk", 5, "Розібрали все: 5 штук. Дуже шкода!"),
        ("vi", 1, "Phần duy nhất đã có chủ. Rất tiếc!"),
        ("zh-Hans", 1, "仅有的一份已被领走。非常抱歉！"),
        ("zh-Hans", 6_000_000, "全部 6,000,000 份都已被领走。非常抱歉！"),
        ("ar", 0, "لم تبقَ أي حصة. نعتذر!"),
        ("ar", 1, "وُزِّعت الحصة الوحيدة. نعتذر!"),
        ("ar", 2, "وُزِّعت الحصتان كلتاهما. نعتذر!"),
        ("ar", 103, "وُزِّعت 103 حصص بالكامل. نعتذر!"),
        ("ar", 111, "وُزِّعت 111 حصةً بالكامل. نعتذر!"),
        ("ar", 100, "وُزِّعت 100 حصة بالكامل. نعتذر!"),
        ("ar", 6_000_000, "وُزِّعت 6,000,000 حصة بالكامل. نعتذر!"),
    ] {
        assert_eq!(plain(&catalog, tag, &Message::ClaimSoldOutDetail { supply }), expected);
    }
}

#[test]
fn moments_and_spans_are_worded_in_the_language_and_calendar_of_the_reader() {
    let catalog = catalog();
    let opens_at = "2026-11-22T14:05:59Z".parse().unwrap();
    for (tag, seconds, expected) in [
        ("en", 7_559, "Opening: November 22, 2026 at 2:05\u{202f}PM UTC. Time left: 2 hours, 5 minutes."),
        ("de", 86_400, "Start: 22. November 2026 um 14:05 UTC. Verbleibende Zeit: 1 Tag."),
        (
            "fr",
            7_559,
            "Ouverture\u{a0}: 22 novembre 2026 à 14:05 UTC. Temps restant\u{a0}: 2\u{a0}heures et 5 minutes.",
        ),
        ("ru", 2 * 86_400, "Начало: 22 ноября 2026\u{202f}г. в 14:05 UTC. Осталось: 2 дня."),
        ("ar", 11 * 86_400, "موعد البدء: 22 نوفمبر 2026 في 2:05 م UTC. الوقت المتبقي: 11 يومًا."),
        // Iran's calendar and digits, and Thailand's years.
        ("fa", 3_600, "شروع: ۱ آذر ۱۴۰۵ ساعت ۱۴:۰۵ UTC. زمان باقی‌مانده: ۱ ساعت."),
        ("th", 3_600, "เวลาเปิด: 22 พฤศจิกายน 2569 เวลา 14:05 UTC เวลาที่เหลือ: 1 ชั่วโมง"),
        ("zh-Hant", 3_600, "開始時間：2026年11月22日 下午2:05 UTC。距離開始：1 小時。"),
    ] {
        let left = std::time::Duration::from_secs(seconds);
        let text = plain(&catalog, tag, &Message::CampaignNotOpenLaterDetail { opens_at, left });
        assert_eq!(text, expected, "{tag}: {}", text.escape_unicode());
    }
}

#[test]
fn every_language_has_its_months_and_units() {
    let catalog = catalog();
    let message = |day: &str, days: u64| Message::CampaignNotOpenLaterDetail {
        opens_at: format!("2026-{day}T10:00:00Z").parse().unwrap(),
        left: std::time::Duration::from_secs(86_400 * days),
    };
    for locale in catalog.locales() {
        let texts = [message("01-02", 1), message("07-02", 1), message("01-02", 3)];
        let [january, july, three] = texts.map(|message| catalog.text(locale, &message).into_owned());
        // What has no data comes out in RFC 3339 and seconds.
        assert!(!january.contains("2026-01") && !january.contains("86400 s"), "{}: {january}", locale.tag());
        assert!(january != july && january != three, "{}: {january} {july} {three}", locale.tag());
    }
}

#[test]
fn pseudo_locales_are_there_for_whoever_asks_and_nobody_else() {
    let (catalog, pseudo) = (catalog(), Catalog::load_with_pseudo().unwrap());
    assert_eq!(catalog.locale("en-XA").unwrap().tag(), "en");
    assert_eq!(catalog.locale("ar-XB").unwrap().tag(), "ar");
    let sold_out = Message::ClaimSoldOutDetail { supply: 6_000_000 };
    let accented = plain(&pseudo, "en-XA", &sold_out);
    assert_eq!(accented, "Ååļļ 6,000,000 ĥååṽéé ƒööûûñð ååñ ööŵñéér. Šöörry!".replace('r', "ŕ").replace('y', "ý"));
    assert!(pseudo.locale("ar-XB").unwrap().is_right_to_left());
    let mirrored = plain(&pseudo, "ar-XB", &Message::ClaimSoldOutTitle);
    assert_eq!(mirrored, "\u{202e}All\u{202c} \u{202e}gone\u{202c}");
    // Nobody else is given one: all others are served as without them.
    for header in ["en-GB", "en", "ar-EG", "*", "en;q=0, *", "xx", "en-US, ar;q=0.5"] {
        let wanted = Wanted { accept_language: Some(header), ..Wanted::default() };
        assert_eq!(pseudo.negotiate(&wanted).tag(), catalog.negotiate(&wanted).tag(), "{header}");
    }
    let tags: Vec<_> = pseudo.locales().map(super::Locale::tag).collect();
    assert_eq!(tags[tags.len() - 2..], ["en-XA", "ar-XB"]);
}

#[test]
fn a_new_language_is_one_folder() {
    let italian = FOLDERS.iter().find(|(tag, _)| *tag == "it").unwrap().1;
    let catalan: Vec<_> =
        italian.iter().map(|&(name, text)| (name, &*text.replace("Italiano", "Català").leak())).collect();
    let mut folders: Vec<_> = FOLDERS.to_vec();
    folders.push(("ca", &catalan));
    let catalog = Catalog::build(&folders).unwrap_or_else(|error| panic!("{error}"));
    let wanted = Wanted { accept_language: Some("ca-ES, es;q=0.5"), ..Wanted::default() };
    let locale = catalog.negotiate(&wanted);
    assert_eq!((locale.tag(), locale.endonym()), ("ca", "Català"));
    assert_eq!(catalog.locales().count(), FOLDERS.len() + 1);
}

#[test]
fn the_folder_on_the_disk_is_what_is_embedded() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
    let read = super::folder::read(&root).unwrap();
    super::folder::with(&read, |folders| assert_eq!(folders, FOLDERS));
}

#[test]
fn exact_variants_win_over_plural_forms() {
    let catalog = catalog();
    for (tag, remaining, expected) in [
        ("en", 0, "None left"),
        ("en", 1, "Only 1 left"),
        ("fr", 0, "Il n’en reste plus"),
        ("fr", 1, "Plus que 1 disponible"),
        ("fr", 2, "Il en reste 2"),
        ("hi", 0, "एक भी नहीं बचा"),
        ("zh-Hans", 0, "一份不剩"),
    ] {
        assert_eq!(plain(&catalog, tag, &Message::CampaignRemaining { remaining }), expected);
    }
}

#[test]
fn filled_in_values_are_isolated_and_constants_are_borrowed() {
    let catalog = catalog();
    let english = catalog.default_locale();
    let reference = Message::ClaimReference { reference: "A7".into() };
    assert_eq!(catalog.text(english, &reference), "Reference: \u{2068}A7\u{2069}");
    assert_eq!(catalog.plain(english, &reference), "Reference: A7");
    let constant = catalog.text(english, &Message::ClaimSoldOutTitle);
    assert!(matches!(constant, std::borrow::Cow::Borrowed("All gone")));
}

#[test]
fn a_plain_sentence_is_to_the_letter_what_fluent_says() {
    let catalog = catalog();
    let (mut plain, titles) = (BTreeSet::new(), ["", "Free burger", "برغر", "{ $ticket }", "a \"b\" \u{2069}"]);
    let edges = [0, -1, -999, -1000, 9_007_199_254_740_992, 9_007_199_254_740_993, i64::MAX, i64::MIN];
    let numbers = (0..2_500).chain((1..18).flat_map(|power| [-1, 0, 1].map(|more| 10_i64.pow(power) + more)));
    for (place, number) in numbers.chain(edges).enumerate() {
        let (title, region) = (titles[place % titles.len()].to_owned(), "europe-west1".to_owned());
        let messages = [
            Message::ClaimGrantedDetail { title: title.clone(), ticket: number, region: region.clone() },
            Message::ClaimAlreadyDetail { title: title.clone(), ticket: number, region },
            Message::ClaimReference { reference: title.clone() },
            Message::PageTitle { title },
            Message::ClaimSoldOutDetail { supply: number },
            Message::ClaimWaitDetail { seconds: number },
        ];
        for locale in catalog.locales() {
            for message in &messages {
                assert_eq!(catalog.text(locale, message), catalog.by_fluent(locale, message), "{}", locale.tag());
                if catalog.is_plain(locale, message) {
                    plain.insert((locale.tag(), message.id()));
                }
            }
        }
    }
    // The one that a crowd hears is; those that choose a form are not.
    for locale in catalog.locales() {
        assert!(plain.contains(&(locale.tag(), "claim-granted-detail")), "{}", locale.tag());
    }
    assert!(!plain.contains(&("en", "claim-sold-out-detail")));
}

#[test]
fn locales_know_their_names_and_directions() {
    let catalog = catalog();
    let known: Vec<_> =
        catalog.locales().map(|locale| (locale.tag(), locale.endonym(), locale.is_right_to_left())).collect();
    let expected = [
        ("ar", "العربية", true),
        ("bn", "বাংলা", false),
        ("de", "Deutsch", false),
        ("en", "English", false),
        ("es", "Español", false),
        ("fa", "فارسی", true),
        ("fr", "Français", false),
        ("he", "עברית", true),
        ("hi", "हिन्दी", false),
        ("id", "Bahasa Indonesia", false),
        ("it", "Italiano", false),
        ("ja", "日本語", false),
        ("ko", "한국어", false),
        ("nl", "Nederlands", false),
        ("pl", "Polski", false),
        ("pt-BR", "Português (Brasil)", false),
        ("ru", "Русский", false),
        ("sw", "Kiswahili", false),
        ("ta", "தமிழ்", false),
        ("th", "ไทย", false),
        ("tr", "Türkçe", false),
        ("uk", "Українська", false),
        ("ur", "اردو", true),
        ("vi", "Tiếng Việt", false),
        ("zh-Hans", "简体中文", false),
        ("zh-Hant", "繁體中文", false),
    ];
    assert_eq!(known, expected);
    assert_eq!(catalog.default_locale().tag(), "en");
    assert_eq!(catalog.locale("zh-SG").map(super::Locale::tag), Some("zh-Hans"));
    assert_eq!(catalog.locale("tlh"), None);
    let wanted = Wanted { accept_language: Some("tlh, es-419;q=0.5"), ..Wanted::default() };
    assert_eq!(catalog.negotiate(&wanted).tag(), "es");
}

/// What may rightly be the same in every language: it has no words of its own, but signs and units.
const WORDLESS: &str = "page-title ops-answers-value ops-millis ops-number ops-per-minute ops-per-second ops-reason-other \
                        ops-signed-in ops-span ops-unknown";

/// Words that a language writes as English does.
const ALIKE: &str = "de/ops-live de/ops-region nl/ops-live nl/ops-servers nl/ops-state-open pl/ops-region";

#[test]
fn every_message_is_worded_in_every_locale_and_none_is_english_in_disguise() {
    let catalog = catalog();
    for locale in catalog.locales() {
        for (index, message) in ALL.iter().enumerate() {
            let id = message.0;
            for count in [0, 1, 2, 5, 21, 103, 6_000_000].into_iter().filter(|_| catalog.has_own(locale, index)) {
                let text = catalog.sample(locale, message, count);
                assert!(!text.is_empty() && !text.contains('{'), "{}: {id}: {text}", locale.tag());
                let english = catalog.sample(catalog.default_locale(), message, count);
                let copied = locale != catalog.default_locale() && text == english;
                let alike = format!("{}/{id}", locale.tag());
                let right = WORDLESS.split(' ').any(|it| it == id) || ALIKE.split(' ').any(|it| it == alike);
                assert!(!copied || right, "{}: {id} is not translated", locale.tag());
            }
        }
    }
}

#[test]
fn every_problem_has_a_title_and_a_detail() {
    let ids: BTreeSet<_> = ALL.iter().map(|(id, _)| *id).collect();
    for id in ids.iter().filter(|id| id.starts_with("problem-")) {
        let code = id.strip_suffix("-title").or_else(|| id.strip_suffix("-detail")).unwrap();
        let (title, detail) = (format!("{code}-title"), format!("{code}-detail"));
        assert!(ids.contains(title.as_str()) && ids.contains(detail.as_str()), "{code}");
    }
}

#[test]
fn messages_know_their_identifiers_and_variables() {
    let message = Message::CampaignSupply { supply: 7 };
    assert_eq!(message.id(), "campaign-supply");
    assert!(ALL.contains(&("campaign-supply", &[("supply", Kind::Number)])));
}

#[test]
fn planted_faults_are_found_with_file_line_and_message() {
    let forms = |found: &str| {
        format!(
            "claim-sold-out-detail: has the plural forms [{found}], the language \
             [\"many\", \"one\", \"other\"], with `other` as the default"
        )
    };
    let two = forms("\"one\", \"other\"");
    let few = forms("\"few\", \"one\", \"other\"");
    let typo = forms("\"mnay\", \"one\", \"other\"");
    let renamed = r#"page-signed-in-as: uses the variables ["nom"], en ["name"]"#;
    let dropped = r#"claim-reference: uses the variables [], en ["reference"]"#;
    let reference = "can't be referred to: only terms of this language and NUMBER() can";
    let term = format!("page-title: `-brnad` {reference}");
    let function = format!("page-title: `NOW()` {reference}");
    let unknown = "brand-new: is not in this file of en";
    for (tag, file, from, to, expected) in [
        ("fr", "page.ftl", "{ $name }", "{ $nom }", renamed),
        ("es", "claim.ftl", "{ $reference }", "-", dropped),
        ("es", "claim.ftl", "[many]", "[1]", &two),
        ("fr", "claim.ftl", "[many]", "[few]", &few),
        ("fr", "claim.ftl", "[many]", "[mnay]", &typo),
        ("ar", "page.ftl", "{ -brand }", "{ -brnad }", &term),
        ("ar", "page.ftl", "{ -brand }", "{ NOW() }", &function),
        ("hi", "terms.ftl", "language-name =", "brand-new = x\nlanguage-name =", unknown),
        ("hi", "terms.ftl", "-brand", "-brnad", "-brand: is missing"),
        ("fr", "page.ftl", "page-title =", "page-titel =", "page-title: is missing"),
    ] {
        let id = &expected[..expected.find(':').unwrap()];
        // What is missing has the line of English.
        let line = if expected.ends_with("is missing") {
            line(source("en", file), id)
        } else {
            line(&source(tag, file).replacen(from, to, 1), id)
        };
        let expected = format!("locales/{tag}/{file}:{line}: {expected}");
        let found: Vec<_> = planted(tag, file, from, to).iter().map(ToString::to_string).collect();
        assert!(found.contains(&expected), "{expected} is not in {found:#?}");
    }
}

#[test]
fn a_second_message_of_the_same_name_is_found() {
    let first = "page-title =";
    let faults = planted("hi", "page.ftl", first, "page-title = x\npage-title =");
    let line = line(source("hi", "page.ftl"), first) + 1;
    let fault = faults.iter().find(|fault| fault.problem == Problem::Twice).unwrap();
    assert_eq!((fault.line, fault.message.as_str()), (line, "page-title"));
}

#[test]
fn junk_is_found_where_it_is() {
    let faults = planted("es", "claim.ftl", "claim-wait-title =", "claim wait title =");
    let line = line(source("es", "claim.ftl"), "claim-wait-title");
    let shown: Vec<_> = faults.iter().map(ToString::to_string).collect();
    assert!(shown[0].starts_with(&format!("locales/es/claim.ftl:{line}: is not Fluent")), "{shown:?}");
}

#[test]
fn a_missing_file_is_found_and_stops_the_catalog() {
    let folders: Vec<_> =
        FOLDERS.iter().map(|&(tag, files)| (tag, if tag == "ar" { &files[1..] } else { files })).collect();
    let Err(Error::Faults(faults)) = Catalog::build(&folders) else { panic!("not refused") };
    assert!(
        faults.iter().any(|fault| { fault.file == "locales/ar/campaign.ftl" && fault.problem == Problem::FileMissing })
    );
}

#[test]
fn a_regional_folder_needs_only_what_it_says_differently() {
    let mexico: &[(&str, &str)] = &[("page.ftl", "page-claim-button = Lo quiero")];
    let mut folders: Vec<_> = FOLDERS.to_vec();
    folders.push(("es-MX", mexico));
    let folders: &Folders<'_> = &folders;
    let catalog = Catalog::build(folders).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(plain(&catalog, "es-MX", &Message::PageClaimButton), "Lo quiero");
    // Its own texts over those of Spanish, all with Mexico's digits.
    let supply = Message::CampaignSupply { supply: 6_000_000 };
    assert_eq!(plain(&catalog, "es-MX", &supply), "6,000,000 de unidades para regalar");
    assert_eq!(catalog.locale("es-MX").unwrap().endonym(), "Español");
}
