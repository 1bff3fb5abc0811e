//! Given names, as a sign that a word is a person whom no list names.
//!
//! "Tilda will mend it" promises something, "Bread will rise" does not: who
//! reads minutes knows names when they see them. The list holds common names
//! of many languages, without those that are as well words, products or places
//! of the trade ("Mark", "Grant", "Julia", "Jordan"). It is but one witness:
//! a word counts where its place in the sentence says so too.

use crate::wordlist::WordList;

/// Common given names in lower case.
static GIVEN: WordList = WordList::new(
    "aaron abbas abdul abdullah abel abhishek abigail abraham adam adele adelheid adina \
     aditya adolfo adrian adriana adriano adrien agata agathe agnes agnieszka ahmad ahmed \
     aidan aiko aileen aisha ajay akash akira aksel alain alan alana albert alberto albrecht \
     alejandra alejandro aleksandar aleksander aleksandr aleksandra aleksei alena alessandra \
     alessandro alessia alex alexander alexandra alexandre alexandru alexej alexis alfonso \
     alfred alfredo algis ali alice alicia alina alison alistair alla allan allen allison \
     alma alois alvaro alvin alyssa amalia amanda amar ambroise amelia amelie amin amina amir \
     amira amit amy ana anand anastasia anders andrea andreas andrei andrej andres andrew \
     andrey andrzej andy angela angelika angelina angelo angie anil anisha anita anja anjali \
     anke anna annabelle annalena annalisa anne anneke annelie annelies annemarie annette \
     annika anouk ansgar anthony antje antoine anton antonella antoni antonia antonin \
     antonina antonio antonis anuj anup anya archana ariana ariane ariel arjan arjun armin \
     arnaud arnd arne arnold arnulf arthur artur arturo arun arvid asger asha ashish ashley \
     ashok astrid athanasios atul audrey augusto aurelia aurelien aurore avi avinash axel \
     ayesha ayse balazs barbara barry bart bartek bartosz bastiaan bastian beata beate \
     beatrice beatrix beatriz becky behnam ben benedict benedikt benjamin benjamín benno \
     benoit benoît bernadette bernard bernd bernhard bernie bertram bertrand beth bethany \
     bettina beverly bharat bilal birger birgit birgitta birte bjarne bjoern bjorn björn bob \
     bogdan boris boyan brad bradley bram brandon branko brenda brendan brent brett brian \
     brice bridget brigitte britta brittany bruce bruno bryan bryce burkhard caitlin calvin \
     cameron camila camille candice cara carina carl carla carles carlo carlos carlotta \
     carmen carol carola carolin carolina caroline carolyn carsten caspar cassandra catalina \
     caterina catherine cathy cecile cecilia cecilie cedric celia celine cesar chad chandra \
     chantal charlene charles charlie cheryl chiara chloe chloé chris christa christel \
     christelle christian christiane christina christine christof christoph christophe \
     christopher chuck cindy claire clara clare clarissa claude claudia claudio claus clemens \
     cliff clifford clinton clément colette colin connor conny conor constantin constanze \
     cordula corey corinna corinne cornelia cornelis cornelius courtney craig cristian \
     cristiano cristina cristóbal curtis cynthia cyril cédric céline césar daan dagmar \
     daisuke damian damien damir damon dan dana daniel daniela daniele daniella danielle \
     danilo danny dante danuta daria darius dariusz darko darrell darren daryl dave david \
     davide debbie deborah debra declan deepa deepak deirdre delia delphine demetrios denis \
     denise dennis derek derrick desmond detlef diana diane didier diego dierk dieter dietmar \
     dietrich dilip dimitar dimitri dimitrios dina dinesh dirk divya dmitri dmitriy dmitry \
     dolores dominic dominik dominika dominique donald donna dora dorian doris dorota \
     dorothea dorothee dorothy doug douglas dragan duncan dusan dustin dwayne dylan eamon \
     ebba eberhard eckhard eddie edgar edith edmund eduard eduardo edward edwin egon eike \
     eileen ekaterina elaine eleanor elena eleni eli elias elie eliot elisa elisabeth elise \
     elizabeth elke ella ellen elliot elliott elodie elsa elvira emanuel emanuele emeric emil \
     emile emilia emiliano emilie emilio emily emma emmanuel emmanuelle enno enrico enrique \
     enzo eric erica erich erick erik erika erin ernesto ernst erwan erwin esteban estelle \
     esther ethan etienne eugen eugene eugenia eugenio eva evan evelyn evelyne evgeny ewa \
     ewald ewan eyal fabian fabien fabienne fabio fabrice fabrizio farah farhan fatima fatma \
     federica federico felicia felicitas felicity felipe felix ferdinand fernanda fernando \
     filip filippo fiona flavia flavio fleur florentin florian floris frances francesca \
     francesco francine francis francisco franck francois franka franz franziska françois \
     françoise fred freddy frederic frederick frederik fredrik freya frida friederike \
     friedhelm friedrich fritz frédéric gabor gabriel gabriela gabriele gabriella gabrielle \
     gael gareth gary gaurav gauthier gavin gaël geert geoff geoffrey geoffroy georg george \
     georges georgina georgios gerald geraldine gerard gerd gerda gerhard germain gero gerrit \
     gert gertrud gianluca gianni gilbert gilberto gilles gillian gina gino giorgio giovanna \
     giovanni gisela giselle gitta giulia giuliano giulio giuseppe glenn gloria goetz gonzalo \
     gopal goran gordon graham greg gregor gregory greta grzegorz gudrun guido guilherme \
     guillaume guillermo gunnar gunter gunther gustav gustavo gwen gwenaël göran götz günter \
     günther hadley hagen hamid hanna hannah hanne hannelore hannes hanno hans hansjörg \
     harald hari harish harriet harry hartmut harvey hasan hassan heather hector hedwig heidi \
     heike heiko heiner heinrich heinz helen helena helene helga helge helmut hendrik henning \
     henri henriette henrik henrike henrique henry herbert heribert herman hermann hernan \
     hervé hilary hilda hilde hiroshi holger horst howard hubert hugh hugo humberto hussein \
     héctor iain ian ibrahim ida ignacio ignasi igor ilaria ildikó ilja ilka ilona ilse ilya \
     imke imran ina indira ines inga inge ingeborg ingo ingolf ingrid inka inke ioana ioannis \
     irena irene irina iris irma isaac isabel isabell isabella isabelle isaiah ismael ismail \
     istvan ivan ivana ivo izabela jaap jacek jackie jacob jacopo jacqueline jacquelyn \
     jacques jaime jake jakob jakub james jamie jana jane janet janice janina janine janis \
     janna jannik jannis janos janusz jared jarek jarmo jaroslav jasmin jason jasper javier \
     jayesh jean jeanette jeanne jeannette jeff jeffrey jelena jelle jen jenna jennifer jenny \
     jens jeremiah jeremias jeremy jerome jerry jesper jess jesse jessica jesús jill jim \
     jimena jimmy jing joachim joan joana joanna joanne joaquin joaquín jochen jodi joe joel \
     joelle joerg johan johann johanna johannes john johnny jon jonah jonas jonathan joost \
     jordi jorge jorgen joris jose josef josefin josefina joseph josephine josh joshua josip \
     jost josé joyce joão juan juana juanita judith judy juergen jukka julian juliana juliane \
     julie julien juliet juliette julio julius junko jurgen jussi justin justine justyna \
     jutta jérémy jérôme jörg jörn jørgen jürgen kai kaitlyn kaj kamal kamil kamila karel \
     karen karim karin karina karl karla karolina karsten kasper katarina katarzyna kate \
     katelyn katharina katherine kathi kathleen kathrin kathryn kathy katie katja katrin \
     katrina kavita kazuki keiko keith kelly ken kenji kenneth kenny kenta kerstin kevin \
     khalid kiran kirill kirk kirsten kjell klaas klara klaus konrad konstantin konstantinos \
     kostas krijn kris krishna kristen krister kristian kristiina kristin kristina kristine \
     kristof krzysztof kumar kunal kurt kyle kyra lachlan ladislav laetitia lana larissa \
     larry lars lasse laszlo laura laure lauren laurence laurens laurent laurenz laurie \
     lawrence lea leah leander leandro leif leila lena lennart leo leon leona leonard \
     leonardo leonhard leonie leonor leopold leroy lesley leslie leticia lewis lia liam liana \
     lida lilian liliana lilith lillian lily lina linda lindsay lindsey linnea linus lionel \
     lior lisa lisbeth livia liz lizzie ljubica loic lorena lorenz lorenzo loretta lori \
     lothar lotte lou louis louisa louise loïc luc luca lucas lucia lucian luciana luciano \
     lucie lucien lucile lucy ludger ludovic ludwig luigi luis luisa luise luiz lukas lukasz \
     luke lutz lydia lynn maarten maciej madeleine madeline magali magda magdalena maggie \
     magnus maha mahesh mahmoud maik maike maja maksim malcolm malin malte mandy manfred \
     manish manoj manon manuel manuela mara marc marcel marcela marcelo marcia marcin marco \
     marcos marcus marek maren margaret margarete margarita margherita margit margot margret \
     marguerite maria mariana marianne mariano maribel marie marieke marija marijn marika \
     marilyn marina mario marion maris marisa marit marita marius marjan marjolein marko \
     markus marlene marlies marlon marta marten martha martijn martin martina martine marvin \
     mary masha massimo mateo mateusz mathew mathias mathieu mathilde matias matilda matt \
     matteo matthew matthias matthieu matti mattia mattias maureen maurice mauricio mauro \
     maxence maxim maxime maximilian maximiliano maya mayra megan meghan mehdi mehmet meike \
     melanie melina melinda melissa mercedes meredith merle mia micah michael michaela \
     michail michal michał michel michele michelle michiel miguel mihai mikael mike mikhail \
     mikko mikolaj mila milena milica milos miloš mina mindy minh mira miranda mirco mireille \
     miriam mirjam mirko miroslav mitchell mohamed mohammad mohammed mohan mohit moira molly \
     mona monica monika monique morgane moritz morten mostafa muhammad murat muriel murray \
     mustafa myriam nadia nadine nadja nancy naomi narek natalia natalie natasha nathalie \
     nathan nathaniel naveen neha neil nele nelson nerea nestor nia nicholas nick nicki nico \
     nicola nicolai nicolas nicole niels nigel nihal niina nikhil nikita niklas niko nikola \
     nikolai nikolaos nikolaus nikolay nikos nils nina nino nisha nishant nitin noah noelle \
     noemi nora norah norbert noreen norma norman nuno nuria ofelia olaf olav ole oleg \
     oleksandr oleksii olena olga oliver olivia olivier olof omar omer ondrej orlando oscar \
     oskar osman osvaldo ottavio otto owen pablo padraig paloma pam pamela paola paolo parisa \
     patrice patricia patricio patrick patrik patrizia patryk patty paul paula paulina \
     pauline paulo pavel pawel paweł pedro peggy penelope percy perrine pete peter petr petra \
     petri petros phil philip philipp philippa philippe phillip phoebe phyllis pia pierre \
     pieter pietro pilar piotr poul pradeep prakash pranav prashant pratik praveen preeti \
     priya priyanka przemek quentin quinn rachael rachel rachid radek radu rafael rafał \
     raffaele ragnar rahul raimund rainer raj rajesh rajiv rakesh ralf ralph ramesh ramin \
     ramon ramona ramón randall randy raphael raphaël raquel rasmus raul ravi raymond raúl \
     rebecca rebekka regine reiner reinhard reinhold remi remy renata renate renato rene \
     renee rené renée reto reza rhonda ricarda ricardo riccardo richard rick ricky rita \
     robert roberta roberto robin rocío roderick rodrigo roger rohan rohit roland rolf romain \
     roman romina ron ronald ronny rosa rosalie rosalind rosanna rosemarie rosemary rosie \
     ross roswitha roxana roxanne royce ruben rubén rudi rudolf rudolph rudy ruslan russ \
     russell ruth ryan rémi rémy rüdiger saara sabina sabine sabrina saeed salim sally salma \
     salvador salvatore sam samantha samir sammy samuel samuli sandeep sander sandra sandro \
     sandy sanjay sanjeev sanna sara sarah sascha sasha saskia satish satoshi saul saurabh \
     scott sean sebastiaan sebastian sebastien sebastián selena selim selina selma seppo \
     serena serge sergei sergej sergey sergio seth severin seán shane shannon sharon shaun \
     shauna shawn sheila shelley sherry shreya shubham sibylle siddharth sidney siegfried \
     sigrid sigurd silas silja silke silvan silvana silvia silvio simon simona simone \
     simonetta sinan siobhan siva sivan slavko snežana sofie solveig sonia sonja sophia \
     sophie soren srini srinivas sriram stacey stacy stanislav stanley stefan stefania \
     stefanie stefano steffen steffi stella stephan stephane stephanie stephen steve steven \
     stew stewart stig stijn stuart stéphane stéphanie suchi sudhir sue sunil suresh susan \
     susana susanna susanne sushil susie suzan suzanne suzy sven svenja svetlana swati \
     sybille sylvain sylvester sylvia sylvie szymon sébastien søren tabea tabitha tadeusz \
     taiwo takashi takeshi tamara tamas tami tammy tania tanja tanya tara tarek tariq tarun \
     tatiana tatjana ted teemu terence teresa terje terry tess tessa thanh thea thelma theo \
     theodor theodore theresa therese thiago thibault thierry thijs thilo thom thomas thorben \
     thorsten tibor tiffany tilda tilman tilmann tilo tim timm timo timothy tina tino titus \
     tobi tobias todd toivo tom tomas tomasz tommaso tommy tomoko tomáš toni tony torben \
     torsten tracey tracy trevor tricia tristan trond trudy tudor tycho tyler udo ulf uli \
     ulla ulrich ulrik ulrike ulysse umar umberto urs ursel ursula usman ute uwe vaibhav \
     valentin valentina valerie valérie vanessa vasile vasilis vasily veit vera verena \
     veronica veronika veronique vicki vicky victor vidya vijay vikas vikram viktor viktoria \
     vimal vinay vincent vincenzo vinod viola violeta virginie vishal vitor vittorio vivek \
     vivian viviana vivien vlad vladimir vladislav vojtech volker volodymyr véronique \
     waldemar walter wanda warren wayne wendelin wendell wendy wenke werner wibke wiebke \
     wiktor wilfred wilfried wilhelm wilhelmina willem william wilma winfried winston \
     wladimir wolfgang wolfram wout wouter xander xavi xavier xenia yana yann yannick yannis \
     yasmin yasmine yasser yolanda yosef youssef yuki yuko yulia yuri yuriy yusuf yvan yves \
     yvette yvonne zachary zack zbigniew zdenek zeynep zoe zofia zoltan zora zoé zuzana \
     éloïse étienne",
);

/// Tells whether a word is a common given name, and begins with a capital.
pub(crate) fn is_given(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && GIVEN.has_lower(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known() {
        for name in ["Tilda", "Søren", "Seth", "Krijn", "ÉTIENNE"] {
            assert!(is_given(name), "{name}");
        }
        for other in [
            "tilda", "Mark", "Julia", "Jenkins", "Will", "May", "Bread", "",
        ] {
            assert!(!is_given(other), "{other}");
        }
    }
}
