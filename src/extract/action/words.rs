//! Words that tell promises from other sentences.

use crate::wordlist::WordList;

/// Verbs of things that people do, in the form behind "will" and "to".
pub(super) static VERBS: WordList = WordList::new(
    "accept acquire activate adapt add address adjust align amend analyse analyze announce answer append \
    apply approach archive arrange ask assemble assess assign assist attach audit automate backport \
    begin book bring build bump buy call cancel capture catch catchup change chase check clarify clean clear \
    clone close collect come comment commit compare compile complete compose condense configure \
    confirm connect consider consolidate consult contact continue contribute convert coordinate \
    copy correct create deal debug decide define delete deliver deploy deprecate describe design \
    determine develop dig digest disable discover discuss distribute document double-check \
    download draft draw drop edit elaborate email enable engage ensure escalate establish \
    estimate evaluate examine execute expand experiment explain explore export extend factor \
    fetch figure file fill finalize find finish fix flag focus follow formalize format formulate \
    forward gather generate get give go grant handle harmonize highlight hire identify implement \
    import improve incorporate inform install integrate introduce investigate invite iterate \
    keep kick label land launch lead liaise link list locate look mail maintain make manage \
    mention merge migrate mock monitor move nominate note notify obtain onboard open order organise \
    organize outline overhaul own pair patch pay perform phone pick pin ping plan polish poll port \
    post prepare print prioritize produce promote proofread propose prototype provide provision publish pull \
    purchase push put query raise re-check reach read reassign rebase rebuild recheck reconsider \
    record recruit redesign redo reduce refactor refine reformat refresh register relabel relay \
    release remake remind remove rename rent reorganize repair rephrase replace reply report \
    reproduce request reschedule research reserve resolve respond restart restore restructure \
    resubmit retest retry revert review revise revisit reword rework rewrite rotate run scan \
    schedule scope search secure see select send set setup share ship sign simplify sketch \
    solicit solve sort specify spin split sponsor stabilize standardize start streamline strip \
    study submit suggest summarize supply support survey switch sync synchronize tackle tag take \
    talk tell test tidy track transcribe transfer transition translate triage trim troubleshoot \
    try turn tweak undo unify update upgrade upload upstream validate verify vet volunteer wire \
    work wrap write",
);

/// What follows "will" where nothing is promised.
pub(super) const NO_DEEDS: &[&str] = &[
    "be", "not", "have", "attend", "join", "miss", "need", "remain", "stay", "leave", "become",
    "probably", "never", "the", "a", "an", "his", "her", "their", "this", "that", "all",
    "everyone", "sein", "nicht", "haben",
];

/// Capitalized words that begin a sentence and are no names.
pub(super) static NO_NAMES: WordList = WordList::new(
    "always just soon really usually easiest hardest quickest fastest cheapest nicest a ability able action addition additional additions after agenda agree agreed aim aktion \
    allow allows also an and announcement announcements another answer antrag any anyone \
    apparently appropriate approval approved april artifacts as asked at attempt attempts \
    august automation awareness backup because before benchmarks benefit best better bitte \
    blocker both branch breakout bug build but call candidate challenge change changes \
    checklist clarification closed cloud cluster collaborative comment comments community \
    company concern concerns conditions consensus consistency container continued continues \
    contributors core critical currently das data deadline december decided decision default \
    dependency depends der desire developers die dienstag diese difficult discussed discussion \
    docs document documentation done donnerstag downstream draft due each easier easy effort \
    einer either enabled epic es every everybody's everything example examples expect expected \
    experiments external fair fallback feature february feedback few fields finally firma first \
    folks follow follow-up for forgot foundation freitag friday from further future general \
    generalized glad goal goals good group gruppe had happy hard have he helpful helps here hope \
    hopefully hopes hoping how i idea identifier identifiers if ihr implementation important in \
    inclined infrastructure initially input intended intent interest internal invited issue \
    issues it item items its january jeder jemand july june key know-how kubernetes language last later \
    legal let lib library lightning like likely list little long lots love made mail main \
    maintainer maintainers major man managed management many march may maybe means mechanics \
    meeting meetings members mentors method might minor minutes mittwoch monday montag more \
    most motion much name necessary need needed needs new next nice niemand no nobody node not \
    note notes nothing notice november now number nächste nächster nächstes objections \
    objective october offer ok okay once one only open opportunity option options or orga other \
    others otherwise our outreach package page paper paragraphs part participants party patch \
    path pending people per pinged plan planned plans please pointer policy possible possibly \
    potential pr pre-req preference premise prior probably problem process product profile \
    profiles project projekt proposal proposals proposed providers prs publication published \
    punt purpose question questions quick ready reason reasons recap recent recommend refer \
    related relationship release releases remaining remember reminder repo report repositories \
    repository request requested requirement requirements resolved response result results \
    reticent review reviewer reviewers rfc risk roadmap room rule samstag saturday scenario \
    schema seems september server servers service session shape she should sie similar simplest \
    since so software solution some somebody someone something sonntag sources speaker spec \
    special specification sprint stadt standard started status step steps stick still strange \
    strategic subject submission suggested suggestion suggestions summary sunday support sure system table \
    takeaways target task tasks tbd team teams tech technical template tentatively termin test \
    tests text thanks that the then there these they thing things this those three thursday \
    time to today todo tomorrow tool tools topic topics tricky tried tries trivial trying \
    tuesday two ultimately unable up update usage used useful user users usually value various \
    verein version view volunteers vorstand vote voted want wanted wants was wasteful way ways \
    we website wednesday weekly what when where whether which who whole why wiki will wir wish \
    with work workaround workgroup working workshop worth would yes yesterday you your",
);

