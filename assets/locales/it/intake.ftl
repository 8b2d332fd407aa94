### File di persone e di schede, e file di griglie

## Dove

intake-at = { $place }: { $what }
intake-line = riga { $line }
intake-record = record { $record }
intake-line-record = riga { $line } (record { $record })
intake-column = colonna «{ $column }»
intake-starts-line = Riga { $line }
intake-starts-line-record = Riga { $line } (record { $record })
intake-and-more = { $list } e { $n ->
    [one] un'altra
   *[other] altre { $n }
    }

## File di persone

intake-file-too-large = il file supera { $limit } MiB.
intake-file-too-large-next = Controlla che sia il file giusto, o dividilo in più file.
intake-workbook = è un file { $kind }, un tipo che qui non si legge.
intake-workbook-next = Aprilo con il programma dei fogli di calcolo, salvalo come XLSX o CSV e scegli quello.
intake-workbook-damaged = questo file { $kind } è rovinato o non è intero.
intake-workbook-damaged-next = Aprilo con il programma dei fogli di calcolo, salvalo di nuovo e scegli quello.
intake-workbook-locked = questo file ha una password.
intake-workbook-locked-next = Aprilo, salvalo senza password e scegli quello.
intake-workbook-too-large = questo file, aperto, è troppo grande per essere un elenco.
intake-workbook-too-large-next = Salva come CSV il solo foglio che serve e scegli quello.
intake-zip = è un archivio compresso, e qui serve un file CSV.
intake-zip-next = Apri l'archivio, tira fuori il foglio e salvalo come CSV.
intake-html = è una pagina web con dentro una tabella, e qui serve un file CSV.
intake-html-next = Aprila con il programma dei fogli di calcolo, salva la tabella come CSV e scegli quello.
intake-not-text = questo non è un file di testo.
intake-not-text-next = Controlla che sia il file giusto. Serve il foglio salvato come CSV.
intake-empty = il file è vuoto.
intake-empty-next = Controlla che sia il file giusto, o salva di nuovo il foglio come CSV.
intake-no-records = c'è la riga dei titoli e sotto non c'è niente.
intake-no-records-next = Controlla che sia il foglio giusto, e che le persone siano sotto i titoli.
intake-open-quote = qui si apre una virgoletta che non si chiude dove finisce la cella.
intake-open-quote-next = Chiudi o togli la virgoletta in quel punto, salva e riprova.
intake-too-many-records = il foglio supera { $limit } righe.
intake-too-many-records-next = Dividilo in più file, ognuno con la sua riga di titoli.
intake-too-many-columns = la riga supera { $limit } colonne.
intake-too-many-columns-next = Controlla il separatore: va bene il punto e virgola, la virgola o la tabulazione.
intake-cell-too-long = la cella supera { $limit } caratteri.
intake-cell-too-long-next = Accorcia quel testo, o controlla che una virgoletta non sia rimasta aperta.
intake-no-name-column = nessuna colonna sembra un nome di persona.
intake-no-name-column-next = Di' qual è con --map name=COLONNA. Le colonne sono: { $headings }.
intake-no-column = manca la colonna «{ $wanted }».
intake-no-column-next = Servono le colonne candidate, interviewer, criterion e score. Qui ci sono: { $headings }.
intake-column-twice = la colonna «{ $name }» c'è due volte.
intake-column-twice-next = Cambia il titolo di quella che non serve.
intake-empty-cell = la cella è vuota, e senza non si sa di chi o su che cosa è il voto.
intake-empty-cell-next = Completa la riga o toglila.
intake-not-a-number = «{ $text }» non è un voto.
intake-not-a-number-next = Scrivi un numero; per un criterio non osservato lascia vuoto o scrivi NA.
intake-off-scale = il voto esce dalla scala da { $min } a { $max }.
intake-off-scale-next = Correggi il voto, o dai la scala giusta con --scale.
intake-not-a-time = «{ $text }» non è un'ora.
intake-not-a-time-next = Scrivi l'ora come 09:40, o data e ora come 2026-11-28T09:40:00+01:00.
intake-same-cell-twice = lo stesso voto c'è già alla riga { $line }.
intake-same-cell-twice-next = Togli la riga che non vale, o distingui i due colloqui con una colonna interview.
intake-map-syntax = «{ $text }» non dice quale colonna è quale campo.
intake-map-syntax-next = Scrivi CAMPO=COLONNA, per esempio --map name=Nominativo.
intake-unknown-field = «{ $field }» non è un campo.
intake-unknown-field-next = I campi sono: { $fields }. Una domanda del modulo è { $answer }.
intake-unknown-column = questa colonna non c'è.
intake-unknown-column-next = Scegline una di queste: { $headings }.
intake-ambiguous-column = più colonne hanno questo titolo.
intake-ambiguous-column-next = Di' quale con il suo numero: { $numbers }.
intake-mapped-twice = con --map la colonna «{ $column }», o il suo campo, è scelta due volte.
intake-mapped-twice-next = Lascia una sola scelta per ogni colonna e per ogni campo.

