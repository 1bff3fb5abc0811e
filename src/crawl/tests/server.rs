//! A git server on this machine that behaves as badly as a test wants.

use std::io::{Read, Write, copy};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::thread;

/// What becomes of a connection.
#[derive(Clone, Copy, Debug)]
pub(super) enum Deal {
    /// It is served.
    Serve,
    /// It is closed after so many bytes of the answer.
    Cut(u64),
    /// It stays open, but nothing comes after so many bytes.
    Hang(u64),
}

/// Serves a repository; the deals are those of the first connections, all
/// others are served. Returns its URL. It ends with the process.
pub(super) fn serve(repository: &Path, deals: &[Deal]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("git://{}/minutes", listener.local_addr().unwrap());
    let (repository, deals) = (repository.to_owned(), deals.to_vec());
    let mut deals = deals.into_iter();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let deal = deals.next().unwrap_or(Deal::Serve);
            let repository = repository.clone();
            thread::spawn(move || answer(stream.unwrap(), repository, deal));
        }
    });
    url
}

/// Streams that are kept open.
static OPEN: Mutex<Vec<TcpStream>> = Mutex::new(Vec::new());

fn answer(mut stream: TcpStream, repository: PathBuf, deal: Deal) {
    // `git-upload-pack PATH\0host=HOST\0\0version=2\0`, its length before it.
    let mut length = [0; 4];
    stream.read_exact(&mut length).unwrap();
    let length = usize::from_str_radix(std::str::from_utf8(&length).unwrap(), 16).unwrap();
    let mut request = vec![0; length - 4];
    stream.read_exact(&mut request).unwrap();
    let mut upload = Command::new("git");
    if String::from_utf8_lossy(&request).contains("\0version=2\0") {
        upload.env("GIT_PROTOCOL", "version=2");
    }
    upload.arg("upload-pack").arg(repository);
    upload.stdin(Stdio::piped()).stdout(Stdio::piped());
    upload.stderr(Stdio::null());
    let mut upload = upload.spawn().unwrap();
    let (mut stdin, stdout) = (upload.stdin.take().unwrap(), upload.stdout.take().unwrap());
    let mut asked = stream.try_clone().unwrap();
    thread::spawn(move || relay(&mut asked, &mut stdin));
    let limit = match deal {
        Deal::Serve => u64::MAX,
        Deal::Cut(limit) | Deal::Hang(limit) => limit,
    };
    // The client may go away before us.
    let _ = relay(&mut stdout.take(limit), &mut stream);
    if let Deal::Hang(_) = deal {
        OPEN.lock().unwrap().push(stream);
    } else {
        let _ = stream.shutdown(Shutdown::Both);
    }
    let _ = upload.kill();
    let _ = upload.wait();
}

/// Copies as it comes. Known types would be spliced by the kernel, which locks
/// the pipe while it waits for the socket.
fn relay(from: &mut dyn Read, to: &mut dyn Write) -> std::io::Result<u64> {
    copy(from, to)
}
