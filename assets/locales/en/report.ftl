### What leaves the room: lists and tables

report-title = Calls: { $day }
report-list = list
report-order = order
report-code = code
report-name = name
report-area = area
report-phone = phone
report-email = e-mail
report-offer = answer
report-chosen = in
report-reserve = reserve
report-offered = offered
report-accepted = accepted
report-declined = declined
report-chosen-title = Those who are in
report-reserve-title = Reserves, in the order of calling
report-nobody = Nobody.
