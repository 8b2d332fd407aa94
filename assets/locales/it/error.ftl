### Errori: che cosa è successo, che cosa vuol dire per i dati, che cosa fare

error-nothing-changed = Niente è cambiato.
error-nothing-taken = Non ho preso niente; i dati che c'erano sono al sicuro.
error-untouched = Non ho toccato niente.
error-data-here-safe = I tuoi dati sono tutti su questo portatile, al sicuro.
error-before-is-stored = Quello che ha già avuto risposta è salvato.
error-see-help = colloquio --help mostra i comandi e come si scrivono.
error-change-and-retry = Sistema questo punto e riprova.
error-tell-us = È un difetto di colloquio: tieni questo messaggio e segnalalo.
error-say-who = Aggiungi --as con un codice, un nome, lead o frontdesk.
error-accept-by-name = Raccogli quello che manca, oppure accettalo per nome: --accept-missing ID --reason TESTO.
error-bad-option = { $option } non può essere «{ $value }».
error-io = Non riesco con { $path }: { $why }.
io-not-there = qui non c'è
io-not-allowed = il sistema non me lo permette
io-full = il disco è pieno
io-read-only = si può solo leggere, non scrivere
io-is-folder = è una cartella, non un file
io-no-folder = una parte del percorso non è una cartella
io-no-file = non è un file normale
error-check-path = Controlla il nome e se il file si può leggere.
error-check-stick = Controlla la chiavetta e riprova, o scegli un'altra cartella.
error-check-store = Controlla la cartella dei dati, o scegline un'altra con --store.
error-keep-folder = Tieni la cartella così com'è e chiedi un pacchetto agli altri portatili: le voci che avevano ci sono.
error-name-folder = Scegli una cartella che c'è.
error-name-other-folder = Scegli una cartella nuova con --dir.
error-name-the-file = Indica il file del pacchetto, che finisce in .colloquio.json.
error-recovered =
    { $n ->
        [one] Una voce mancava nel registro ed è tornata dalla seconda copia.
        *[other] { $n } voci mancavano nel registro e sono tornate dalla seconda copia.
    }
error-lines-damaged =
    { $n ->
        [one] Una riga del registro non si legge.
        *[other] { $n } righe del registro non si leggono.
    } Chiedi un pacchetto agli altri portatili.
error-tail-cut = In fondo al registro c'erano { $bytes } byte di una scrittura interrotta, mai confermata: li ho messi da parte in { $path }.
error-wrong-day = Questo pacchetto è di un'altra giornata: { $theirs }. Qui c'è { $ours }.
error-still-arriving = { $path } sta ancora arrivando: la sua misura cambia.
error-wait-and-retry = Aspetta che la copia finisca e riprova.
error-read-back = Ho riletto { $path } e non è quello che ho scritto.
error-not-a-file = { $path } non è un file.
error-skipped = Saltato: { $path }.
error-no-bundles = Qui non ci sono pacchetti.
error-no-folder = La cartella { $path } non c'è.
error-not-a-folder = { $path } è un file, non una cartella.
error-accepted-stored = { $n ->
    [one] Una mancanza è accettata e salvata: non va accettata di nuovo.
   *[other] { $n } mancanze sono accettate e salvate: non vanno accettate di nuovo.
    } La giornata resta aperta.
