/** What following a case says, in "tú". What the server says comes in the institution's own form of address. */
export const estado = {
  // To find it
  buscaTitulo: "Revisa en qué va tu caso",
  buscaPista: "Escribe el folio y la clave de tu comprobante.",
  folioCampo: "Folio",
  folioPista: "Son 12 letras y números. Ejemplo: 7K3M-9QXP-4TWG",
  folioFalta: "Escribe el folio",
  folioMalo: "Revisa el folio: una letra o número no calza",
  claveCampo: "Clave",
  clavePista: "Son 12 números. Ejemplo: 4831 7720 5562",
  claveFalta: "Escribe la clave",
  claveMalo: "Revisa la clave: son 12 números",
  busca: "Ver mi caso",
  buscando: "Buscando tu caso…",

  // The case
  enCurso: "En curso",
  teToca: "Te toca a ti",
  atrasado: "Con atraso",
  enOtra: "En otra institución",
  cerrado: "Caso cerrado",
  atraso: (fecha: string) => `Nos atrasamos: debimos responderte a más tardar el ${fecha}.`,
  van: (habiles: number, dias: string) => `${habiles > 1 ? "Han" : "Ha"} pasado ${dias}.`,
  tardamos: (dias: string) => `Tardamos ${dias}.`,
  nada: "menos de un día hábil",
  yCorridos: (habiles: string, corridos: number) =>
    `${habiles} (${corridos} ${corridos === 1 ? "corrido" : "corridos"})`,
  laRespuesta: "La respuesta",
  loPedido: "Lo que te pedimos",
  loAnterior: "Lo que ha pasado",
  otroCaso: "Ver otro caso",
};
