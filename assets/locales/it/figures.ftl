### Come segna chi intervista, e la giornata simulata

## Spie: solo per chi coordina

flag-severe = { $name } dà in media { $points } punti in meno degli altri, a parità di candidati (± { $se }).
flag-lenient = { $name } dà in media { $points } punti in più degli altri, a parità di candidati (± { $se }).
flag-narrow = { $name } usa una parte stretta della scala: distingue poco tra un candidato e l'altro.
flag-wide = { $name } usa gli estremi più di chi siede accanto.
flag-halo = Nelle schede di { $name } i criteri si somigliano molto: forse pesa l'impressione generale.
flag-harder-later = Col passare delle ore { $name } è diventato più severo: circa { $points } punti nella giornata.
flag-softer-later = Col passare delle ore { $name } è diventato più indulgente: circa { $points } punti nella giornata.
flag-too-few = { $names }: ancora pochi colloqui in comune ({ $n }) per dirlo.
flag-drift-silence = Troppo pochi colloqui per vedere un cambiamento sotto { $points } punti al giorno.

## La giornata simulata

simulated =
    { $people ->
        [one] Una persona
        *[other] { $people } persone
    } e { $interviewers } intervistatori simulati, i voti in scores.csv e il valore vero in truth.csv: { $folder }
simulate-in-the-way = { $path } non viene da una simulazione: accanto non c'è truth.csv.
study-title =
    { $days ->
        [one] I veri migliori { $places } trovati in una giornata simulata
        *[other] I veri migliori { $places } trovati in media su { $days } giornate simulate
    }
study-reading = In ogni casella: i migliori che restano tali / i migliori di quel giorno. Guadagno: modello meno grezzo, sui migliori di quel giorno.
study-fixed = coppie fisse
study-rotating =
    { $blocks ->
        [one] un solo blocco
        *[other] coppie a rotazione, { $blocks } blocchi
    }
study-by-area = { $design }, per area
study-severity = { $design }, severità ±{ $sd }
study-design = disegno
study-raw = grezzo
study-z-score = punti z
study-constants = costanti libere
study-model = modello
study-gain = guadagno
