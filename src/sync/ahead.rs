//! Asking remotes for news, several at once, while what came before is indexed.
//!
//! Waiting for the network is most of a sync. Each remote has a channel of its
//! own, which holds what its `git` says until it is its turn: progress and
//! results are in the order of the configuration, whoever answers first.

use super::{Fetch, Progress};
use crate::config::SourceConfig;
use crate::crawl::{self, AT_ONCE, Fetched};
use anyhow::{Result, anyhow};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::{iter, thread};

/// What a remote brought, or why it could not be asked.
pub(super) type Asked = Result<Fetched>;

/// Asks remotes by calling `fetch`, which hands on what `git` says.
pub(super) struct Asker<'a, F> {
    pub(super) whether: Fetch,
    pub(super) fetch: F,
    pub(super) progress: &'a dyn Progress,
}

type Job<'a> = (&'a SourceConfig, Sender<Event>);

enum Event {
    Said(String),
    Done(Asked),
}

impl<F> Asker<'_, F>
where
    F: Fn(&SourceConfig, &mut dyn FnMut(&str)) -> Asked + Sync,
{
    /// Hands over each source in turn, with what a fetch brought.
    ///
    /// An error of `take` ends it, after the remotes that are being asked.
    pub(super) fn each(
        &self,
        sources: &[&SourceConfig],
        mut take: impl FnMut(&SourceConfig, Asked) -> Result<()>,
    ) -> Result<()> {
        let remotes = sources.iter().filter(|source| self.asks(source)).count();
        if 1 < remotes {
            return self.ahead(sources, remotes.min(AT_ONCE), &mut take);
        }
        for source in sources {
            self.progress.source(&source.name);
            let asked = if self.asks(source) {
                (self.fetch)(source, &mut |said| self.progress.note(said))
            } else {
                Ok(Fetched::default())
            };
            take(source, asked)?;
        }
        Ok(())
    }

    fn asks(&self, source: &SourceConfig) -> bool {
        self.whether == Fetch::Remotes && crawl::is_remote(&source.url)
    }

    fn ahead(
        &self,
        sources: &[&SourceConfig],
        workers: usize,
        take: &mut dyn FnMut(&SourceConfig, Asked) -> Result<()>,
    ) -> Result<()> {
        let mut jobs: Vec<Job<'_>> = Vec::new();
        let mut answers = Vec::new();
        for source in sources {
            let channel = self.asks(source).then(channel);
            let (send, receive) = channel.unzip();
            jobs.extend(send.map(|send| (*source, send)));
            answers.push(receive);
        }
        let jobs = Mutex::new(jobs.into_iter());
        let jobs = || jobs.lock().unwrap_or_else(PoisonError::into_inner);
        thread::scope(|scope| {
            for _ in 0..workers {
                scope.spawn(|| iter::from_fn(|| jobs().next()).for_each(|job| self.ask(job)));
            }
            for (source, answer) in sources.iter().zip(answers) {
                self.progress.source(&source.name);
                let asked = answer.map_or_else(|| Ok(Fetched::default()), |a| self.hear(&a));
                if let Err(error) = take(source, asked) {
                    jobs().by_ref().for_each(drop);
                    return Err(error);
                }
            }
            Ok(())
        })
    }

    /// Asks one; that nobody hears it any more is no matter.
    fn ask(&self, (source, events): Job<'_>) {
        let asked = (self.fetch)(source, &mut |said| {
            let _ = events.send(Event::Said(said.to_owned()));
        });
        let _ = events.send(Event::Done(asked));
    }

    fn hear(&self, events: &Receiver<Event>) -> Asked {
        for event in events {
            match event {
                Event::Said(said) => self.progress.note(&said),
                Event::Done(asked) => return asked,
            }
        }
        // A panic, which goes on when its thread is joined.
        Err(anyhow!("the fetch ended early"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::time::Duration;

    /// Notes all that is told.
    #[derive(Default)]
    struct Notes(Mutex<Vec<String>>);

    impl Progress for Notes {
        fn source(&self, name: &str) {
            self.0.lock().unwrap().push(name.to_owned());
        }
        fn note(&self, said: &str) {
            self.0.lock().unwrap().push(format!("  {said}"));
        }
        fn files(&self, _: usize, _: usize) {}
    }

    fn sources(urls: &[&str]) -> Vec<SourceConfig> {
        let source = |url: &&str| SourceConfig {
            name: url.rsplit('/').next().unwrap().to_owned(),
            url: (*url).to_owned(),
            ..SourceConfig::default()
        };
        urls.iter().map(source).collect()
    }

    /// Asks all; returns what was told and what was handed over.
    fn told(
        urls: &[&str],
        whether: Fetch,
        fetch: impl Fn(&SourceConfig, &mut dyn FnMut(&str)) -> Asked + Sync,
    ) -> Vec<String> {
        let (sources, notes) = (sources(urls), Notes::default());
        let asker = Asker {
            whether,
            fetch,
            progress: &notes,
        };
        let sources: Vec<_> = sources.iter().collect();
        let taken = asker.each(&sources, |source, asked| {
            let shown = match asked {
                Ok(fetched) => fetched.contents.to_string(),
                Err(error) => error.to_string(),
            };
            notes.note(&format!("{}: {shown}", source.name));
            Ok(())
        });
        taken.unwrap();
        notes.0.into_inner().unwrap()
    }

    const URLS: [&str; 4] = ["git://h/a", "git://h/b", "local", "git://h/c"];

    #[test]
    fn remotes_are_asked_at_once_and_told_in_order() {
        // Each one waits for the one behind it; alone none would get on.
        let (send, receive) = channel::<()>();
        let baton = Arc::new(Mutex::new((Some(send), Some(receive))));
        let told = told(&URLS, Fetch::Remotes, |source, said| {
            said("counting");
            if source.name == "c" {
                baton.lock().unwrap().0.take();
                return Err(anyhow!("closed"));
            }
            if source.name == "a" {
                let last = baton.lock().unwrap().1.take().unwrap();
                let waited = last.recv_timeout(Duration::from_secs(60));
                assert_eq!(waited, Err(std::sync::mpsc::RecvTimeoutError::Disconnected));
            }
            said("done");
            Ok(Fetched::default())
        });
        let expected = [
            "a",
            "  counting",
            "  done",
            "  a: 0",
            "b",
            "  counting",
            "  done",
            "  b: 0",
            "local",
            "  local: 0",
            "c",
            "  counting",
            "  c: closed",
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn few_at_a_time() {
        let urls: Vec<String> = (0..40).map(|n| format!("git://h/{n}")).collect();
        let urls: Vec<&str> = urls.iter().map(String::as_str).collect();
        let now = Mutex::new(0);
        told(&urls, Fetch::Remotes, |_, _| {
            *now.lock().unwrap() += 1;
            assert!(*now.lock().unwrap() <= AT_ONCE);
            thread::yield_now();
            *now.lock().unwrap() -= 1;
            Ok(Fetched::default())
        });
    }

    #[test]
    fn nobody_is_asked_in_vain() {
        let here = thread::current().id();
        let fetch = |source: &SourceConfig, _: &mut dyn FnMut(&str)| {
            assert_eq!((source.name.as_str(), thread::current().id()), ("a", here));
            Ok(Fetched::default())
        };
        let urls = ["local", "git://h/a"];
        let expected = ["local", "  local: 0", "a", "  a: 0"];
        assert_eq!(told(&urls, Fetch::Remotes, fetch), expected);
        let never = |_: &SourceConfig, _: &mut dyn FnMut(&str)| Err(anyhow!("asked"));
        assert_eq!(told(&URLS, Fetch::Never, never).len(), 8);
    }

    #[test]
    fn an_error_of_the_index_ends_it() {
        let (sources, notes) = (sources(&URLS), Notes::default());
        let sources: Vec<_> = sources.iter().collect();
        let asker = Asker {
            whether: Fetch::Remotes,
            fetch: |_: &SourceConfig, _: &mut dyn FnMut(&str)| Ok(Fetched::default()),
            progress: &notes,
        };
        let ended = asker.each(&sources, |_, _| Err(anyhow!("no index")));
        assert_eq!(ended.unwrap_err().to_string(), "no index");
        assert_eq!(notes.0.into_inner().unwrap(), ["a"]);
    }
}
