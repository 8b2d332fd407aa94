//! A terminal: the real program in a pty of a given size, keys that go in, and the screen that comes out. It waits for a
//! fact of the screen and never sleeps; what does not come in ten seconds fails with the whole screen in the message.

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::num::NonZero;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How long a fact is waited for.
const PATIENCE: Duration = Duration::from_secs(10);
const NEVER: &str = "a poisoned lock means a reader that failed";

/// What the program wrote, and the screen that makes.
struct Seen {
    parser: vt100::Parser,
    /// Everything, for the message of a wait in vain.
    raw: Vec<u8>,
    /// The reader lets go of its copy of the terminal when it wakes next.
    let_go: bool,
}

/// A program in a terminal.
pub struct Terminal {
    seen: Arc<(Mutex<Seen>, Condvar)>,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    reader: Option<JoinHandle<()>>,
    ended: Receiver<ExitStatus>,
    pid: u32,
    running: bool,
    cooked: String,
    pressed: usize,
}

/// How a program ended.
#[derive(Debug)]
pub struct Ended {
    /// Its exit code; 1 where a signal ended it.
    pub code: u32,
    /// The signal, if one did.
    pub signal: Option<String>,
    /// What stands in the terminal afterwards.
    pub screen: String,
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn cells(n: u16) -> NonZero<u16> {
    NonZero::new(n).unwrap_or(NonZero::<u16>::MIN)
}

impl Terminal {
    /// Starts a program, as a sealed world prepared it, in a terminal of so many columns and rows.
    pub fn start(program: &Command, columns: u16, rows: u16) -> Terminal {
        let pty = native_pty_system().openpty(size(columns, rows)).expect("a pty");
        let mut command = CommandBuilder::new(program.get_program());
        command.args(program.get_args());
        command.env_clear();
        for (key, value) in program.get_envs() {
            command.env(key, value.expect("a sealed world only sets"));
        }
        command.env("TERM", "xterm-256color");
        command.cwd(program.get_current_dir().expect("a sealed world has a folder"));
        let cooked = modes(pty.master.as_ref());
        let mut child: Box<dyn Child + Send + Sync> = pty.slave.spawn_command(command).expect("the program starts");
        // ours is closed: the reader ends with the last program that has the terminal
        drop(pty.slave);
        let pid = child.process_id().expect("a running program has an id");
        let (ends, ended) = channel();
        thread::spawn(move || drop(ends.send(child.wait().expect("it can be waited for"))));
        let parser = vt100::Parser::new(cells(rows), cells(columns), 0);
        let seen = Arc::new((Mutex::new(Seen { parser, raw: Vec::new(), let_go: false }), Condvar::new()));
        let mut from = pty.master.try_clone_reader().expect("a reader");
        let told = seen.clone();
        let reader = thread::spawn(move || {
            let mut piece = [0; 8192];
            // an error is how a terminal that nobody has any more ends
            while let Ok(n @ 1..) = from.read(&mut piece) {
                let mut seen = told.0.lock().expect(NEVER);
                let fresh = piece.get(..n).unwrap_or_default();
                seen.parser.process(fresh);
                seen.raw.extend_from_slice(fresh);
                told.1.notify_all();
                if seen.let_go {
                    break;
                }
            }
        });
        let writer = pty.master.take_writer().expect("a writer");
        Terminal {
            seen,
            master: Some(pty.master),
            writer: Some(writer),
            reader: Some(reader),
            ended,
            pid,
            running: true,
            cooked,
            pressed: 0,
        }
    }

    /// Presses keys: words that name a key are that key, all other words are pressed letter by letter.
    pub fn press(&mut self, keys: &str) -> &mut Terminal {
        for word in keys.split_whitespace() {
            match named(word) {
                Some(bytes) => self.key(bytes),
                None => word.chars().for_each(|c| self.key(c.encode_utf8(&mut [0; 4]))),
            }
        }
        self
    }

