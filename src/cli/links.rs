//! `minutebook links`: where that link was.

use super::context::Context;
use super::exit::Exit;
use super::facts::List;
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

/// Lists the links, those of the newest meeting first.
pub(crate) fn run(args: &LinksArgs, context: &Context) -> Result<Exit> {
    let mut selection = args.selection.clone();
    let mut kinds = args.kind.clone();
    let mut words = Vec::new();
    for word in &args.words {
        match word.split_once(':') {
            Some(("kind", kind)) => kinds.push(kind.to_owned()),
            _ if selection.take(word) => {}
            _ => words.push(word.clone()),
        }
    }
    let kinds = kinds.iter().map(|k| parse_kind(k));
    let kinds = kinds.collect::<Result<Vec<LinkKind>>>()?;
    let list = List {
        command: "links",
        words: &words,
        selection: &selection,
        paging: args.paging,
        output: args.output,
    };
    let wants = |link: &Link| kinds.is_empty() || kinds.contains(&link.kind);
    list.run(context, wants, Rows::Links)
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
