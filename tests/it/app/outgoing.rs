//! Outgoing requests: only to public addresses over HTTPS, and to hosts that the operator allows.

use std::io::{Read, Write};
use std::net::{IpAddr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use urbivox::outgoing::{ANSWER_BYTES_MAX, AddressRefusal, AllowedHosts, Client, Error, REQUEST_TIMEOUT, Resolve};
use ureq::http::{Request, Response};

/// Test resolver: returns the lists in turn; the last one repeats.
#[derive(Debug, Default)]
struct FakeResolver {
    lists: Mutex<Vec<Vec<IpAddr>>>,
    asked: AtomicUsize,
}

impl FakeResolver {
    fn of(lists: &[&[&str]]) -> Arc<FakeResolver> {
        let parsed = |list: &&[&str]| list.iter().map(|text| text.parse().unwrap()).collect();
        let lists = Mutex::new(lists.iter().rev().map(parsed).collect());
        Arc::new(FakeResolver {
            lists,
            ..FakeResolver::default()
        })
    }
}

impl Resolve for FakeResolver {
    fn resolve(&self, host: &str, _within: Duration) -> std::io::Result<Vec<IpAddr>> {
        assert!(host.parse::<IpAddr>().is_err(), "{host} is no name");
        self.asked.fetch_add(1, Ordering::SeqCst);
        let mut lists = self.lists.lock().unwrap();
        let list = if lists.len() > 1 {
            lists.pop()
        } else {
            lists.last().cloned()
        };
        list.ok_or_else(|| std::io::Error::new(std::io::ErrorKind::NotFound, "no such name"))
    }
}

fn client(allowed: &str, names: &Arc<FakeResolver>) -> Client {
    Client::new(
        AllowedHosts::parse(allowed).unwrap(),
        Arc::clone(names) as Arc<dyn Resolve>,
    )
}

fn get(client: &Client, address: &str) -> Result<Response<Vec<u8>>, Error> {
    client.send(Request::get(address).body(Vec::new()).unwrap())
}

/// The reason for which the address is refused; panics if it is not.
fn refusal(client: &Client, address: &str) -> Option<AddressRefusal> {
    let sent = get(client, address).expect_err(address).refusal();
    let checked = client.check(address).err();
    assert!(
        checked.is_none() || checked == sent,
        "{address}: {checked:?} and {sent:?}"
    );
    sent
}

/// A local server that answers each connection with this function.
fn server(answer: impl Fn(&mut TcpStream) + Send + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            let mut head = [0; 4_096];
            let _read = stream.read(&mut head);
            answer(&mut stream);
        }
    });
    address
}

fn say(stream: &mut TcpStream, head: &str, body: &[u8]) {
    // A client that closes the connection early is a tested case.
    let length = body.len();
    let _sent = stream
        .write_all(format!("HTTP/1.1 {head}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n").as_bytes());
    let _sent = stream.write_all(body);
}

#[test]
fn no_spelling_of_a_private_address_is_requested() {
    let names = FakeResolver::of(&[&["93.184.216.34"]]);
    let client = client("", &names);
    for host in [
        "127.0.0.1",
        "127.1",
        "127.0.0.1.",
        "2130706433",
        "017700000001",
        "0x7f000001",
        "0x7f.0.0.1",
        "0177.0.0.01",
        "0",
        "10.1.2.3",
        "100.64.0.1",
        "169.254.169.254",
        "172.31.0.1",
        "192.168.1.1",
        "198.18.0.1",
        "203.0.113.7",
        "224.0.0.1",
        "255.255.255.255",
        "[::]",
        "[::1]",
        "[0:0:0:0:0:0:0:1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::ffff:a00:1]",
        "[64:ff9b::a9fe:a9fe]",
        "[2002:7f00:1::]",
        "[2001:db8::1]",
        "[fc00::1]",
        "[fe80::1]",
        "[ff02::1]",
        "１２７.０.０.１",
        "①②⑦.0.0.1",
    ] {
        // Some spellings are not a URI for the HTTP library; they are refused as text.
        assert_eq!(
            client.check(&format!("https://{host}/")),
            Err(AddressRefusal::NotPublic),
            "{host}"
        );
        if host.is_ascii() {
            assert_eq!(
                refusal(&client, &format!("https://{host}/x?y")),
                Some(AddressRefusal::NotPublic),
                "{host}"
            );
        }
    }
    assert_eq!(names.asked.load(Ordering::SeqCst), 0, "an address is not looked up");
}

#[test]
fn a_host_is_refused_if_any_of_its_addresses_is_private() {
    for addresses in [
        &["127.0.0.1"][..],
        &["::1"],
        &["10.0.0.7"],
        &["fd00::1"],
        &["::ffff:192.168.0.1"],
        &["93.184.216.34", "10.0.0.7"],
        &["2606:2800:220:1::1", "::1"],
    ] {
        let names = FakeResolver::of(&[addresses]);
        for host in [
            "id.example",
            "ID.EXAMPLE.",
            "xn--e1aybc.example",
            "localhost",
            "127.0.0.1.nip.example",
        ] {
            let address = format!("https://{host}/");
            assert_eq!(
                refusal(&client("", &names), &address),
                Some(AddressRefusal::NotPublic),
                "{host} {addresses:?}"
            );
            assert_eq!(
                refusal(&client("other.example", &names), &address),
                Some(AddressRefusal::NotPublic)
            );
        }
    }
    let public = FakeResolver::of(&[&["93.184.216.34", "2606:2800:220:1::1"]]);
    assert_eq!(client("", &public).check("https://id.example/"), Ok(()));
}

