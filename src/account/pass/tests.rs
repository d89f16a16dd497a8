//! What a pass says, its keys, and its mark, against whoever changes a letter of them.

use proptest::prelude::*;

use super::*;

const OLD: &str = "2026a:an old secret of more than 32 bytes";
const NEW: &str = "2026b:a new secret of more than 32 bytes";

fn keys(list: &[&str]) -> Keys {
    Keys::parse(&list.join(",")).unwrap()
}

fn pass() -> Pass {
    Pass {
        account: AccountId::random(),
        home: "europe-west1".parse().unwrap(),
        country: "DE".into(),
        locale: "zh-Hans".into(),
        expires_at: Timestamp::from_second(2_000_000_000).unwrap(),
        challenged: None,
    }
}

/// Solved an hour before the pass ends.
const SOLVED_AT: i64 = 1_999_996_400;

fn solved() -> Mark {
    Mark::Solved(at(SOLVED_AT))
}

fn mark_bytes() -> Vec<u8> {
    [&[SOLVED][..], &SOLVED_AT.to_be_bytes()].concat()
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

const EARLIER: i64 = 1_999_999_999;

#[test]
fn a_pass_says_what_it_was_given_until_its_second() {
    let (keys, pass) = (keys(&[NEW]), pass());
    let text = keys.mint(&pass);
    assert_eq!(keys.check(&text, at(EARLIER)), Ok(pass));
    assert_eq!(keys.check(&text, at(2_000_000_000)), Err(Refused::Expired));
    assert!(text.starts_with("p1~2026b~") && text.len() < 140, "{text}");
}

/// The body of a pass, and what its text is with another body and the right signature of these keys.
fn rewritten(keys: &Keys, text: &str, change: impl FnOnce(&mut Vec<u8>)) -> String {
    let (signed, _signature) = text.rsplit_once('~').unwrap();
    let (head, body) = signed.rsplit_once('~').unwrap();
    let mut body = URL_SAFE_NO_PAD.decode(body).unwrap();
    change(&mut body);
    let signed = format!("{head}~{}", URL_SAFE_NO_PAD.encode(body));
    let signature = hmac::sign(&keys.0[0].hmac, signed.as_bytes());
    format!("{signed}~{}", URL_SAFE_NO_PAD.encode(signature))
}

#[test]
fn an_unmarked_pass_is_what_it_was_before_there_were_marks() {
    // Written by the program before this one.
    let plain = Pass { account: AccountId(Uuid::from_u128(7)), ..pass() };
    assert_eq!(
        keys(&[NEW]).mint(&plain),
        "p1~2026b~AAAAAAAAAAAAAAAAAAAABwAAAAB3NZQADGV1cm9wZS13ZXN0MQJERQd6aC1IYW5z~\
         R-WKdW_2Jaq907P4aQMiQo3QmHy-aqKv63RcEiBI19A"
    );
    // What servers before and after this one sign is the same to both: a mark is behind what the older read.
    let keys = keys(&[NEW]);
    let unmarked = keys.mint(&plain);
    let marks = [(solved(), mark_bytes()), (Mark::Admitted, vec![ADMITTED]), (Mark::Crowd, vec![CROWD])];
    for (mark, bytes) in marks {
        let challenged = Some(mark);
        let marked = Pass { challenged, ..plain.clone() };
        let text = keys.mint(&marked);
        assert_eq!(rewritten(&keys, &text, |body| body.truncate(body.len() - bytes.len())), unmarked);
        assert_eq!(rewritten(&keys, &unmarked, |body| body.extend(&bytes)), text);
        assert_eq!(keys.check(&text, at(EARLIER)), Ok(marked));
    }
}

#[test]
fn what_is_not_exactly_a_mark_is_none() {
    let keys = keys(&[NEW]);
    let unmarked = keys.mint(&pass());
    let no_time = [&[SOLVED][..], &i64::MAX.to_be_bytes()].concat();
    let longer = [&mark_bytes()[..], &[0]].concat();
    let other_kind = [&[4][..], &mark_bytes()[1..]].concat();
    let admitted_then = [&[ADMITTED][..], &mark_bytes()[1..]].concat();
    for odd in [
        &[0_u8][..],
        &[SOLVED],
        &[4],
        &[CROWD, 0],
        &[0xff],
        &[ADMITTED, 0],
        &mark_bytes()[..8],
        &longer,
        &no_time,
        &other_kind,
        &admitted_then,
    ] {
        let text = rewritten(&keys, &unmarked, |body| body.extend(odd));
        assert_eq!(keys.check(&text, at(EARLIER)).unwrap().challenged, None, "{odd:?}");
    }
}

#[test]
fn the_longest_pass_is_one_that_is_read() {
    let keys = Keys::parse("a-key-id-of-16-c:a secret of more than 32 bytes for it").unwrap();
    let home = "h".repeat(63).parse().unwrap();
    let longest = Pass { home, locale: "l".repeat(35), challenged: Some(solved()), ..pass() };
    let text = keys.mint(&longest);
    assert!(text.len() <= TEXT_MAX, "{}", text.len());
    assert_eq!(keys.check(&text, at(EARLIER)), Ok(longest));
}

#[test]
fn a_mark_is_neither_forged_nor_stripped() {
    let (keys, plain) = (keys(&[NEW]), pass());
    let (unmarked, marked) = (keys.mint(&plain), keys.mint(&Pass { challenged: Some(solved()), ..plain }));
    let parts = |text: &str| {
        let (signed, signature) = text.rsplit_once('~').unwrap();
        (signed.to_owned(), signature.to_owned())
    };
    let ((plain, plain_signature), (mark, mark_signature)) = (parts(&unmarked), parts(&marked));
    let stranger = Keys::parse("2026b:another secret of more than 32 bytes").unwrap();
    for forged in [
        format!("{mark}~{plain_signature}"),
        format!("{plain}~{mark_signature}"),
        rewritten(&stranger, &unmarked, |body| body.extend(mark_bytes())),
        rewritten(&stranger, &unmarked, |body| body.push(ADMITTED)),
        rewritten(&stranger, &marked, |body| body.truncate(body.len() - 8)),
        rewritten(&stranger, &marked, |body| body.truncate(body.len() - 9)),
        rewritten(&stranger, &marked, |body| *body.last_mut().unwrap() += 1),
    ] {
        assert_eq!(keys.check(&forged, at(EARLIER)), Err(Refused::Invalid), "{forged}");
        assert_eq!(keys.genuine(&forged), None, "{forged}");
    }
}

#[test]
fn a_mark_is_handed_on_for_a_day_to_the_same_account_alone() {
    let marked = Pass { challenged: Some(solved()), ..pass() };
    let end = marked.expires_at.as_second();
    for (account, now, expected) in [
        (marked.account, SOLVED_AT, true),
        (marked.account, end, true),
        (marked.account, SOLVED_AT + MARK_SECONDS - 1, true),
        (marked.account, SOLVED_AT + MARK_SECONDS, false),
        (AccountId::random(), end - 600, false),
    ] {
        assert_eq!(marked.hands_on(account, at(now)), Some(solved()).filter(|_| expected), "{now}");
        assert_eq!(marked.marks(account, at(now)), expected, "{now}");
    }
    let unmarked = Pass { challenged: None, ..marked.clone() };
    assert_eq!(unmarked.hands_on(marked.account, at(end)), None);
    let keys = keys(&[NEW]);
    assert_eq!(keys.genuine(&keys.mint(&marked)), Some(marked));
}

#[test]
fn a_home_that_no_row_was_read_for_is_a_wish() {
    let crowd = Pass { challenged: Some(Mark::Crowd), ..pass() };
    assert!(!crowd.marks(AccountId::random(), at(EARLIER)) && crowd.hands_on(crowd.account, at(EARLIER)).is_none());
    let caller = Caller::from(crowd);
    assert_eq!((&caller.home, caller.country_by_pass(), &caller.person.region), (&None, None, &Some(pass().home)));
    let read = Caller::from(pass());
    assert_eq!((read.home, read.person.region), (Some(pass().home), Some(pass().home)));
}

#[test]
fn only_a_pass_tells_a_country_that_stands_for_the_row() {
    let tell = |country: &str| Caller::from(Pass { country: country.into(), ..pass() }).country_by_pass();
    assert_eq!(
        ["DE", "", "D", "DEU"].map(|code| tell(code).map(|told| told.as_str().to_owned())),
        [Some("DE".to_owned()), Some(String::new()), None, None]
    );
    assert_eq!(Caller::from(Caller::from(pass()).person).country_by_pass(), None);
}

#[test]
fn a_mark_ends_a_day_after_the_solving_though_its_pass_is_renewed_every_hour() {
    let mut pass = Pass { challenged: Some(solved()), ..pass() };
    let mut renewals = 0;
    while let Some(mark) = pass.hands_on(pass.account, at(SOLVED_AT + (renewals + 1) * 3600)) {
        renewals += 1;
        pass = Pass { challenged: Some(mark), expires_at: at(SOLVED_AT + (renewals + 1) * 3600), ..pass };
    }
    assert_eq!((renewals, pass.challenged), (23, Some(solved())));
    assert_eq!(pass.expires_at, at(SOLVED_AT + MARK_SECONDS), "and the last pass");
}

#[test]
fn an_admission_is_for_its_own_pass() {
    let admitted = Pass { challenged: Some(Mark::Admitted), ..pass() };
    let end = admitted.expires_at.as_second();
    for (now, marks) in [(end - 600, true), (end - 1, true), (end, false)] {
        assert_eq!(admitted.hands_on(admitted.account, at(now)), None, "{now}");
        assert_eq!(admitted.marks(admitted.account, at(now)), marks, "{now}");
    }
    assert!(!admitted.marks(AccountId::random(), at(end - 600)));
}

#[test]
fn a_key_is_rotated_without_a_refusal_and_refuses_when_it_is_retired() {
    let (old, both) = (keys(&[OLD]), keys(&[OLD, NEW]));
    let (turned, new) = (keys(&[NEW, OLD]), keys(&[NEW]));
    let pass = pass();
    let (by_old, by_new) = (old.mint(&pass), turned.mint(&pass));
    // Each step of a rotation, server by server: what one mints the neighbours in the step before and after accept.
    for (keys, text) in [(&both, &by_old), (&both, &by_new), (&turned, &by_old), (&turned, &by_new), (&new, &by_new)] {
        assert_eq!(keys.check(text, at(EARLIER)).as_ref(), Ok(&pass));
    }
    assert_eq!(both.mint(&pass), by_old);
    assert_eq!(new.check(&by_old, at(EARLIER)), Err(Refused::Invalid));
    let namesake = keys(&["2026a:another secret of more than 32 bytes"]);
    assert_eq!(namesake.check(&by_old, at(EARLIER)), Err(Refused::Invalid));
}

#[test]
fn the_derived_key_is_the_same_for_the_same_secret_and_is_not_the_secret() {
    let secret = b"0123456789abcdef0123456789abcdef";
    let text = Keys::derived(secret).mint(&pass());
    assert!(Keys::derived(secret).check(&text, at(EARLIER)).is_ok());
    assert!(Keys::derived(b"another secret").check(&text, at(EARLIER)).is_err());
    let plain = keys(&["token:0123456789abcdef0123456789abcdef"]);
    assert!(plain.check(&text, at(EARLIER)).is_err());
}

#[test]
fn what_is_wrong_with_a_list_is_named_and_no_secret_is_told() {
    let secret = "x".repeat(32);
    for (list, said) in [
        (String::new(), "there is no key"),
        (" , \n".into(), "there is no key"),
        (secret.clone(), "key 1: there is no `:`"),
        (format!(":{secret}"), "key 1: its ID"),
        (format!("a b:{secret}"), "key 1: its ID"),
        (format!("{}:{secret}", "i".repeat(17)), "key 1: its ID"),
        (format!("a:{secret},b:xxxxx"), "key 2: the secret of `b` has 5 bytes"),
        (format!("a:{secret}\na:{secret}"), "key 2: the ID `a` is there twice"),
    ] {
        let error = Keys::parse(&list).unwrap_err().to_string();
        assert!(error.contains(said) && !error.contains("xxxxx"), "{list}: {error}");
    }
    assert_eq!(format!("{:?}", keys(&[NEW, OLD])), "[\"2026b\", \"2026a\"]");
}

proptest! {
    #[test]
    fn every_changed_character_is_noticed(place in 0_usize..200, instead in "[ -~]") {
        let keys = keys(&[NEW]);
        let text = keys.mint(&pass());
        let place = place % text.len();
        let mut forged = text.clone();
        forged.replace_range(place..=place, &instead);
        let expected = if forged == text { Ok(()) } else { Err(Refused::Invalid) };
        prop_assert_eq!(keys.check(&forged, at(EARLIER)).map(drop), expected);
        prop_assert_eq!(keys.check(&text[..place], at(EARLIER)), Err(Refused::Invalid));
    }

    #[test]
    fn no_text_panics(text in "(p1~)?(2026b~)?.{0,300}") {
        prop_assert!(keys(&[NEW]).check(&text, at(EARLIER)).is_err());
    }

    #[test]
    fn whatever_a_row_says_comes_back_or_is_left_out(
        country in ".{0,4}", locale in ".{0,60}", home in "[a-z][a-z0-9-]{0,62}", marked in 0..3_usize,
    ) {
        let challenged = [None, Some(solved()), Some(Mark::Admitted)][marked];
        let pass = Pass { country, locale, home: home.parse().unwrap(), challenged, ..pass() };
        let read = keys(&[NEW]).check(&keys(&[NEW]).mint(&pass), at(EARLIER)).unwrap();
        let kept = |text: &str, most| if text.len() <= most { text.to_owned() } else { String::new() };
        let expected = Pass { country: kept(&pass.country, 2), locale: kept(&pass.locale, 35), ..pass };
        prop_assert_eq!(read, expected);
    }
}
