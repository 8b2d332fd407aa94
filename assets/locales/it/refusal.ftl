### Perché una cosa non si può fare

refusal-no-day = Qui non c'è ancora una giornata.
refusal-day-already-open = Qui c'è già una giornata.
refusal-nobody-acting = Prima va detto chi agisce.
refusal-not-lead = Lo fa solo chi coordina.
refusal-not-your-seat = Su questa scheda scrive solo chi ci siede, o chi coordina.
refusal-not-your-pair = Lo fa solo la coppia di questo colloquio, o chi coordina.
refusal-no-such-candidate = Questa candidatura non c'è.
refusal-no-such-person = Questa persona non seleziona in questa giornata.
refusal-no-such-pair = Questa coppia non c'è.
refusal-no-such-interview = Questo colloquio non c'è.
refusal-no-such-area = Quest'area non c'è in questa giornata.
refusal-no-such-criterion = { $criterion } non è un criterio della griglia.
refusal-no-rubric = Non c'è ancora una griglia.
refusal-no-such-call = Questa chiamata non è aperta.
refusal-which-call = Ci sono più chiamate aperte: di' quale.
refusal-name-missing = Serve un nome.
refusal-text-too-long = Il testo è troppo lungo: al massimo { $limit } caratteri. Non ho tagliato niente.
refusal-bad-value = Questo valore non va bene: { $value }.
refusal-level-outside-scale = I livelli vanno da { $min } a { $max }.
refusal-laptop-not-accepted = Chi guida non ha ancora accettato questo portatile: da qui valgono i voti e l'accoglienza, non le decisioni di chi guida. Falle sul portatile di chi guida, o fai accettare questo.
refusal-laptop-lacks-right = Chi guida ha accettato questo portatile per altri compiti: questo da qui non vale. Fallo su un portatile che può, o fatti dare il compito da chi guida.
refusal-laptop-set-aside = Chi guida ha messo da parte questo portatile: quel che si scrive qui non vale più. Continua su un altro portatile; quel che era già scritto resta.
refusal-rubric-in-use = Ci sono già voti: la griglia resta questa.
refusal-same-person = Ospite e partner sono la stessa persona.
refusal-no-pair-at-desk = Alla postazione { $desk } non siede nessuna coppia.
refusal-candidate-withdrawn = Questa persona si è ritirata.
refusal-already-in-interview = Questa persona è già in colloquio.
refusal-conflict-declared = Tutti e due conoscono questa persona: serve un'altra coppia.
refusal-seat-in-conflict = Chi siede qui conosce questa persona e si astiene.
refusal-interview-void = Questo colloquio non vale.
refusal-interview-ended = Questo colloquio è già finito.
refusal-interview-not-started = Questo colloquio non è cominciato.
refusal-sheet-sealed = La scheda è chiusa e resta così.
refusal-sheet-empty = Sulla scheda non c'è ancora nessun voto.
refusal-sheet-not-sealed = La scheda non è chiusa.
refusal-already-revealed = Le due schede sono già state confrontate: restano così.
refusal-seals-missing = Mancano ancora schede chiuse: { $names }.
refusal-not-revealed = Prima vanno confrontate le due schede.
refusal-other-seat-needed = Deve essere d'accordo anche l'altra persona della coppia, o chi coordina.
refusal-reason-needed = Serve una ragione, in poche parole.
refusal-sentence-needed = Lo scarto è { $gap }, oltre { $tolerance }: serve una frase.
refusal-day-closed = La giornata è chiusa.
refusal-day-not-closed = La giornata non è ancora chiusa.
refusal-day-blocked = La giornata non si può ancora chiudere: { $n ->
    [one] manca { $n } cosa
   *[other] mancano { $n } cose
    }.
refusal-nothing-to-accept = Questo non impedisce di chiudere la giornata.
refusal-no-such-clash = Qui non ci sono due valori tra cui decidere.
refusal-not-on-the-list = Questa persona non è né nella rosa né tra le riserve.
refusal-merge-cycle = Queste due candidature sono già la stessa persona.
refusal-nothing-to-undo = Non c'è niente da annullare.
refusal-nothing-to-redo = Non c'è niente da rifare.
refusal-cannot-undo = L'ultima cosa non si annulla così.
refusal-earlier-value-gone = Il valore di prima non è qui: non posso rimetterlo.
