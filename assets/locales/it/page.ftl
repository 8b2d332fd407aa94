# La pagina del colloquio: l'orologio, i voti coperti, i tasti.

page-unknown-key = { $key } qui non fa niente: ? mostra i tasti.
page-marked = { $criterion } votato
page-marks-covered = I voti sono coperti: v li mostra.
page-marks-open = I voti si vedono: v li copre.
page-blanked = Voti e note nascosti, i tasti valgono: b li riporta.
page-blank-text = Voti e note sono nascosti. I tasti valgono lo stesso, b li riporta.
page-clock-stands = L'orologio sta fermo: t lo fa ripartire.
page-clock-runs = L'orologio va avanti.
page-no-clock = Qui non c'è un orologio che va.
page-minute = { $n } min
page-paused = in pausa
page-talking = si parla
page-questions-in = domande tra { $time }
page-talking-questions-in = si parla, domande sue tra { $time }
page-questions-soon = domande tra poco
page-questions = domande sue
page-marking = si vota
page-changing = cambio
page-over = oltre di { $n } min
page-over-at = { $desk }  { $name }: oltre di { $n } min
page-more-below = c'è altro sotto: la rotella, o i
page-motion-on = L'orologio mostra i secondi.
page-motion-off = L'orologio mostra solo i minuti.
page-mouse-on = Il mouse sceglie sulla pagina. Maiusc e mouse seleziona il testo.
page-mouse-off = Il mouse seleziona il testo, come in ogni terminale.
