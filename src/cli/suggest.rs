//! "Did you mean": the known names nearest to one that is not known.

use strsim::jaro_winkler;

/// Returns up to three known names that look like `name`, the nearest first.
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    const LIKENESS: f64 = 0.7;
    const MOST: usize = 3;
    let wanted = name.to_lowercase();
    let likeness = |known: &str| {
        let known = known.to_lowercase();
        if known.contains(&wanted) {
            1.0
        } else {
            jaro_winkler(&wanted, &known)
        }
    };
    let rated = known.into_iter().map(|known| (likeness(known), known));
    let mut like: Vec<_> = rated.filter(|(rate, _)| LIKENESS < *rate).collect();
    like.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    like.dedup();
    like.into_iter().take(MOST).map(|(_, name)| name).collect()
}

/// Writes names as a choice: "`a`, `b` or `c`".
pub(crate) fn choice(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_come_first() {
        let known = ["container", "iaas", "iam", "sig-monitoring"];
        assert_eq!(nearest("contianer", known), ["container"]);
        assert_eq!(nearest("monitoring", known), ["sig-monitoring"]);
        assert_eq!(nearest("ias", known), ["iaas", "iam"]);
        assert_eq!(nearest("zzz", known), Vec::<&str>::new());
    }

    #[test]
    fn a_choice_reads_as_one() {
        assert_eq!(choice(&["a"]), "`a`");
        assert_eq!(choice(&["a", "b", "c"]), "`a`, `b` or `c`");
        assert_eq!(choice(&[]), "");
    }
}