    fn key(&mut self, bytes: &str) {
        self.pressed += 1;
        self.send(bytes);
    }

    /// Types a text, blanks and all. It is not counted.
    pub fn write(&mut self, text: &str) -> &mut Terminal {
        self.send(text);
        self
    }

    /// Pastes a text in one burst, as a terminal with bracketed paste does.
    pub fn paste(&mut self, text: &str) -> &mut Terminal {
        self.send(&format!("\x1b[200~{text}\x1b[201~"));
        self
    }

    fn send(&mut self, text: &str) {
        let writer = self.writer.as_mut().expect("a terminal that was not hung up");
        writer.write_all(text.as_bytes()).expect("the program reads its keys");
    }

    /// The keys pressed since last asked.
    pub fn count(&mut self) -> usize {
        std::mem::take(&mut self.pressed)
    }

    /// The screen, a line a row, blanks at the end of rows cut off.
    pub fn screen(&self) -> String {
        text(&self.seen.0.lock().expect(NEVER).parser)
    }

    /// Waits until the screen shows this text somewhere.
    #[track_caller]
    pub fn see(&mut self, fact: &str) -> &mut Terminal {
        self.wait(fact, |screen| screen.contains(fact));
        self
    }

    /// Waits until the screen no longer shows this text.
    #[track_caller]
    pub fn see_gone(&mut self, fact: &str) -> &mut Terminal {
        self.wait(&format!("no {fact:?}"), |screen| !screen.contains(fact));
        self
    }

    /// Waits until a row of the screen has all of these texts.
    #[track_caller]
    pub fn see_row(&mut self, facts: &[&str]) -> &mut Terminal {
        self.wait(&format!("a row with {facts:?}"), |screen| {
            screen.lines().any(|row| facts.iter().all(|fact| row.contains(fact)))
        });
        self
    }

    /// Waits until the screen is so; gives the screen that was.
    #[track_caller]
    pub fn wait(&mut self, what: &str, holds: impl Fn(&str) -> bool) -> String {
        let until = Instant::now() + PATIENCE;
        let (lock, news) = &*self.seen;
        let mut seen = lock.lock().expect(NEVER);
        loop {
            let screen = text(&seen.parser);
            if holds(&screen) {
                return screen;
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                let raw = String::from_utf8_lossy(&seen.raw);
                let tail: String = raw.chars().rev().take(300).collect::<Vec<_>>().into_iter().rev().collect();
                let ended = self.ended.try_recv();
                panic!("waited in vain for {what}. Ended: {ended:?}. Last bytes: {tail:?}. On the screen:\n{screen}");
            }
            seen = news.wait_timeout(seen, left).expect(NEVER).0;
        }
    }

    /// Gives the window another size.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Terminal {
        self.seen.0.lock().expect(NEVER).parser.set_size(cells(rows), cells(columns));
        self.master.as_ref().expect("a window").resize(size(columns, rows)).expect("another size");
        self
    }

    /// Sends a signal to the program that was started.
    pub fn signal(&mut self, name: &str) -> &mut Terminal {
        signal(name, self.pid);
        self
    }

    /// The program's process.
    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// Whether the terminal is as a program on a screen of its own wants it.
    pub fn is_taken(&self) -> bool {
        let seen = self.seen.0.lock().expect(NEVER);
        let screen = seen.parser.screen();
        let modes = modes(self.master.as_deref().expect("a window"));
        screen.alternate_screen() && screen.bracketed_paste() && modes != self.cooked
    }

