//! Numbers with which headings are counted: "## 7. August Hack Night" below
//! "## 6. Budget" is no seventh of August.

use super::heading;
use crate::parse::Document;

/// So many sections around one are looked at for its neighbours in the outline.
const NEAR: usize = 40;

/// Returns the bytes of the number, with what follows it, that counts the
/// heading of a section: "2.1" below "2. Groups", "10" behind "9 Mails" or
/// before "11 Rum"; else 0.
pub(crate) fn number_len(document: &Document, section: usize) -> usize {
    let len = len_below_number(document, section);
    len.or_else(|| len_in_a_row(document, section)).unwrap_or(0)
}

fn len_below_number(document: &Document, section: usize) -> Option<usize> {
    let text = &heading(document, section)?.text;
    let (number, rest) = text.split_once(' ')?;
    let (above, own) = number.trim_end_matches(['.', ')']).rsplit_once('.')?;
    let is_number = |n: &str| (1..=2).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit());
    let is_counter = above.split('.').chain([own]).all(is_number);
    let parent = document.sections.get(section)?.parent?;
    let behind = heading(document, parent)?
        .text
        .trim_start()
        .strip_prefix(above)?;
    let is_below = behind.starts_with(['.', ')', ' ']);
    (is_counter && is_below).then_some(text.len() - rest.len())
}

fn len_in_a_row(document: &Document, section: usize) -> Option<usize> {
    let (number, len) = number(document, section)?;
    let level = |section: &usize| document.sections.get(*section).map_or(0, |s| s.level);
    let own = level(&section);
    let neighbour = |sections: &mut dyn Iterator<Item = usize>| {
        let mut near = sections.take(NEAR).skip_while(|other| own < level(other));
        let sibling = near.next().filter(|other| level(other) == own)?;
        number_of(document, sibling)
    };
    let before = neighbour(&mut (0..section).rev());
    let behind = || neighbour(&mut (section + 1..document.sections.len()));
    let counted = before.is_some_and(|n| n + 1 == number) || behind() == Some(number + 1);
    counted.then_some(len)
}

fn number_of(document: &Document, section: usize) -> Option<u32> {
    number(document, section).map(|(number, _)| number)
}

/// "7. August" and "7 August" are counted as the seventh; "2024. " and "7.8." are
/// not.
fn number(document: &Document, section: usize) -> Option<(u32, usize)> {
    const DIGITS: usize = 2;
    let text = &heading(document, section)?.text;
    let (counter, rest) = text.split_once(' ')?;
    let digits = counter.strip_suffix(['.', ')']).unwrap_or(counter);
    let number = digits.parse().ok().filter(|_| digits.len() <= DIGITS)?;
    Some((number, text.len() - rest.len()))
}

#[cfg(test)]
mod tests {
    use super::number_len;
    use crate::parse::parse;

    #[test]
    fn counts_headings() {
        let check = |text: &str, expected: &[usize]| {
            let document = parse(text);
            let sections = 0..document.sections.len();
            let got: Vec<usize> = sections.map(|s| number_len(&document, s)).collect();
            assert_eq!(got, expected, "{text}");
        };
        check(
            "## 6. Tea\n### Pot\n## 7. August\n## Milk\n",
            &[0, 3, 0, 3, 0],
        );
        check("## 7. August\n## 14. August\n", &[0, 0, 0]);
        check("# 2. Tea\n## 2.1 Pot\n## 3.1 Milk\n", &[0, 0, 4, 0]);
        check("# 1. Tea\n## 2. May\n", &[0, 0, 0]);
        check("## 7.8. Tea\n## 2024. Milk\n", &[0, 0, 0]);
    }
}
