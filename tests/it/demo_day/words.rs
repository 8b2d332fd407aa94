//! What people wrote and what interviewers noted. Invented; short, and meant to sound like somebody.

use super::people::Area;

/// The form's questions.
pub const WHY: &str = "Perché vuoi partecipare?";
pub const CLIENT: &str = "Raccontaci di un cliente che ti sei guadagnato";
pub const WHEN: &str = "Quando puoi";

/// Answers to why.
pub const WHYS: [&str; 20] = [
    "Lavoro sempre per conto di altri. Vorrei che qualcosa, almeno una volta, fosse anche mio.",
    "Sinceramente? Curiosità. E il fatto che non promettiate un posto.",
    "Conosco tre di quelli che erano alla serata di presentazione: sono tornati tutti con la stessa faccia.",
    "In agenzia ho imparato molto e deciso niente. Qui mi pare che si decida.",
    "Per conto mio arrivo fino a un certo punto: ho i clienti, non ho con chi farli crescere.",
    "Ho chiuso la partita IVA l'anno scorso; «mai più così», mi dicevo. Poi ho letto la vostra call.",
    "Mi interessa l'idea che l'azienda sia di chi ci lavora. Non ho mai avuto una quota di niente, vorrei provare.",
    "Faccio il pendolare da nove anni. Il treno delle 6:52 non mi mancherà.",
    "Perché una cosa così, a Pistoia, non l'ha ancora fatta nessuno.",
    "Voglio lavorare con gente più brava di me. Dove sto adesso è difficile, siamo in due.",
    "Ho due figli piccoli e nessuna voglia di scegliere tra loro e un lavoro fatto bene.",
    "Ho seguito per anni il vivaio di famiglia. So che cosa vuol dire rispondere di tutto.",
    "Cerco dodici persone con cui litigare per bene e poi andare a pranzo.",
    "Mi hanno detto che fate domande difficili. Sono qui per quelle.",
    "Il mio mestiere lo so fare. Venderlo no: spero che in dodici ci si dia una mano.",
    "Ho lasciato un contratto a tempo indeterminato a giugno. Non stavo male: stavo e basta.",
    "Le aziende qui intorno le conosco: mio padre ci ha lavorato, io ci porto i bambini a calcio.",
    "Vorrei fare un lavoro che mia nonna capisce quando glielo racconto.",
    "Un'agenzia ha bisogno anche di chi tiene i conti e le scadenze. Eccomi.",
    "Mi piace cominciare le cose. Finirle lo sto imparando, e da solo è più lungo.",
];

