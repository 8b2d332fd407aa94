### Che cosa si dice dei file di persone

import-file = { $file }: { $encoding }, separato da { $separator ->
    [semicolon] punto e virgola
    [comma] virgola
   *[tab] tabulazione
    }
import-column = { "  " }{ $column } = { $field }{ $by ->
    [option] , scelto da te
   *[guess] { "" }
    }
import-unmapped = Altre colonne: { $columns }
import-new-areas = Aree nuove: { $areas }
import-rows = Righe: { $read } lette, { $new } nuove, { $updated } aggiornate, { $same } uguali, { $joined } unite, { $refused } rifiutate.
import-issue = Riga { $record } (testo { $line }): { $text }{ $action ->
    [refused] . Non presa.
    [joined] . Unita.
   *[kept] . Presa.
    }
import-issue-in-column = Riga { $record } (testo { $line }), colonna “{ $column }”: { $text }{ $action ->
    [refused] . Non presa.
    [joined] . Unita.
   *[kept] . Presa.
    }
import-dry-run = Solo una prova: non ho scritto niente.
issue-said-no = non ha dato il consenso (“{ $said }”)
issue-consent-unclear = { $how ->
    [empty] del consenso non si dice niente
   *[said] del consenso si dice “{ $said }”, né sì né no
    }
issue-nameless = manca il nome
issue-same-as-record = è la stessa persona della riga { $record }, { $name }
issue-like-record = forse è di nuovo la riga { $record }, { $name }: l'ho presa come un'altra persona
issue-like-known = forse è { $code }, { $name }: l'ho presa come un'altra persona
issue-known-by-name = riconosciuta come { $code }, { $name }, solo da nome e città
issue-fits-several = può essere più di una persona ({ $codes }): non ho cambiato nessuno
issue-differs-from-known = { $code } ha “{ $kept }”, che resta; il file dice “{ $other }”
issue-differs = resta “{ $kept }”; l'altra riga dice “{ $other }”
issue-unknown-area = l'area “{ $area }” non è di questa giornata
issue-not-an-email = “{ $text }” non è un indirizzo e-mail
issue-not-a-phone = “{ $text }” non è un numero di telefono
issue-unknown-role = “{ $text }” non è un ruolo: vale ospite fisso
issue-not-a-span = “{ $text }” non è un orario come 13:00-14:00
issue-unknown-candidate = nessuna candidatura “{ $text }”
issue-too-long = più lungo di { $limit } caratteri: tagliato
issue-unprintable = ho tolto caratteri che non si possono mostrare
issue-unreadable = alcuni caratteri non si leggono
issue-short-row = { $cells } celle, mentre l'intestazione ne ha { $columns }
issue-long-row = { $cells } celle, mentre l'intestazione ne ha { $columns }
issue-heading-twice = la stessa intestazione della colonna { $first }
