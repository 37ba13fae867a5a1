//! Throttling of guesses: it blocks the guesser and nobody else.

use jiff::SignedDuration;
use urbivox::app::access::Role;
use urbivox::app::people::second_factor;
use urbivox::app::people::session;
use urbivox::app::people::session::{SignInError, SignInOrigin};
use urbivox::clock::Clock;
use urbivox::storage::people;

use super::{PASSWORD, StaffClient, browser, clerk};
use crate::world::{Answer, Database, World};

const VIEWER: &str = "viewer.tampere@example.org";
const EDITOR: &str = "editor.tampere@example.org";
const DEVICE: &str = "__Host-urbivox-device";
/// A network with many users.
const TOWN_HALL: &str = "203.0.113.7";
const ELSEWHERE: &str = "198.51.100.9";

fn attempt(world: &World, clerk: &mut StaffClient, email: &str, password: &str) -> Answer {
    clerk.post(world, "/staff/sign-in", &[("email", email), ("password", password)])
}

fn guess(world: &World, network: &str, email: &str) -> u16 {
    attempt(world, &mut browser(network), email, "wrong").status
}

/// Guesses until a refusal; returns the number of checked guesses.
fn guess_until_refused(world: &World, network: &str, email: &str) -> usize {
    (0..20).take_while(|_| guess(world, network, email) == 401).count()
}

/// A city with a viewer and an editor.
fn settled(database: Database, clock: Clock) -> World {
    let world = World::behind_proxy(database, clock);
    world.settle("tampere", "day-care");
    drop(clerk(&world, Role::Viewer, Some("tampere")));
    drop(clerk(&world, Role::Editor, Some("tampere")));
    world
}

/// A fixed clock, so that no attempt expires on a slow machine.
fn fixed_clock() -> Clock {
    Clock::Fixed(Clock::System.now())
}

/// A client with the device cookie that a sign-in leaves after signing out.
fn known_browser(world: &World, network: &str, email: &str) -> StaffClient {
    let mut known = browser(network);
    assert_eq!(attempt(world, &mut known, email, PASSWORD).status, 303);
    known.cookies.remove("__Host-urbivox").unwrap();
    assert!(known.cookies.contains_key(DEVICE), "{:?}", known.cookies);
    known
}

#[test]
fn guesses_lock_a_network_and_not_the_owner() {
    for database in Database::each() {
        let now = Clock::System.now();
        let world = settled(database, Clock::Fixed(now));
        assert_eq!(guess_until_refused(&world, TOWN_HALL, VIEWER), 5);
        let waits = attempt(&world, &mut browser(TOWN_HALL), VIEWER, PASSWORD);
        assert_eq!(waits.status, 429, "further guesses are not checked");
        let seconds: u64 = waits.header("retry-after").parse().unwrap();
        assert!((1..=61).contains(&seconds), "{seconds}");
        assert_eq!(attempt(&world, &mut browser(ELSEWHERE), VIEWER, PASSWORD).status, 303);
        // One attempt a minute is checked, whatever came before.
        let later = Clock::Fixed(now + SignedDuration::from_secs(61));
        let world = World::behind_proxy(world.into_database(), later);
        assert_eq!(guess_until_refused(&world, TOWN_HALL, VIEWER), 1);
        let later = Clock::Fixed(now + SignedDuration::from_secs(122));
        let world = World::behind_proxy(world.into_database(), later);
        assert_eq!(attempt(&world, &mut browser(TOWN_HALL), VIEWER, PASSWORD).status, 303);
    }
}

#[test]
fn failures_of_others_in_a_network_lock_nobody_out() {
    for database in Database::each() {
        let world = settled(database, fixed_clock());
        let failed = (0..55).filter(|number| guess(&world, TOWN_HALL, &format!("a{number}@example.org")) == 401);
        assert_eq!(failed.count(), 55, "the first attempt of each account is checked");
        assert_eq!(attempt(&world, &mut browser(TOWN_HALL), VIEWER, PASSWORD).status, 303);
        // In a crowded network, each account has fewer free attempts.
        assert_eq!(guess_until_refused(&world, TOWN_HALL, EDITOR), 3);
        assert_eq!(guess_until_refused(&world, ELSEWHERE, EDITOR), 5);
    }
}

#[test]
fn a_known_browser_signs_in_while_others_guess() {
    for database in Database::each() {
        let world = settled(database, fixed_clock());
        let mut known = known_browser(&world, TOWN_HALL, VIEWER);
        assert_eq!(guess_until_refused(&world, TOWN_HALL, VIEWER), 5);
        assert_eq!(attempt(&world, &mut browser(TOWN_HALL), VIEWER, PASSWORD).status, 429);
        assert_eq!(attempt(&world, &mut known, VIEWER, PASSWORD).status, 303);
        // In any network.
        assert_eq!(guess_until_refused(&world, ELSEWHERE, VIEWER), 5);
        known.network = ELSEWHERE.to_owned();
        known.cookies.remove("__Host-urbivox");
        assert_eq!(attempt(&world, &mut known, VIEWER, PASSWORD).status, 303);
    }
}