/// Answers to the client question, by area.
pub fn clients(area: Area) -> &'static [&'static str] {
    match area {
        Area::Social => &[
            "Una palestra. Ho rifatto le pagine gratis per un mese, poi hanno firmato per un anno.",
            "Un frantoio: ci ho passato tre sabati a fotografare la raccolta; il quarto mi hanno chiesto un preventivo.",
            "La gelateria in piazza: con i gusti scelti dai clienti il martedì fa come il sabato.",
            "Un negozio di scarpe per bambini. Rispondevo ai messaggi io, anche la domenica. Sono rimasti.",
            "Nessuno, finora: ho sempre lavorato come dipendente. Però la pagina della squadra di pallavolo è mia.",
            "Un parrucchiere che non voleva comparire. Adesso fa le dirette da solo e non smette più.",
        ],
        Area::Web => &[
            "Un'officina: il gestionale delle revisioni, scritto la sera. Lo usano da quattro anni, ogni tanto mi regalano l'olio.",
            "Comune di una valle qui vicino: bando piccolo, vinto in due.",
            "Una ditta di infissi, arrivata dal commercialista. Il primo sito era pieno di errori: l'ho rifatto a spese mie.",
            "Il teatro: prenotazioni online in tre settimane, la sera della prima non è caduto niente.",
            "Un vivaio: catalogo di 1.400 piante. La parte difficile è stata farmi dare i nomi giusti.",
            "Nessuno direttamente. In azienda però chiedono di me, e questo me lo segno.",
        ],
        Area::Seo => &[
            "Studio dentistico, passaparola da un cliente; fatturo loro circa 1.200,50 € al mese.",
            "Un agriturismo: da undici prenotazioni dirette a novanta in un anno. Ho i numeri, se servono.",
            "Un ricambista. Ho detto subito che con 200 € di campagne non si andava lontano; è tornato con 900.",
            "Una scuola di lingue persa per un preventivo alto e tornata dopo sei mesi, allo stesso prezzo.",
        ],
        Area::Design => &[
            "Una cantina: etichetta rifatta due volte, la seconda l'ho chiesta io perché la prima non mi convinceva.",
            "Il museo civico, per i cartelli. Ho passato due giorni a guardare dove la gente si ferma.",
            "Un produttore di materassi: ho ridotto il catalogo da 80 pagine a 24 e hanno venduto di più.",
            "Uno studio di fisioterapia; mi pagano in parte in sedute, lo dico con onestà.",
        ],
        Area::Copy => &[
            "Una casa editrice minuscola: le quarte di copertina, a dieci euro l'una. Poi l'ufficio stampa.",
            "Un birrificio: i nomi delle birre sono miei, compreso quello che non ha funzionato.",
            "Una onlus che doveva chiedere soldi senza far piangere nessuno. Raccolta raddoppiata.",
        ],
        Area::Project => &[
            "Un consorzio di sette artigiani: tenevo insieme le scadenze. Il più difficile era il più simpatico.",
            "La fiera di maggio, tre edizioni. La seconda con la pioggia, ed è quella che racconto.",
            "Un ristrutturatore che consegnava in ritardo: ho messo un foglio appeso in cantiere, è bastato quello.",
        ],
    }
}

/// When people can come.
pub const WHENS: [&str; 8] = [
    "mattina",
    "mattina",
    "tutto il giorno",
    "tutto il giorno",
    "pomeriggio, oggi va bene",
    "dopo le 15:00",
    "non prima delle 10,30",
    "quando volete, avviso al lavoro",
];

/// The criteria of the rubric, in its order.
pub const CRITERIA: [&str; 7] = ["ATT", "PRO", "IMP", "MES", "COL", "RES", "RAD"];

