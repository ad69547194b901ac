/** What is asked of the person below their case, in "tú". */
export const participa = {
  prueba: "Comprobando que eres una persona. Tarda unos segundos…",
  noEncontrado:
    "No encontramos un caso con ese folio y esa clave. Revisa ambos: están en tu comprobante. Si perdiste la clave, pide otra en una oficina o por teléfono.",
  agrega: "Agregar algo a tu caso",
  agregaPista: "Un dato, una novedad o lo que te pedimos. Queda en tu caso y lo lee quien lo atiende.",
  reabre: "¿Algo no quedó resuelto?",
  reabrePista: "Cuéntanos qué falta. Con tu mensaje nos pides reabrir el caso.",
  // What was asked of them
  responde: "Responde aquí",
  respondePista: "Lo lee quien atiende tu caso. Si tienes un documento o una foto, agrégalo más abajo.",
  tuRespuesta: "Tu respuesta",
  respuestaEnvia: "Enviar mi respuesta",
  respuestaLista: "Recibimos tu respuesta. Seguimos con tu caso.",
  suspendido: (fecha: string) => `El plazo se detuvo el ${fecha}: no corre mientras esperamos tu respuesta.`,

  // Where else the case is
  dondeEsta: "Dónde está tu caso",
  otrasInstituciones: "En otras instituciones",
  unaParte: "una parte de tu caso",
  ramaenviada: "Se lo enviamos. Falta que lo reciba.",
  ramarecibida: "Lo recibió y lo está revisando.",
  ramadevuelta: "No pudo verlo y nos lo devolvió. Seguimos nosotros.",
  ramarespondida: "Respondió:",
  porque: (motivo: string) => `Por qué: ${motivo}`,

  yaPidioReabrir: "Nos pediste reabrir el caso. Lo revisaremos y la respuesta aparecerá aquí.",
  agregaMas: "Agregar algo más",
  tuMensaje: "Tu mensaje",
  mensajeFalta: "Escribe tu mensaje",
  mensajeEnvia: "Enviar mi mensaje",
  mensajeEnviando: "Enviando tu mensaje…",
  mensajeLista: "Recibimos tu mensaje.",
  archivos: "Archivos de tu caso",
  nota: "¿Qué nota le pones a nuestra atención?",
  notaMala: "Muy mala",
  notaBuena: "Muy buena",
  notaFalta: "Elige una nota del 1 al 7",
  comentario: "¿Por qué esa nota?",
  notaEnvia: "Enviar mi opinión",
  notaEnviando: "Enviando tu opinión…",
  notaLista: "Gracias. Recibimos tu opinión.",
};