## Singole righe

issue-said-no = il consenso non c'è, la risposta è «{ $said }»; questa riga resta fuori.
issue-consent-unclear = «{ $said }» non è né un sì né un no al consenso; la riga è presa, e il consenso è da chiedere.
issue-consent-unsaid = sul consenso non c'è scritto niente; la riga è presa, e il consenso è da chiedere.
issue-nameless = manca il nome; questa riga resta fuori.
issue-same-as-record = è la stessa persona del record { $record }, { $name }; le due righe diventano una.
issue-like-record = somiglia al record { $record }, { $name }; la riga è presa come un'altra persona.
issue-like-known = somiglia a { $code }, { $name }; la riga è presa come un'altra persona.
issue-known-by-name = la prendo per { $code }, { $name }, solo dal nome e dalla città; conviene controllare.
issue-fits-several = può essere più di una persona ({ $codes }); non scrivo niente.
issue-differs-known = { $code } ha «{ $kept }», che resta; il file dice «{ $other }».
issue-differs-known-empty = qui { $code } non ha niente, e resta così; il file dice «{ $other }».
issue-differs-row = resta «{ $kept }»; l'altra riga dice «{ $other }».
issue-unknown-area = «{ $area }» non è un'area di questa giornata; la riga è presa senza quest'area.
issue-not-an-email = «{ $text }» non è un indirizzo e-mail; resta scritto così e non serve a riconoscere la persona.
issue-not-a-phone = «{ $text }» non è un numero di telefono; resta scritto così e non serve a riconoscere la persona.
issue-unknown-role = «{ $text }» non è un ruolo; vale ospite.
issue-not-a-span = «{ $text }» non è un intervallo come 13:00-14:00; lo lascio fuori.
issue-unknown-candidate = nessuna candidatura ha il codice o l'indirizzo «{ $text }»; lo lascio fuori.
issue-sheets-left = ho letto il foglio «{ $taken }»; non ho letto: { $left }.
issue-too-long = il testo supera { $limit } caratteri; tengo i primi { $limit }.
issue-unprintable = alcuni caratteri non si possono mostrare; li lascio fuori.
issue-unreadable = alcuni caratteri non si leggono; al loro posto c'è �.
issue-short-row = { $cells ->
    [one] c'è { $cells } cella
   *[other] ci sono { $cells } celle
    } e i titoli sono { $columns }; quello che manca resta vuoto.
issue-long-row = { $cells ->
    [one] c'è { $cells } cella
   *[other] ci sono { $cells } celle
    } e i titoli sono { $columns }; quello che avanza resta tra le risposte, con il numero della colonna.
issue-heading-twice = la colonna { $first } ha già questo titolo.

## File di griglie