/// What stands between a person and a promise, the longest first.
pub(super) const PROMISES: &[&str] = &[
    "is going to",
    "are going to",
    "was going to",
    "really needs to",
    "still needs to",
    "volunteers to",
    "volunteered to",
    "has volunteered to",
    "agreed to",
    "agrees to",
    "agree to",
    "has agreed to",
    "have agreed to",
    "has offered to",
    "offered to",
    "offers to",
    "promised to",
    "wants to",
    "needs to",
    "has to",
    "plans to",
    "is to",
    "are to",
    "will try to",
    "will try and",
    "will also",
    "will then",
    "will",
    "shall",
    "'ll",
    "’ll",
    "to",
    "wird",
    "werden",
    "soll",
    "sollen",
    "must",
];

/// Promises in one or two words.
pub(super) const DEEDS: &[&str] = &[
    "kümmert sich",
    "kümmern sich",
    "übernimmt",
    "übernehmen",
    "takes care",
    "take care",
    "takes over",
    "is caring for",
    "are caring for",
    "is in charge of",
    "hat den Auftrag",
    "hat die Aufgabe",
    "volunteers",
    "takes the action",
    "took the action",
    "takes an action",
    "took an action",
    "has the action",
    "has an action",
];

/// Promises that may stand behind the name of somebody unknown.
pub(super) const NAMED_DEEDS: &[&str] = &[
    "kümmert sich um",
    "kümmern sich um",
    "hat den Auftrag",
    "hat die Aufgabe",
    "takes care of",
    "volunteers to",
    "volunteered to",
];

/// What makes a promise a condition.
pub(super) const CONDITIONS: &[&str] = &[
    "if", "whether", "when", "once", "until", "unless", "wenn", "ob", "falls", "sobald", "asks",
    "asked", "asking", "wants", "wanted", "for", "ask", "and", "or",
];

/// Verbs that tell what somebody does or did, and promise nothing.
pub(super) static TOLD: WordList = WordList::new(
    "answers asks comes confirms considers continues covers discusses explains explores gives goes \
    get highlights keeps mentions nominates notes notices proposes put raises read reports reproduces sees see set shows speaks suggests \
    supports talks tells tests thinks works respond look come comment note mention suggest propose discuss",
);

/// German verbs of things that people do, in the form behind a name.
pub(super) static GERMAN_DEEDS: WordList = WordList::new(
    "aktualisiert beauftragt bestellt besorgt bringt dokumentiert ergänzt erfragt erledigt erstellt fragt \
    informiert kauft klärt kontaktiert kümmert macht organisiert prüft recherchiert repariert sucht reserviert \
    bucht druckt entwirft holt installiert testet \
    schickt schreibt sendet übernimmt überprüft veröffentlicht verschickt",
);