error-no-key = La chiave di questo portatile non è qui: un file scritto a suo nome non lo crederebbe nessuno, e non l'ho scritto.
error-no-key-next = Copia l'intera cartella dei dati, che colloquio paths mostra, oppure scrivi il file con il colloquio che ha aperto la giornata.
error-use-the-code = Usa il codice.
error-list-them = Un comando list li mostra: candidates list, interviewers list, pairs list, interviews list.
error-ambiguous = «{ $text }» può essere più di uno:
error-no-candidate = Nessuna candidatura si chiama «{ $text }».
error-no-person = Nessuno di chi seleziona si chiama «{ $text }».
error-no-interview = Nessun colloquio si chiama «{ $text }».
error-no-pair = Nessuna coppia si chiama «{ $text }».
error-no-area = «{ $text }» non è un'area di questa giornata.
error-no-interview-of = { $code } non ha ancora un colloquio.
error-start-interview = Comincia il colloquio con interviews start.
error-several-interviews = { $code } ha più colloqui: { $list }.
error-say-interview = Indica quale con --interview.
error-several-days = In questa cartella ci sono più giornate:
error-name-the-day = Indica quale con --day.
error-no-day = In { $path } non c'è questa giornata.
error-open-a-day = Comincia con day new, o apri un pacchetto con bundle import.
error-no-home = Non trovo la cartella personale.
error-name-store = Indica dove tenere i dati con --store CARTELLA.
error-no-gap = Niente di quello che manca riguarda «{ $name }».
error-see-what-is-missing = day show dice che cosa manca.
error-reasons-and-gaps = Serve un motivo solo per tutti, o uno per ogni cosa accettata.
error-report-ending = Non so scrivere { $path }: il nome deve finire in .csv o .md.
error-read-only = Un altro programma tiene aperti questi dati: rispondo da quello che è salvato fin qui.
error-held = colloquio è già aperto su questi dati (processo { $pid }, dalle { $since }).
error-held-unknown = Un altro programma tiene aperti questi dati.
error-held-safe = I dati sono al sicuro lì.
error-held-next = Torna a quella finestra, o guarda soltanto: i comandi che leggono funzionano.
error-newer = { $path } è di una versione successiva di colloquio ({ $version }).
error-update = Aggiorna colloquio su questo portatile.
error-missing = { $path } non c'è.
error-exists = { $path } c'è già.
error-unreadable = { $path } non è quello che dovrebbe essere.
error-damaged = { $path }, riga { $line }: non si legge più com'era scritta.
error-disk-full = Il disco è pieno: NON salvato.
error-disk-gone = Il disco o la cartella non c'è più: NON salvato.
error-disk-silent = Il disco non risponde: NON salvato.
error-make-room = Fai spazio o ricollega il disco e riprova.
error-bad-entry = Questa voce non si può scrivere: { $why }.
error-at-line = riga { $n }
error-no-rubric = Nessuna griglia si chiama «{ $name }». Ci sono: { $list }.
error-name-a-rubric = Indica un file o una di queste.
error-not-a-command = Riga { $n }: non è un comando ({ $what }).
error-mend-line = Correggi la riga e riprendi da lì.
error-demo-folder = In { $path } c'è già una giornata.
error-needs-terminal = Lo schermo vuole un terminale; per i programmi ci sono i comandi.
error-unknown-file = «{ $name }» non è un comando né un pacchetto (*.colloquio.json).
bundle-not-a-bundle = Questo file non è un pacchetto di colloquio.
bundle-not-a-bundle-next = Cerca un file che finisce in .colloquio.json.
bundle-compressed = Questo file è compresso.
bundle-compressed-next = Scompattalo e apri il file .colloquio.json che contiene.
bundle-encrypted = Questo pacchetto è cifrato: questa versione non lo apre ancora.
bundle-encrypted-next = Chiedi un pacchetto non cifrato, o aggiorna colloquio.
bundle-later-version = Questo pacchetto è di una versione successiva di colloquio. Il file è buono: tienilo.
bundle-later-version-next = Aggiorna colloquio su questo portatile.
bundle-incomplete = Il pacchetto non è intero.
bundle-incomplete-next = Se la copia è in corso, aspetta; se resta così, copialo di nuovo.
bundle-digest = Il pacchetto si è rovinato per strada.
bundle-digest-next = Copialo di nuovo dal portatile che l'ha scritto.
bundle-layout = Un altro programma ha cambiato questo pacchetto.
bundle-layout-next = Prendi il file originale.
bundle-json = Il pacchetto contiene una riga che nessun colloquio scrive.
bundle-json-next = Chiedi un pacchetto nuovo a chi l'ha scritto.
bundle-field = Il pacchetto contiene una riga con un campo che non va.
bundle-field-next = Chiedi un pacchetto nuovo a chi l'ha scritto.
bundle-private = Nel pacchetto un testo personale non corrisponde alla sua voce.
bundle-private-next = Chiedi un pacchetto nuovo a chi l'ha scritto.
bundle-too-large = Il pacchetto supera i limiti.
bundle-too-large-next = Controlla che sia il file giusto.
bundle-device-key = Il pacchetto dice di venire da un portatile e non lo dimostra.
bundle-device-key-next = Chiedi un pacchetto nuovo direttamente a quel portatile.
bundle-tip-signature = Una firma nel pacchetto non torna.
bundle-tip-signature-next = Chiedi un pacchetto nuovo direttamente a quel portatile.
bundle-signature = La firma del pacchetto non torna.
bundle-signature-next = Chiedi un pacchetto nuovo direttamente a quel portatile.
bundle-chain = Nel pacchetto le voci non sono quelle scritte in origine.
bundle-chain-next = Chiedi un pacchetto nuovo direttamente a quel portatile.
bundle-wrong-day = Questo pacchetto è di un'altra giornata.
bundle-wrong-day-next = Controlla la chiavetta, o apri quella giornata con --store in un'altra cartella.
bundle-no-start = Qui non c'è ancora una giornata, e questo pacchetto non ne contiene l'inizio.
bundle-no-start-next = Apri prima il pacchetto di partenza di chi coordina.
bundle-purged = Questa giornata è stata cancellata da questo portatile.
bundle-purged-next = Se la vuoi ancora, aprila in un'altra cartella con --store.
error-open-again = Riapri colloquio e controlla l'ultima cosa scritta.