#[test]
fn the_device_cookie_is_http_only_and_same_site() {
    World::on_each(|world| {
        world.settle("tampere", "day-care");
        drop(clerk(world, Role::Viewer, Some("tampere")));
        let answer = StaffClient::default().sign_in(world, VIEWER);
        let cookie = answer
            .all("set-cookie")
            .into_iter()
            .find(|cookie| cookie.starts_with(DEVICE))
            .unwrap();
        for part in ["HttpOnly", "Secure", "SameSite=Strict", "Path=/", "Max-Age="] {
            assert!(cookie.contains(part), "{cookie}");
        }
        assert!(!cookie.contains("Domain"), "{cookie}");
        let wrong = attempt(world, &mut StaffClient::default(), VIEWER, "wrong");
        assert!(wrong.all("set-cookie").iter().all(|cookie| !cookie.starts_with(DEVICE)));
    });
}

#[test]
fn foreign_changed_and_invented_device_cookies_are_ignored() {
    for database in Database::each() {
        let world = settled(database, fixed_clock());
        let known = known_browser(&world, TOWN_HALL, VIEWER);
        let foreign = known_browser(&world, TOWN_HALL, EDITOR);
        let own = known.cookies[DEVICE].clone();
        assert_eq!(guess_until_refused(&world, TOWN_HALL, VIEWER), 5);
        let mut changed = own.clone().into_bytes();
        changed[3] = if changed[3] == b'A' { b'B' } else { b'A' };
        let cookies = [
            foreign.cookies[DEVICE].clone(),
            String::from_utf8(changed).unwrap(),
            own[..own.len() - 2].to_owned(),
            format!("{own}A"),
            "A".repeat(75),
            vec!["A".repeat(75); 7].join("."),
            "ä%00".to_owned(),
            String::new(),
            // Beyond the size limit of a cookie, even a valid entry is ignored.
            format!("{}{own}", format!("{}.", "A".repeat(75)).repeat(5)),
        ];
        for cookie in cookies {
            let mut attacker = browser(TOWN_HALL);
            attacker.cookies.insert(DEVICE.to_owned(), cookie.clone());
            assert_eq!(attempt(&world, &mut attacker, VIEWER, PASSWORD).status, 429, "{cookie}");
        }
        let mut known = known;
        assert_eq!(attempt(&world, &mut known, VIEWER, PASSWORD).status, 303);
    }
}

#[test]
fn a_stolen_device_cookie_allows_a_few_attempts_only() {
    for database in Database::each() {
        let now = Clock::System.now();
        let world = settled(database, Clock::Fixed(now));
        let stolen = known_browser(&world, TOWN_HALL, VIEWER).cookies[DEVICE].clone();
        let mut second = known_browser(&world, TOWN_HALL, VIEWER);
        assert_ne!(second.cookies[DEVICE], stolen);
        let mut looked_at = 0;
        for number in 0..40 {
            let mut thief = browser(&format!("192.0.2.{}", number % 2));
            thief.cookies.insert(DEVICE.to_owned(), stolen.clone());
            looked_at += usize::from(attempt(&world, &mut thief, VIEWER, "wrong").status == 401);
        }
        assert_eq!(looked_at, 5, "five of the browser");
        assert_eq!(attempt(&world, &mut second, VIEWER, PASSWORD).status, 303);
        assert_eq!(attempt(&world, &mut browser(TOWN_HALL), VIEWER, PASSWORD).status, 303);
    }
}

#[test]
fn two_people_may_share_a_browser() {
    for database in Database::each() {
        let world = settled(database, fixed_clock());
        let mut shared = known_browser(&world, TOWN_HALL, VIEWER);
        assert_eq!(attempt(&world, &mut shared, EDITOR, PASSWORD).status, 303);
        for email in [VIEWER, EDITOR, VIEWER] {
            guess_until_refused(&world, TOWN_HALL, email);
            shared.cookies.remove("__Host-urbivox");
            assert_eq!(attempt(&world, &mut shared, email, PASSWORD).status, 303, "{email}");
        }
    }
}

#[test]
fn a_new_password_and_ended_sessions_invalidate_device_cookies() {
    for database in Database::each() {
        let world = settled(database, fixed_clock());
        let mut known = known_browser(&world, TOWN_HALL, VIEWER);
        let storage = world.server.app().storage.clone();
        let person = storage.read(|db| people::find_by_email(db, VIEWER)).unwrap().unwrap();
        // Ending other people's sessions does not affect known browsers.
        storage
            .write(|db| urbivox::storage::sessions::delete_others(db, person.id, 7))
            .unwrap();
        guess_until_refused(&world, TOWN_HALL, VIEWER);
        assert_eq!(attempt(&world, &mut known, VIEWER, PASSWORD).status, 303);
        storage
            .write(|db| urbivox::storage::sessions::delete_others(db, person.id, 0))
            .unwrap();
        guess_until_refused(&world, TOWN_HALL, VIEWER);
        assert_eq!(attempt(&world, &mut known, VIEWER, PASSWORD).status, 429);

        let mut known = known_browser(&world, ELSEWHERE, VIEWER);
        assert_eq!(attempt(&world, &mut known, VIEWER, PASSWORD).status, 303);
        let next = "neljä isoa karhua";
        let person = storage.read(|db| people::find_by_email(db, VIEWER)).unwrap().unwrap();
        let changed = people::Row {
            password: urbivox::app::people::password::hash(next),
            ..person
        };
        storage.write(|db| people::update(db, &changed)).unwrap();
        guess_until_refused(&world, ELSEWHERE, VIEWER);
        assert_eq!(attempt(&world, &mut known, VIEWER, next).status, 429);
    }
}

