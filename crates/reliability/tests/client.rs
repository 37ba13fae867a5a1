//! The client tells apart a request that was not sent, one in doubt, and a response.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use urbivox_reliability::client::{Answer, Client, Request};

/// A server that answers each connection with the next of these texts, and then closes it.
fn server(texts: &'static [&'static str]) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for text in texts {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = [0; 1_024];
            let _ = stream.read(&mut request).unwrap();
            stream.write_all(text.as_bytes()).unwrap();
        }
    });
    address
}

fn send(text: &'static [&'static str]) -> Answer {
    Client::new(server(text), Duration::from_millis(500)).send(&Request::new("GET", "/"))
}

#[test]
fn a_response_with_a_length_or_in_chunks_is_read() {
    for text in [
        &["HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"],
        &["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n"],
    ] {
        let Answer::Response(response) = send(text) else {
            panic!("no response to {text:?}")
        };
        assert_eq!((response.status, response.text().as_str()), (200, "hello"));
    }
    let Answer::Response(response) = send(&["HTTP/1.1 204 No Content\r\n\r\n"]) else {
        panic!("no response")
    };
    assert_eq!(response.status, 204);
}

#[test]
fn a_connection_that_breaks_leaves_the_request_in_doubt() {
    for text in [
        &[""],
        &["HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell"],
        &["HTTP/1.1 20"],
    ] {
        assert!(matches!(send(text), Answer::Lost(_)), "{text:?}");
    }
}

#[test]
fn a_request_without_a_connection_was_not_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let answer = Client::new(address, Duration::from_secs(1)).send(&Request::new("GET", "/"));
    assert!(matches!(answer, Answer::NotSent(_)));
}

#[test]
fn a_silent_server_leaves_the_request_in_doubt() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let answer = Client::new(address, Duration::from_millis(100)).send(&Request::new("GET", "/"));
    assert!(matches!(answer, Answer::Lost(_)));
}