/// German verbs that are deeds only with some other word in their clause: "Ada
/// legt ein Wiki an", but "Ada legt den Plan vor".
pub(super) const GERMAN_PARTS: &[(&str, &[&str])] = &[
    ("arbeitet", &["aus", "ein"]),
    ("bereitet", &["vor"]),
    ("fragt", &["an", "nach"]),
    ("gibt", &["weiter", "bekannt", "bescheid"]),
    ("hakt", &["nach"]),
    ("lädt", &["ein", "hoch"]),
    ("legt", &["an"]),
    ("leitet", &["weiter"]),
    ("meldet", &["sich", "an"]),
    ("nimmt", &["kontakt", "mit"]),
    ("passt", &["an"]),
    ("probiert", &["aus"]),
    ("räumt", &["auf"]),
    ("reicht", &["ein", "nach", "weiter"]),
    ("ruft", &["an", "zurück"]),
    ("richtet", &["ein"]),
    ("schaut", &["nach", "an"]),
    ("schließt", &["an"]),
    ("setzt", &["auf", "um", "verbindung"]),
    ("spricht", &["mit", "an", "ab"]),
    (
        "stellt",
        &["bereit", "ein", "online", "zusammen", "auf", "fertig"],
    ),
    ("trägt", &["ein", "nach"]),
    ("versucht", &["zu"]),
    ("wertet", &["aus"]),
];

/// Words where who takes a task might stand, and that take none.
pub(super) static NO_TAKERS: WordList = WordList::new(
    "able about access accepted again ahead already api april assigned attendees august berlin bug bugs \
    canceled cancelled closed complete completed continue december details dokumentation done due email \
    english erledigt europe everything february fixed friday german github going goes have high home \
    important in-progress irc january july june know-how later leads let like linux list london low manual \
    march matrix medium merged monday none november numbers october offen offline ongoing online open optional \
    owner pages paris pending postponed private proposals public ready release reminder required \
    resolved reviewers reviewing saturday september shared slack stretch sunday supposed system teams \
    thursday tomorrow tuesday unassigned unclear unknown urgent waiting want website wednesday welcome \
    wip zoom",
);

/// What stands shouted in brackets before a task and is nobody.
pub(super) const NO_INITIALS: [&str; 22] = [
    "AI", "API", "BUG", "CI", "CLI", "DOC", "EPC", "FYI", "HOT", "NEW", "OLD", "PR", "PRS", "QA",
    "RFC", "TBA", "TBC", "TBD", "TSC", "UI", "UX", "WIP",
];

/// Bodies that take a task as a person does: "Docs team to ask".
pub(super) const BODIES: [&str; 8] = [
    "team",
    "group",
    "WG",
    "SIG",
    "committee",
    "board",
    "community",
    "Team",
];

/// Bodies by their letters, which take a task as a person does: "TSC: ask".
pub(super) const COUNCILS: [&str; 14] = [
    "BoD", "CG", "EC", "GB", "IG", "PMC", "PSC", "SC", "TAC", "TAG", "TC", "TOC", "TSC", "WG",
];

/// Offices, whose holders take a task without their names: "the treasurer will".
pub(super) static ROLES: WordList = WordList::new(
    "ceo cfo chairman chairperson chairwoman coo cto kassenwart kassier kassierer president schatzmeister \
     schatzmeisterin schriftführer schriftführerin secretary secretariat treasurer vorstand webmaster \
     penningmeester trésorier trésorière tesorero kassör",
);

/// Who a body consists of: "voting members".
pub(super) static MEMBERS: WordList = WordList::new(
    "attendees authors board chair chairs committee community developers editor editors group leads \
     maintainer maintainers members mentors organisers organizers participants president \
     reviewers secretary team treasurer volunteers mitglieder teilnehmer vorstand",
);

/// Ends of the names of houses, which sign and host, but take no tasks.
pub(super) const HOUSES: [&str; 7] = [
    "University",
    "Institute",
    "Foundation",
    "College",
    "Inc",
    "GmbH",
    "Universität",
];