/// What is noted on a criterion at a level, in the order of [`CRITERIA`]; the highest level first.
pub const NOTES: [[&[&str]; 5]; 7] = [
    [
        &[
            "Due corsi finiti e usati: ha mostrato il prima e il dopo dello stesso lavoro.",
            "Ha chiesto una critica al cliente che se n'era andato, e ci ha cambiato il metodo.",
            "In tre settimane da zero al primo lavoro consegnato; errori elencati senza che li chiedessimo.",
            "Ogni venerdì si fa correggere da chi ne sa di più. Ha fatto i nomi, tornano.",
            "A quarant'anni da capo, con un diciannovenne come maestro. Lo racconta ridendo.",
            "Quaderno degli errori, datato. L'ultimo è di ieri.",
        ],
        &[
            "Un esempio recente e completo, con il voto del cliente.",
            "Critica presa, cambiato il preventivo: ce l'ha mostrato.",
            "Impara da chi ha accanto, e lo cita.",
        ],
        &["Impara se serve; lo dice con franchezza.", "Accetta le correzioni, non le cerca."],
        &["Corso finito, mai usato.", "Buon esempio, ma di sei anni fa; poi si difende."],
        &[
            "«Alla mia età si insegna.» La critica più utile: non ne viene in mente nessuna.",
            "Dà la colpa al capo, poi al cliente, poi allo strumento.",
        ],
    ],
    [
        &[
            "Ha rispiegato il modello meglio di noi e ha messo il dito sul punto debole: i primi sei mesi.",
            "Porta due clienti e rinuncia a una consulenza fissa: lo ha già scritto all'azienda.",
            "Ha fondato una cooperativa a vent'anni, chiusa in pari. Sa che cosa costa.",
            "Ha già parlato con la famiglia di sei mesi magri. Ha la cifra.",
            "Quattro anni di banca del tempo, due da tesoriere: i conti sono in rete.",
            "La parte che non convince: il voto a testa. Argomenta, poi dice che ci starebbe.",
        ],
        &["Ha letto tutto, domande di merito.", "Offre un giorno a settimana e dice quale."],
        &["Dubbi onesti sulle quote. Contributo ancora generico.", "Il progetto piace, il rischio meno."],
        &["Parla più di visibilità che di impresa.", "Cerca soprattutto lavoro; lo ammette."],
        &["Chiede due volte quanto si prende al mese e quando si firma.", "Pensava fosse un concorso del Comune."],
    ],
    [
        &[
            "Tre clienti dal primo contatto al saldo, con cifre. Uno perso per un preventivo troppo basso, e lo racconta.",
            "Ha alzato il prezzo del 30% in una telefonata: ripetuta parola per parola, convince.",
            "All'officina di provincia propone un foglio e 400 €, non un sito. Ha fatto i conti a voce.",
            "Sa il margine di ogni cliente, anche di quello in perdita, e perché lo tiene.",
            "Ha lasciato il cliente più grosso perché pagava a 180 giorni. Sostituito in tre mesi.",
            "Vende meglio di noi: alla fine gli stavamo comprando la penna.",
        ],
        &[
            "Un cliente portato e tenuto da tre anni; sa difendere il prezzo.",
            "Preventivo fatto lì, su un foglio: regge.",
        ],
        &["Ha tenuto clienti di altri; il ragionamento regge.", "Sa fare un prezzo, lo difende poco."],
        &["Un cliente, arrivato per caso.", "Evita la parola soldi."],
        &[
            "«I soldi li vedeva il titolare.» Non sa quanto costava un suo giorno.",
            "Vuole compiti precisi e orario. Lo dice bene, ma lo dice.",
            "Prezzi? «Li decide il mercato.» Quali, non lo sa.",
            "In otto anni mai mandato un preventivo, e nessuna voglia di cominciare.",
        ],
    ],
    [
        &[
            "Lavoro mostrato dal telefono: pulito, motivato, con il difetto indicato prima da chi l'ha fatto.",
            "Spiegazione all'artigiano in quaranta secondi: l'avrei comprato.",
            "Ha un elenco di controllo suo, consumato. Ce l'ha lasciato.",
            "Qualità alta su tre lavori diversi; nessuna parola tecnica di troppo.",
            "Ha rifatto a sue spese un lavoro che il cliente aveva già accettato.",
        ],
        &["Lavoro solido, spiegato bene anche a chi non è del mestiere.", "Un pezzo ottimo, gli altri curati."],
        &["Lavoro onesto per clienti semplici.", "Spiega il che cosa, meno il perché."],
        &["Buona mano, metodo da trovare.", "Un pezzo buono, due forse di altri."],
        &[
            "Portfolio con due lavori di altri; alla domanda ha cambiato discorso.",
            "Niente da mostrare, «è tutto riservato».",
        ],
    ],
    [
        &[
            "Nomina quattro colleghi e che cosa deve a ciascuno. Il calendario comune l'usano ancora.",
            "Disaccordo duro con una persona brava: oggi le passa i clienti.",
            "Ha formato chi poi ha preso il suo posto, e ne parla con orgoglio.",
            "Tre ex colleghi ci hanno scritto senza che lo chiedessimo.",
            "Ha inventato la riunione in piedi del lunedì: dodici minuti, c'è ancora.",
        ],
        &["Dice presto quando qualcosa va storto; due esempi.", "Il credito lo dà per nome."],
        &["Bene se i ruoli sono chiari.", "Dopo anni di lavoro solitario lo sa e lo dice."],
        &["Molti «io», qualche «noi» dopo la seconda domanda.", "Condivide, ma quando è finito."],
        &["Parla male di due ex colleghi, con nome e cognome.", "Teneva la password del sito «per farsi rispettare»."],
    ],
    [
        &[
            "Alluvione del capannone: ha deciso, avvisato tutti entro sera, pagato di tasca la prima settimana.",
            "Sei contro sei: chiama il cliente alle 17:30 e dice come stanno le cose. L'ha fatto davvero.",
            "Decisione sbagliata detta il giorno stesso, con la cifra. Due episodi.",
            "Sito giù la notte dei saldi: alle due era in negozio, alle sei era su. Poi ha scritto le scuse.",
            "Ha chiuso un ramo d'azienda spiegandolo a uno a uno. Due lavorano ancora insieme.",
            "Ha pagato la multa di un errore comune, e dopo ha cambiato la procedura.",
        ],
        &["Un episodio vero: ha sbloccato il gruppo e ci ha messo la faccia.", "Regge la pressione; decide in tempo."],
        &["Risponde della sua parte, aiuta chi decide.", "Un episodio vero, piccolo."],
        &["Spiega bene perché toccava ad altri.", "Decide tardi, e lo sa."],
        &[
            "Nel momento difficile era in ferie, e non vede il problema.",
            "Ha deciso contro tutti e ha fatto pagare la stagista.",
        ],
    ],
    [
        &[
            "Vivai, calzaturieri, due frantoi: chiama i titolari per nome e sa che cosa manca a ciascuno.",
            "Ha comprato casa qui e rifiutato Milano due volte. Il suo piano è il nostro.",
            "Undici anni nella stessa associazione, quattro da presidente.",
            "Conosce la montagna meglio della piana: ha l'elenco delle ditte che cercano.",
            "Tra tre anni si vede a formare i prossimi dodici, e sa in quale stanza.",
        ],
        &["Pochi rapporti, ma veri.", "Ha già scelto: figli a scuola qui, studio qui."],
        &["Conosce la piana, meno la montagna.", "Due anni sì, poi si vede."],
        &["Il territorio per ora è un indirizzo.", "Orizzonte: l'estate."],
        &["«Appena si può, Barcellona.» Lo dice sorridendo.", "Non sa dire il nome di un'impresa della provincia."],
    ],
];

