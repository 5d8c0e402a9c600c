use wasi::http::types::*;
use wasi::http::outgoing_handler;
use wasi::io::streams::StreamError;

struct Hello;
wasi::http::proxy::export!(Hello);

static mut COUNT: u32 = 0;

fn answer(out: ResponseOutparam, status: u16, text: &str) {
    let fields = Fields::new();
    let _ = fields.append(&"content-type".to_string(), &b"text/plain".to_vec());
    let response = OutgoingResponse::new(fields);
    let _ = response.set_status_code(status);
    let body = response.body().unwrap();
    ResponseOutparam::set(out, Ok(response));
    let stream = body.write().unwrap();
    if !text.is_empty() { let _ = stream.blocking_write_and_flush(text.as_bytes()); }
    drop(stream);
    let _ = OutgoingBody::finish(body, None);
}

fn echo(request: IncomingRequest, out: ResponseOutparam) {
    let response = OutgoingResponse::new(Fields::new());
    let body = response.body().unwrap();
    ResponseOutparam::set(out, Ok(response));
    let sink = body.write().unwrap();
    let incoming = request.consume().unwrap();
    let source = incoming.stream().unwrap();
    loop {
        match source.blocking_read(65536) {
            Ok(bytes) => {
                let mut rest: &[u8] = &bytes;
                while !rest.is_empty() {
                    sink.subscribe().block();
                    let room = sink.check_write().unwrap() as usize;
                    let n = room.min(rest.len());
                    sink.write(&rest[..n]).unwrap();
                    rest = &rest[n..];
                }
            }
            Err(StreamError::Closed) => break,
            Err(_) => panic!("read"),
        }
    }
    sink.blocking_flush().unwrap();
    drop(source);
    drop(sink);
    let _ = OutgoingBody::finish(body, None);
}

fn fetch(authority: &str, out: ResponseOutparam) {
    let request = OutgoingRequest::new(Fields::new());
    let _ = request.set_scheme(Some(&Scheme::Http));
    let _ = request.set_authority(Some(authority));
    let _ = request.set_path_with_query(Some("/there"));
    let future = match outgoing_handler::handle(request, None) {
        Ok(future) => future,
        Err(code) => return answer(out, 502, &format!("{code:?}")),
    };
    future.subscribe().block();
    match future.get().unwrap().unwrap() {
        Ok(response) => {
            let status = response.status();
            let body = response.consume().unwrap();
            let stream = body.stream().unwrap();
            let mut text = format!("{status} ");
            while let Ok(bytes) = stream.blocking_read(4096) { text.push_str(&String::from_utf8_lossy(&bytes)); }
            answer(out, 200, &text)
        }
        Err(code) => answer(out, 502, &format!("{code:?}")),
    }
}

impl wasi::exports::http::incoming_handler::Guest for Hello {
    fn handle(request: IncomingRequest, out: ResponseOutparam) {
        let path = request.path_with_query().unwrap_or_default();
        match path.as_str() {
            "/trap" => panic!("asked to"),
            "/spin" => loop { std::hint::black_box(0); },
            "/none" => {}
            "/leak" => { std::mem::forget(request.headers()); std::mem::forget(request); answer(out, 200, "leaked") }
            "/count" => { let n = unsafe { COUNT += 1; COUNT }; answer(out, 200, &n.to_string()) }
            "/print" => { println!("printed"); eprintln!("complained"); answer(out, 200, "") }
            "/echo" => echo(request, out),
            "/sleep" => { std::thread::sleep(std::time::Duration::from_millis(20)); answer(out, 200, "slept") }
            p if p.starts_with("/fetch/") => { let to = p[7..].to_string(); fetch(&to, out) }
            _ => { let text = format!("hello {path}"); answer(out, 200, &text) }
        }
    }
}
