//! The text of a configuration: where the sources stand in it, and how to add
//! or cut one.
//!
//! It knows the block style that people write and we print, not YAML. Whoever
//! edits a text here reads the result again to see that it says what it should.

use std::ops::Range;

/// Returns the 1-based line on which a value is written.
pub(super) fn line_of(text: &str, value: &str) -> Option<usize> {
    if value.is_empty() {
        return None;
    }
    // The last one, since the second of two equal names is the wrong one.
    let lines = text.lines().enumerate();
    let found = lines.filter(|(_, line)| line.contains(value)).last();
    found.map(|(index, _)| index + 1)
}

/// The lines of a configuration, with their line ends.
pub(super) struct Lines<'t>(Vec<&'t str>);

impl<'t> Lines<'t> {
    pub(super) fn of(text: &'t str) -> Lines<'t> {
        Lines(text.split_inclusive('\n').collect())
    }

    /// Adds a block, written without indentation, after the last source.
    pub(super) fn with_source(&self, block: &str) -> Option<String> {
        let Some(block_lines) = self.sources() else {
            let empty = self.0.iter().all(|line| is_blank(line));
            return empty.then(|| format!("{}sources:\n{}", self.ended(), indented(block, 2)));
        };
        let indent = self
            .items(&block_lines)
            .first()
            .map_or(2, |(indent, _)| *indent);
        let end = block_lines.end;
        let mut text = self.0[..end].concat();
        if !text.ends_with('\n') {
            text.push('\n');
        }
        text.push_str(&indented(block, indent));
        text.push_str(&self.0[end..].concat());
        Some(text.replacen("sources: []", "sources:", 1))
    }

    /// Cuts out a source by its place in the list. Comments above it stay:
    /// they may speak of more than it.
    pub(super) fn without_source(&self, index: usize) -> Option<String> {
        let (_, range) = self.items(&self.sources()?).get(index)?.clone();
        Some(self.0[..range.start].concat() + &self.0[range.end..].concat())
    }

    /// Writes another name into a source; `name` is YAML.
    pub(super) fn with_name(&self, index: usize, name: &str) -> Option<String> {
        let (_, range) = self.items(&self.sources()?).get(index)?.clone();
        let is_name = |line: &&str| line.trim_start_matches([' ', '-']).starts_with("name:");
        let at = range.start + self.0[range].iter().position(is_name)?;
        let line = self.0[at];
        let (head, old) = line.split_at(line.find("name:")? + "name:".len());
        let comment = old.find(" #").map_or("\n", |start| &old[start..]);
        let line = format!("{head} {name}{comment}");
        Some(self.0[..at].concat() + &line + &self.0[at + 1..].concat())
    }

    /// The lines below `sources:`, without what is blank or a comment at their
    /// end.
    fn sources(&self) -> Option<Range<usize>> {
        let is_key = |line: &&str| line.starts_with("sources:");
        let start = self.0.iter().position(is_key)? + 1;
        let belongs = |line: &&&str| {
            is_blank(line) || line.starts_with([' ', '-']) && !line.starts_with("---")
        };
        let below = self.0[start..].iter().take_while(belongs).count();
        let mut end = start + below;
        while start < end && is_blank(self.0[end - 1]) {
            end -= 1;
        }
        Some(start..end)
    }

    /// The sources: how far their dash is indented, and their lines.
    fn items(&self, block: &Range<usize>) -> Vec<(usize, Range<usize>)> {
        let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
        let is_dash = |line: &str| line.trim_start_matches(' ').starts_with('-');
        let lines = block.clone().filter(|at| is_dash(self.0[*at]));
        let Some(outer) = lines.clone().map(|at| indent(self.0[at])).min() else {
            return Vec::new();
        };
        let starts: Vec<usize> = lines.filter(|at| indent(self.0[*at]) == outer).collect();
        let ends = starts.iter().skip(1).copied().chain([block.end]);
        let ranges = starts.iter().zip(ends).map(|(start, mut end)| {
            // What is blank or a comment above the next source belongs to it.
            while *start < end && is_blank(self.0[end - 1]) && indent(self.0[end - 1]) <= outer {
                end -= 1;
            }
            (outer, *start..end)
        });
        ranges.collect()
    }

    fn ended(&self) -> String {
        let text = self.0.concat();
        if text.is_empty() || text.ends_with('\n') {
            return text;
        }
        text + "\n"
    }
}

fn is_blank(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}

fn indented(block: &str, indent: usize) -> String {
    let lines = block.lines().map(|line| format!("{:indent$}{line}\n", ""));
    lines.collect()
}
