//! Cities in which conferences are held, to tell "… Summit Dresden" from
//! "… Summit Europe".
//!
//! A city that is missing here is still found behind "in" or "at", after a
//! comma or in a column of its own.

use crate::wordlist::{PhraseList, WordList};

/// Cities of one word.
static CITIES: WordList = WordList::new(
    "\
    Aachen Aarhus Aberdeen Accra Adelaide Alicante Almaty Amsterdam Ankara Antwerp \
    Antwerpen Arnsberg Athens Athen Atlanta Auckland Augsburg Austin Baku Bali Baltimore \
    Bamberg Bangalore Bengaluru Bangkok Barcelona Basel Bayreuth Beijing Belfast Belgrade \
    Belgrad Bergen Berkeley Berlin Bern Bielefeld Bilbao Birmingham Bochum Bogota Bogotá \
    Bologna Bonn Bordeaux Boston Bratislava Braunschweig Bremen Bremerhaven Brisbane \
    Bristol Brno Bruges Brugge Brussels Brüssel Bruxelles Brühl Bucharest Bukarest \
    Budapest Cairo Calgary Cambridge Canberra Cardiff Casablanca Charlotte Chemnitz \
    Chennai Chicago Cincinnati Cologne Köln Copenhagen Kopenhagen Cork Dallas Darmstadt \
    Delft Denver Detroit Dortmund Dresden Dubai Dublin Duisburg Düsseldorf Edinburgh \
    Eindhoven Erfurt Erlangen Espoo Essen Esslingen Florence Florenz Frankfurt Freiburg \
    Fürth Gdansk Gdańsk Geneva Genf Ghent Gent Glasgow Göteborg Gothenburg Göttingen Graz \
    Grenoble Groningen Halifax Halle Hamburg Hanau Hannover Hanover Hartford Heidelberg \
    Heilbronn Helsinki Hobart Houston Hyderabad Innsbruck Istanbul Jakarta Jena Jerusalem \
    Johannesburg Kaiserslautern Karlsruhe Kassel Kiel Kiew Kyiv Klagenfurt Koblenz \
    Konstanz Kraków Krakow Kyoto Lausanne Leeds Leiden Leipzig Leuven Lille Lima Lingen \
    Linz Lisbon Lissabon Ljubljana London Lübeck Ludwigsburg Ludwigshafen Lugano \
    Luxembourg Luxemburg Luzern Lyon Madison Madrid Magdeburg Mailand Milan Milano Mainz \
    Málaga Malaga Malmö Manchester Manila Mannheim Marburg Marseille Melbourne Memphis \
    Miami Minneapolis Minsk Montevideo Montreal Montréal Moscow Mumbai Munich München \
    Münster Nairobi Nantes Naples Nashville Neuss Newcastle Nice Nijmegen Nuremberg \
    Nürnberg Odense Offenburg Oldenburg Osaka Oslo Osnabrück Ottawa Oxford Paderborn \
    Paris Passau Perth Philadelphia Phoenix Pisa Pittsburgh Porto Portland Potsdam Prague \
    Prag Pune Québec Raleigh Regensburg Reykjavik Riga Rome Rom Rosenheim Rostock \
    Rotterdam Saarbrücken Sacramento Salzburg Santiago Sapporo Saskatoon Seattle Seoul \
    Seville Sevilla Shanghai Shenzhen Siegen Singapore Singapur Sofia Southampton \
    Stavanger Stockholm Strasbourg Straßburg Stralsund Stuttgart Sydney Taipei Tallinn \
    Tampa Tampere Tbilisi Thessaloniki Tokyo Toronto Toulouse Trento Trier Trondheim \
    Tübingen Turin Turku Uppsala Utrecht Valencia Vancouver Venice Vienna Wien Vilnius \
    Warsaw Warschau Washington Weimar Wellington Wiesbaden Winterthur Wolfsburg Wrocław \
    Wroclaw Wuppertal Würzburg Zagreb Zaragoza Zurich Zürich",
);

/// Cities of several words.
static LONG_NAMES: PhraseList = PhraseList::new(
    "\
    New York, San Francisco, San Diego, San Jose, Los Angeles, Las Vegas, Salt Lake City, \
    New Orleans, New Delhi, Hong Kong, Tel Aviv, Cape Town, Buenos Aires, Mexico City, \
    Rio de Janeiro, São Paulo, Sao Paulo, Kuala Lumpur, Abu Dhabi, Den Haag, The Hague, \
    Bad Honnef, Bad Homburg, Half Moon Bay, Santa Clara, Santa Cruz, Palo Alto, \
    Mountain View, St. Gallen, Sankt Augustin, Frankfurt am Main, Frankfurt/Main, \
    Napa Valley, Ho Chi Minh City, Santa Fe, Addis Ababa, St. Louis, Ann Arbor",
);

/// Returns the length of the city's name that a text begins with.
pub(super) fn at_start(text: &str) -> Option<usize> {
    let long = LONG_NAMES.longest_at_start(text, |end| is_boundary(text, end));
    long.or_else(|| {
        let end = text
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(text.len());
        is_city(text.get(..end)?).then_some(end)
    })
}

/// Returns where the city's name begins that a text ends with.
pub(super) fn at_end(text: &str) -> Option<usize> {
    let starts = text.char_indices().filter(|(i, c)| {
        c.is_uppercase()
            && text[..*i]
                .chars()
                .last()
                .is_none_or(|b| !b.is_alphanumeric() && b != '-')
    });
    let mut starts = starts.map(|(index, _)| index);
    starts.find(|&start| at_start(&text[start..]) == Some(text.len() - start))
}

/// Returns the first city named in a text: its begin and end.
pub(super) fn first(text: &str) -> Option<(usize, usize)> {
    let starts = text.char_indices().filter(|(i, c)| {
        c.is_uppercase()
            && text[..*i]
                .chars()
                .last()
                .is_none_or(|b| !b.is_alphanumeric() && b != '-')
    });
    let mut found = starts.filter_map(|(i, _)| Some((i, i + at_start(&text[i..])?)));
    found.next()
}

fn is_city(word: &str) -> bool {
    !word.is_empty() && CITIES.has(word)
}

fn is_boundary(text: &str, end: usize) -> bool {
    !text[end..].starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_cities() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(at_end(text).map(|i| &text[i..]), expected, "{text}");
        };
        check("Garden Summit Dresden", Some("Dresden"));
        check("Garden Summit New York", Some("New York"));
        check("Garden Summit Europe", None);
        check("Berlin Garden Summit", None);
        assert_eq!(first("join us in Frankfurt am Main!"), Some((11, 28)));
        assert_eq!(first("the Berliner group"), None);
    }
}
