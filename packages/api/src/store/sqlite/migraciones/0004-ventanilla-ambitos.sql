-- ventanilla.db: each figure of the whole institution and of every region, unit and person apart, so that who asks of one
-- of them reads nobody else's; closings with their days beside them, so that whoever is compared is one row.

DROP TABLE cifras;

-- What is counted, of whom, by days or by months: named once, and by its number in each figure.
CREATE TABLE series (
  id INTEGER PRIMARY KEY,
  institucion TEXT NOT NULL,
  -- Which report family, and so what the parts of a `clave` are.
  familia TEXT NOT NULL,
  -- Of whom: `region:13`, `unidad:dr-maule`, `persona:…`; empty for the whole institution.
  ambito TEXT NOT NULL,
  -- `dia`; and `mes` of those before the month that `cifras-meses` in `posiciones` tells (202611).
  grano TEXT NOT NULL,
  UNIQUE (institucion, familia, ambito, grano)
) STRICT;

CREATE TABLE cifras (
  serie INTEGER NOT NULL,
  -- 2026-11-02, or 2026-11: civil dates of the institution's zone.
  periodo TEXT NOT NULL,
  clave TEXT NOT NULL,
  n INTEGER NOT NULL,
  -- Of closings: how many in time, and the days they took.
  enPlazo INTEGER NOT NULL DEFAULT 0,
  habiles INTEGER NOT NULL DEFAULT 0,
  corridos INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (serie, periodo, clave)
) STRICT, WITHOUT ROWID;

-- All of it is counted anew at the next start, which takes this away.
DELETE FROM posiciones WHERE lector = 'cifras-por-contar';
INSERT INTO posiciones (lector, posicion) SELECT 'cifras-por-contar', max(posicion) FROM asientos HAVING count(*) > 0;