    /// Waits until the terminal is as the program found it: a shell sets its own modes a moment after its prompt.
    pub fn see_given_back(&self) {
        let end = std::time::Instant::now() + std::time::Duration::from_secs(10);
        while !self.is_given_back() {
            assert!(std::time::Instant::now() < end, "the terminal was not given back:\n{}", self.screen());
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
    }

    /// Whether the terminal is as the program found it: the shell's screen, the cursor, no paste brackets, its own mouse,
    /// line editing.
    pub fn is_given_back(&self) -> bool {
        let seen = self.seen.0.lock().expect(NEVER);
        let screen = seen.parser.screen();
        let modes = modes(self.master.as_deref().expect("a window"));
        let own_mouse = screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None;
        !screen.alternate_screen()
            && !screen.bracketed_paste()
            && !screen.hide_cursor()
            && own_mouse
            && modes == self.cooked
    }

    /// Waits for the program's end; the terminal must be given back.
    #[track_caller]
    pub fn end(mut self) -> Ended {
        let ended = self.wait_end();
        assert!(self.is_given_back(), "the terminal is not as it was found. On the screen:\n{}", ended.screen);
        ended
    }

    /// Waits for the end of a program that could not give anything back.
    #[track_caller]
    pub fn wait_end(&mut self) -> Ended {
        let Ok(status) = self.ended.recv_timeout(PATIENCE) else {
            panic!("it does not end. On the screen:\n{}", self.screen());
        };
        self.running = false;
        if let Some(reader) = self.reader.take().filter(|_| self.master.is_some()) {
            reader.join().expect("the reader reads to the end");
        }
        Ended { code: status.exit_code(), signal: status.signal().map(str::to_owned), screen: self.screen() }
    }

    /// Leaves with the keys for it.
    #[track_caller]
    pub fn leave(mut self) {
        self.press("q q");
        let ended = self.end();
        assert_eq!(ended.code, 0, "{}", ended.screen);
    }

    /// Closes the window: every copy of the terminal goes, so that the program's end of it is dead.
    pub fn hang_up(&mut self) {
        self.seen.0.lock().expect(NEVER).let_go = true;
        // the reader sleeps until something is drawn; another size draws
        self.master.as_ref().expect("a window").resize(size(81, 25)).expect("another size");
        self.reader.take().expect("a reader").join().expect("the reader lets go");
        self.writer = None;
        self.master = None;
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if self.running && self.ended.try_recv().is_err() {
            signal("KILL", self.pid);
        }
    }
}

/// The terminal's line settings, which a program in raw mode changes.
fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().map(|t| (t.input_flags, t.output_flags, t.control_flags, t.local_flags)))
}

fn signal(name: &str, pid: u32) {
    let kill = Command::new("sh").args(["-c", &format!("kill -{name} {pid}")]).status().expect("a shell");
    assert!(kill.success() || thread::panicking(), "no signal {name} to {pid}");
}

fn text(parser: &vt100::Parser) -> String {
    let (_, columns) = parser.screen().size();
    let rows: Vec<String> = parser.screen().rows(0, columns.get()).map(|row| row.trim_end().to_owned()).collect();
    rows.join("\n")
}

/// What a terminal sends for a named key; the names are those of the screen, in both languages.
fn named(word: &str) -> Option<&'static str> {
    Some(match word {
        "Enter" | "Invio" => "\r",
        "Esc" => "\x1b",
        "Tab" => "\t",
        "Shift+Tab" | "Maiusc+Tab" => "\x1b[Z",
        "Space" | "Spazio" => " ",
        "Backspace" => "\x7f",
        "Del" | "Canc" => "\x1b[3~",
        "Up" | "↑" => "\x1b[A",
        "Down" | "↓" => "\x1b[B",
        "Right" | "→" => "\x1b[C",
        "Left" | "←" => "\x1b[D",
        "Home" | "Inizio" => "\x1b[H",
        "End" | "Fine" => "\x1b[F",
        "PgUp" | "PagSu" => "\x1b[5~",
        "PgDn" | "PagGiù" => "\x1b[6~",
        "F1" => "\x1bOP",
        "Ctrl+C" => "\x03",
        "Ctrl+U" => "\x15",
        "Ctrl+Z" => "\x1a",
        "Ctrl+L" => "\x0c",
        _ => return None,
    })
}