#[test]
fn a_host_that_changes_its_address_is_checked_at_each_connection() {
    let names = FakeResolver::of(&[&["93.184.216.34"], &["127.0.0.1"]]);
    let client = client("", &names);
    assert_eq!(client.check("https://id.example/"), Ok(()));
    let sent = get(&client, "https://id.example/").unwrap_err();
    assert_eq!(sent.refusal(), Some(AddressRefusal::NotPublic));
}

#[test]
fn a_request_goes_to_the_address_that_was_checked() {
    let here = server(|stream| say(stream, "200 OK", b"hello"));
    // A second resolution would send the request to another address.
    let names = FakeResolver::of(&[&["127.0.0.1"], &["192.0.2.1"]]);
    let client = client("id.internal", &names);
    let answer = get(&client, &format!("http://id.internal:{}/", here.port())).unwrap();
    assert_eq!(
        (answer.status().as_u16(), answer.body().as_slice()),
        (200, &b"hello"[..])
    );
    assert_eq!(names.asked.load(Ordering::SeqCst), 1);
}

#[test]
fn plain_http_is_allowed_only_to_an_allowed_local_host() {
    let here = server(|stream| say(stream, "200 OK", b""));
    let names = FakeResolver::of(&[&["10.0.0.7"]]);
    let plain = format!("http://{here}/");
    assert!(get(&client("127.0.0.1", &names), &plain).is_ok());
    assert_eq!(refusal(&client("", &names), &plain), Some(AddressRefusal::NotHttps));
    assert_eq!(
        refusal(&client("10.0.0.7", &names), "http://10.0.0.7/"),
        Some(AddressRefusal::NotHttps)
    );
    assert_eq!(
        refusal(&client("id.internal", &names), "http://id.internal/"),
        Some(AddressRefusal::NotHttps)
    );
    assert_eq!(
        client("id.internal", &names).check("https://id.internal/"),
        Ok(()),
        "a private one may be asked over HTTPS"
    );
    for other in [
        "ftp://id.internal/",
        "ws://id.internal/",
        "file://id.internal/etc/passwd",
        "gopher://id.internal/",
    ] {
        assert_eq!(
            refusal(&client("id.internal", &names), other),
            Some(AddressRefusal::NotHttps),
            "{other}"
        );
    }
}

#[test]
fn a_url_with_credentials_is_refused() {
    let names = FakeResolver::of(&[&["93.184.216.34"]]);
    for address in [
        "https://me@id.example/",
        "https://me:secret@id.example/",
        "https://id.example@127.0.0.1/",
    ] {
        let error = get(&client("127.0.0.1", &names), address).unwrap_err();
        assert_eq!(error.refusal(), Some(AddressRefusal::Credentials), "{address}");
        assert!(!format!("{error} {error:?}").contains("secret"));
    }
    for nothing in ["id.example", "/etc/passwd", "https://", "https:///", ""] {
        assert_eq!(
            client("", &names).check(nothing).unwrap_err(),
            AddressRefusal::NoAddress,
            "{nothing}"
        );
    }
}

#[test]
fn a_redirect_is_not_followed() {
    let reached = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&reached);
    let inner = server(move |stream| {
        counted.fetch_add(1, Ordering::SeqCst);
        say(stream, "200 OK", b"the neighbours' secrets");
    });
    for status in [301, 302, 303, 307, 308] {
        let head = format!("{status} Elsewhere\r\nlocation: http://{inner}/");
        let outer = server(move |stream| say(stream, &head, b""));
        let names = FakeResolver::of(&[]);
        let client = client("127.0.0.1", &names);
        for request in [
            Request::get(format!("http://{outer}/")),
            Request::post(format!("http://{outer}/")),
        ] {
            let error = client.send(request.body(Vec::new()).unwrap()).unwrap_err();
            assert!(
                matches!(error, Error::Redirect { status: told, .. } if told == status),
                "{error}"
            );
        }
    }
    assert_eq!(reached.load(Ordering::SeqCst), 0);
}

#[test]
fn a_response_is_limited_in_size() {
    let names = FakeResolver::of(&[]);
    let client = client("127.0.0.1", &names);
    let most = usize::try_from(ANSWER_BYTES_MAX).unwrap();
    let large = server(move |stream| say(stream, "200 OK", &vec![b' '; most]));
    assert_eq!(get(&client, &format!("http://{large}/")).unwrap().body().len(), most);
    let larger = server(move |stream| say(stream, "200 OK", &vec![b' '; most + 1]));
    let error = get(&client, &format!("http://{larger}/")).unwrap_err();
    assert!(matches!(error, Error::TooLarge { .. }), "{error}");
}

#[test]
fn a_response_that_trickles_is_aborted() {
    let names = FakeResolver::of(&[]);
    let client = client("127.0.0.1", &names);
    let slow = server(|stream| {
        let _sent = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n");
        // One byte at a time, within the read timeout of the client.
        while stream.write_all(b" ").is_ok() {
            std::thread::park_timeout(Duration::from_millis(300));
        }
    });
    let begun = Instant::now();
    let error = get(&client, &format!("http://{slow}/")).unwrap_err();
    assert!(matches!(error, Error::Unreachable { .. }), "{error}");
    assert!(begun.elapsed() < 3 * REQUEST_TIMEOUT, "{:?}", begun.elapsed());
}