rubric-file-column = colonna { $column }
rubric-file-too-large = il file supera un megabyte, troppo per una griglia.
rubric-file-too-large-next = Controlla che sia il file giusto.
rubric-file-not-utf8 = da qui il testo non è scritto in UTF-8.
rubric-file-not-utf8-next = Salva il file come testo UTF-8 e riprova.
rubric-file-syntax = qui il testo non segue le regole di TOML ({ $message }).
rubric-file-syntax-next = Controlla virgolette, parentesi e segni = su questa riga e su quella prima.
rubric-file-unknown-key = la chiave «{ $key }» qui non si usa.
rubric-file-unknown-key-meant = Forse è «{ $meant }»: correggila.
rubric-file-unknown-key-next = Toglila, o usa una di queste: { $known }.
rubric-file-missing-key = qui manca la chiave «{ $key }».
rubric-file-missing-key-next = Aggiungi { $key } = … in questo punto.
rubric-file-wrong-kind = qui serve un valore di un altro tipo.
rubric-file-wants-text = Scrivi un testo tra virgolette: "…".
rubric-file-wants-words = Scrivi un testo tra virgolette, "…", o uno per lingua: { "{" } it = "…", en = "…" { "}" }.
rubric-file-wants-whole-number = Scrivi un numero intero, senza virgolette.
rubric-file-wants-list = Scrivi una lista tra parentesi quadre: […].
rubric-file-wants-table = Scrivi chiavi e valori tra parentesi graffe, { "{" } … { "}" }, o sotto un titolo tra quadre.
rubric-file-wants-asks = Scrivi "host" o "partner".
rubric-file-format = il formato non è quello di una griglia.
rubric-file-format-next = Scrivi format = "{ $format }".
rubric-file-version = la versione { $version } qui non si legge.
rubric-file-version-next = Scrivi version = { $version }, o usa un colloquio più recente.
rubric-file-rubric-id = «{ $id }» non va bene come id della griglia.
rubric-file-rubric-id-next = Usa solo lettere minuscole senza accento, cifre e trattini.
rubric-file-criterion-id = «{ $id }» non va bene come id di un criterio.
rubric-file-criterion-id-next = Scrivi una maiuscola e poi al massimo sette maiuscole o cifre, come ATT.
rubric-file-same-id = due criteri hanno lo stesso id, «{ $id }».
rubric-file-same-id-next = Dai un altro id a uno dei due.
rubric-file-criteria-count = { $n ->
    [0] non c'è nessun criterio.
    [one] c'è { $n } criterio.
   *[other] ci sono { $n } criteri.
    }
rubric-file-criteria-count-next = Una griglia ha da 1 a 20 criteri.
rubric-file-weight = il peso { $weight } non va bene.
rubric-file-weight-next = Scrivi un numero intero da 0 a 1000.
rubric-file-no-weight = tutti i pesi sono 0.
rubric-file-no-weight-next = Dai un peso ad almeno un criterio.
rubric-file-scale = la scala da { $min } a { $max } non va bene.
rubric-file-scale-next = Il minimo sta sotto il massimo, tutti e due tra 0 e 10, con al massimo dieci livelli.
rubric-file-level-outside = il livello { $level } non è sulla scala.
rubric-file-level-outside-next = Scrivi un livello da { $min } a { $max }.
rubric-file-same-level = il livello { $level } è due volte in questa lista.
rubric-file-same-level-next = Tienine uno.
rubric-file-tolerance = la tolleranza { $tolerance } non va bene.
rubric-file-tolerance-next = Scrivi un numero intero da 0 a { $widest }.
rubric-file-empty-text = questo testo è vuoto.
rubric-file-empty-text-next = Scrivilo, o togli la chiave se non è obbligatoria.
rubric-file-long-text = questo testo supera { $limit } caratteri.
rubric-file-long-text-next = Accorcialo.
rubric-file-unprintable = in questo testo c'è un carattere che non si può mostrare.
rubric-file-unprintable-next = Cancella quel carattere, o riscrivi il testo a mano.