#[test]
fn concurrent_guesses_are_counted_exactly() {
    for database in Database::each() {
        let world = settled(database, fixed_clock());
        let app = world.server.app();
        let origin = SignInOrigin {
            network: TOWN_HALL.to_owned(),
            client: String::new(),
            device: String::new(),
        };
        let looked_at: usize = std::thread::scope(|scope| {
            let guesses: Vec<_> = (0..30)
                .map(|_| scope.spawn(|| session::sign_in(app, VIEWER, "wrong", &origin)))
                .collect();
            let outcomes = guesses.into_iter().map(|guess| guess.join().unwrap());
            outcomes
                .filter(|outcome| matches!(outcome, Err(SignInError::WrongCredentials)))
                .count()
        });
        assert_eq!(looked_at, 5);
    }
}

#[test]
fn wrong_codes_of_many_accounts_lock_no_other_second_factor() {
    for database in Database::each() {
        let now = Clock::System.now();
        let world = settled(database, Clock::Fixed(now));
        let app = world.server.app();
        let salt = vec![5_u8; 16];
        let arm = |email: &str| {
            let row = app
                .storage
                .read(|db| people::find_by_email(db, email))
                .unwrap()
                .unwrap();
            let armed = people::Row {
                totp_salt: Some(salt.clone()),
                ..row
            };
            app.storage.write(|db| people::update(db, &armed)).unwrap();
        };
        [VIEWER, EDITOR].into_iter().for_each(arm);
        let origin = |network: String| SignInOrigin {
            network,
            client: String::new(),
            device: String::new(),
        };
        let begin = |email: &str, network: &str| {
            let begun = session::sign_in(app, email, PASSWORD, &origin(network.to_owned())).unwrap();
            assert!(begun.needs_factor && begun.device.is_none());
            begun.token
        };
        // An attacker with the editor's password guesses codes from many networks.
        let token = begin(EDITOR, TOWN_HALL);
        let mut looked_at = 0;
        for number in 0..60 {
            let shown = session::verify_second_factor(app, &token, "000000", &origin(format!("192.0.2.{number}")));
            looked_at += usize::from(matches!(shown, Err(SignInError::WrongCode)));
        }
        assert_eq!(looked_at, 30, "the account's own count holds them up");
        let code = second_factor::code_at(&app.keyring, &salt, now).unwrap();
        let token = begin(VIEWER, TOWN_HALL);
        let shown = session::verify_second_factor(app, &token, &code, &origin(TOWN_HALL.to_owned()));
        assert!(
            shown.is_ok_and(|begun| begun.device.is_some()),
            "another account's factor is not held up"
        );
    }
}

#[test]
fn guesses_of_codes_do_not_lock_a_known_browser() {
    for database in Database::each() {
        let now = Clock::System.now();
        let world = settled(database, Clock::Fixed(now));
        let known = known_browser(&world, TOWN_HALL, VIEWER).cookies[DEVICE].clone();
        let app = world.server.app();
        let salt = vec![5_u8; 16];
        let row = app
            .storage
            .read(|db| people::find_by_email(db, VIEWER))
            .unwrap()
            .unwrap();
        let armed = people::Row {
            totp_salt: Some(salt.clone()),
            ..row
        };
        app.storage.write(|db| people::update(db, &armed)).unwrap();
        let origin = |network: &str, device: &str| SignInOrigin {
            network: network.to_owned(),
            client: String::new(),
            device: device.to_owned(),
        };
        let stranger = session::sign_in(app, VIEWER, PASSWORD, &origin(ELSEWHERE, ""))
            .unwrap()
            .token;
        for number in 0..40 {
            let network = format!("192.0.2.{number}");
            assert!(session::verify_second_factor(app, &stranger, "000000", &origin(&network, "")).is_err());
        }
        let code = second_factor::code_at(&app.keyring, &salt, now).unwrap();
        let own = session::sign_in(app, VIEWER, PASSWORD, &origin(TOWN_HALL, &known))
            .unwrap()
            .token;
        let unknown = session::verify_second_factor(app, &own, &code, &origin(TOWN_HALL, ""));
        assert!(
            matches!(unknown, Err(SignInError::Throttled(_))),
            "codes of unknown browsers wait"
        );
        assert!(session::verify_second_factor(app, &own, &code, &origin(TOWN_HALL, &known)).is_ok());
    }
}