/// General notes on a sheet.
pub const GENERAL: [&str; 10] = [
    "Ha risposto all'ultima domanda dopo un silenzio lungo. Ne valeva la pena.",
    "Emozione forte all'inizio, passata dopo cinque minuti: non pesarla.",
    "Da risentire insieme a chi fa vendite.",
    "Ha chiesto a noi perché lo facciamo. Bella domanda.",
    "Parla piano, dice molto.",
    "Ha portato un quaderno con le domande. Tre le avevamo anche noi.",
    "Simpatia enorme: attenzione all'alone.",
    "Riletti gli appunti: i due esempi sono dello stesso lavoro.",
    "Preparazione ottima sul bando, meno su di sé.",
    "Se entra, starebbe bene accanto a chi tiene i conti.",
];

/// What a pair says where its marks were far apart.
pub const SENTENCES: [&str; 14] = [
    "Riascoltato l'esempio: il risultato c'era, ma il lavoro era per metà di altri.",
    "Uno di noi aveva segnato la risposta alla domanda sbagliata.",
    "Il secondo episodio, detto alla porta, cambia il quadro: lo contiamo.",
    "Troppa severità sulla forma; i fatti sono da livello pieno.",
    "L'entusiasmo aveva alzato il voto, gli esempi reggono un livello sotto.",
    "Ci siamo accordati sul testo del livello, riletto ad alta voce.",
    "Conta quello che ha fatto, non come lo ha raccontato.",
    "Manca la prova di chi l'ha pagato: scendiamo.",
    "La cifra che ha dato torna con quella del sito: saliamo.",
    "Il dubbio resta, e il voto di mezzo lo dice.",
    "Aveva capito un'altra domanda; sulla nostra ha risposto dopo, e bene.",
    "Un solo episodio, ma vero: il livello lo chiede.",
    "La critica ai colleghi c'era; ma la correzione è arrivata senza aiuto.",
    "Restiamo distanti, teniamo il voto più basso e lo scriviamo.",
];
