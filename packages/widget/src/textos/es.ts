/** What the first screen says, in "tú". The rest comes with the piece that needs it; "usted" is a piece of its own. */
export const es = {
  menuTitulo: "¿En qué te ayudamos?",
  estado: "Estado de tu caso",
  estadoPista: "Revisa en qué va, con tu folio y tu clave",
  consulta: "Hacer una consulta",
  consultaPista: "Pregunta por tus derechos o por un trámite",
  reclamo: "Presentar un reclamo",
  reclamoPista: "Tuviste un problema con una empresa",
  soni: "Tu opinión nos interesa",
  soniPista: "Felicita, sugiere o cuéntanos qué hicimos mal",
  aMedias: "Sigue donde quedaste",
  volver: "Volver",
  borrarYVolver: "Borrar y volver",
  continuar: "Continuar",
  paso: (paso: number, total: number) => `Paso ${paso} de ${total}`,
  relatoReclamo: "Cuéntanos qué pasó",
  relatoReclamoPista: "Qué compraste o contrataste, cuándo y qué salió mal. Escríbelo con tus palabras.",
  relatoConsulta: "¿Qué quieres preguntar?",
  relatoConsultaPista: "Escríbelo con tus palabras. Las fechas y los lugares ayudan.",
  guardamos: "Guardamos lo que escribes en esta pestaña, hasta que lo envíes.",
  noGuardamos: "Este equipo es compartido: no guardamos lo que escribes.",
  sinConexion: "No hay conexión. Lo que escribiste sigue aquí. Vuelve a intentarlo.",
  sinConexionPieza: "No hay conexión. Vuelve a intentarlo.",
  reintentar: "Volver a intentar",
  cargando: "Cargando…",
};

/** Texts of one piece: fixed sentences, and sentences with a figure or a name inside. */
// biome-ignore lint/suspicious/noExplicitAny: each sentence declares its own parameters where it is written
export type Grupo = Record<string, string | ((...partes: any[]) => string)>;
