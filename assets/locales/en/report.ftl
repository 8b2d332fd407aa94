### What leaves the room: lists and tables
