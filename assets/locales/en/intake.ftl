### Files of people and of sheets
