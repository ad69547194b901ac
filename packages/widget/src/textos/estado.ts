/** What following a case says, in "tú". What the server says comes in the institution's own form of address. */
export const estado = {
  // To find it
  buscaTitulo: "Revisa en qué va tu caso",
  buscaPista: "Escribe el folio y la clave de tu comprobante.",
  campoFolio: "Folio",
  campoFolioPista: "Son 12 letras y números. Ejemplo: 7K3M-9QXP-4TWG",
  folioFalta: "Escribe el folio",
  folioMalo: "Revisa el folio: una letra o número no calza. Ejemplo: 7K3M-9QXP-4TWG",
  campoClave: "Clave",
  campoClavePista: "Son 12 números. Ejemplo: 4831 7720 5562",
  claveFalta: "Escribe la clave",
  claveMala: "Revisa la clave: son 12 números. Ejemplo: 4831 7720 5562",
  busca: "Ver mi caso",
  buscando: "Buscando tu caso…",
  prueba: "Comprobando que eres una persona. Esto tarda unos segundos…",
  noEncontrado:
    "No encontramos un caso con ese folio y esa clave. Revisa ambos: están juntos en tu comprobante. Si perdiste la clave, pide otra en una oficina o por teléfono.",

  // The case
  enCurso: "En curso",
  teToca: "Te toca a ti",
  atrasado: "Atrasado",
  enOtra: "En otra institución",
  cerrado: "Cerrado",
  atraso: (fecha: string) => `Nos atrasamos: debimos responderte a más tardar el ${fecha}.`,
  fueraDe: (fecha: string) => `Fue después del plazo, que vencía el ${fecha}.`,
  van: (habiles: number, corridos: number) =>
    habiles + corridos
      ? `${habiles === 1 ? "Ha" : "Han"} pasado ${countDias(habiles, corridos)}.`
      : "Lleva menos de un día hábil.",
  tardamos: (habiles: number, corridos: number) =>
    `Tardamos ${habiles + corridos ? countDias(habiles, corridos) : "menos de un día hábil"}.`,
  laRespuesta: "La respuesta",
  loAnterior: "Lo que ha pasado",
  otroCaso: "Ver otro caso",

  // What the person says
  agrega: "Agregar algo a tu caso",
  agregaPista: "Un dato, una novedad o lo que te pedimos. Queda en tu caso y lo lee quien lo atiende.",
  reabre: "¿Algo no quedó resuelto?",
  reabrePista: "Cuéntanos qué falta. Con tu mensaje nos pides reabrir el caso.",
  tuMensaje: "Tu mensaje",
  mensajeFalta: "Escribe tu mensaje",
  mensajeEnvia: "Enviar mi mensaje",
  enviandoMensaje: "Enviando tu mensaje…",
  mensajeListo: "Recibimos tu mensaje.",
  nota: "¿Qué nota le pones a nuestra atención?",
  notaMala: "Muy mala",
  notaBuena: "Muy buena",
  notaFalta: "Elige una nota del 1 al 7",
  comentario: "¿Por qué esa nota?",
  notaEnvia: "Enviar mi opinión",
  enviandoNota: "Enviando tu opinión…",
  notaLista: "Gracias. Recibimos tu opinión.",
};

const countDias = (habiles: number, corridos: number) =>
  `${habiles} ${habiles === 1 ? "día hábil" : "días hábiles"} (${corridos} ${corridos === 1 ? "corrido" : "corridos"})`;
