-- llaves.db: the cases' wrapped keys, kept and backed up apart from what they open.

CREATE TABLE llaves (
  caso INTEGER PRIMARY KEY,
  llave BLOB NOT NULL
) STRICT;
