//! `minutebook links`: where that link was.

use super::context::{Context, Findings};
use super::exit::Exit;
use super::facts::{matches, rows};
use super::selection::{Output, Paging, Selection};
use crate::answer::Rows;
use anyhow::{Result, bail};
use clap::Args;
use minutebook_index::model::{Link, LinkKind};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as ValueError, StrDeserializer};

/// Find links
#[derive(Debug, Args)]
pub(crate) struct LinksArgs {
    /// Words of the URL or its text; also kind:pr, team:NAME, source:NAME
    #[arg(value_name = "WORD")]
    words: Vec<String>,
    /// Only this kind: issue, pr, commit, repository, doc, pad, video, image,
    /// minutes, calendar, meeting-room, mail-list, web (can be repeated)
    #[arg(long, value_name = "KIND")]
    kind: Vec<String>,
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    paging: Paging,
    #[command(flatten)]
    output: Output,
}

const USUAL: usize = 40;

/// Lists the links, those of the newest meeting first.
pub(crate) fn run(args: &LinksArgs, context: &Context) -> Result<Exit> {
    let searcher = context.searcher()?;
    let mut selection = args.selection.clone();
    let mut kinds = args.kind.clone();
    let mut words = Vec::new();
    for word in &args.words {
        match word.split_once(':') {
            Some(("kind", kind)) => kinds.push(kind.to_owned()),
            _ if selection.take(word) => {}
            _ => words.push(word.to_lowercase()),
        }
    }
    let kinds = kinds.iter().map(|k| parse_kind(k)).collect::<Result<Vec<_>>>()?;
    let mut links = searcher.links(&selection.filter(context, &searcher)?)?;
    links.retain(|link| {
        let kind = kinds.is_empty() || kinds.contains(&link.fact.kind);
        let text = [link.fact.url.as_str(), link.fact.text.as_str()];
        kind && matches(&words, &text) && selection.is_known_on(context, link.meeting.date)
    });
    let total = links.len();
    let shown = args.paging.cut(links, USUAL);
    let findings = Findings {
        command: "links",
        total,
        notes: Vec::new(),
        rows: Rows::Links(rows(shown, |link: &Link| link.line)),
    };
    context.answer(&searcher, &args.output, findings)
}

fn parse_kind(text: &str) -> Result<LinkKind> {
    let deserializer: StrDeserializer<'_, ValueError> = text.into_deserializer();
    match LinkKind::deserialize(deserializer) {
        Ok(kind) => Ok(kind),
        Err(_) => bail!(
            "`{text}` is no kind of link\nhint: there are issue, pr, commit, repository, doc, pad, \
             video, image, minutes, calendar, meeting-room, mail-list and web"
        ),
    }
}
