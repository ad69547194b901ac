import type { adjuntos } from "./adjuntos.ts";
import type { boton } from "./boton.ts";
import type { comprobante } from "./comprobante.ts";
import type { comuna } from "./comuna.ts";
import type { documentos } from "./documentos.ts";
import type { es, Grupo } from "./es.ts";
import type { estado } from "./estado.ts";
import type { llevar } from "./llevar.ts";
import type { participa } from "./participa.ts";
import type { preguntas } from "./preguntas.ts";
import type { rechazo } from "./rechazo.ts";
import type { empresa, reclamo } from "./reclamo.ts";
import type { soni } from "./soni.ts";
import type { tramite } from "./tramite.ts";

type Frases = Partial<
  typeof es &
    typeof adjuntos &
    typeof boton &
    typeof tramite &
    typeof comprobante &
    typeof estado &
    typeof participa &
    typeof preguntas &
    typeof rechazo &
    typeof reclamo &
    typeof empresa &
    typeof llevar &
    typeof comuna &
    typeof documentos &
    typeof soni
>;

/** What each piece says otherwise in "usted", by the name of the sentence: names are unique across pieces. */
const frases: Frases = {
  abrir: "¿Necesita ayuda?",

  // First screen
  menuTitulo: "¿En qué le ayudamos?",
  estado: "Estado de su caso",
  estadoPista: "Revise en qué va, con su folio y su clave",
  consultaPista: "Pregunte por sus derechos o por un trámite",
  reclamoPista: "Tuvo un problema con una empresa",
  soni: "Su opinión nos interesa",
  soniPista: "Felicite, sugiera o cuéntenos qué hicimos mal",
  aMedias: "Siga donde quedó",
  relatoReclamo: "Cuéntenos qué pasó",
  relatoReclamoPista: "Qué compró o contrató, cuándo y qué salió mal. Escríbalo con sus palabras.",
  relatoConsulta: "¿Qué quiere preguntar?",
  relatoConsultaPista: "Escríbalo con sus palabras. Las fechas y los lugares ayudan.",
  guardamos: "Guardamos lo que escribe en esta pestaña, hasta que lo envíe.",
  noGuardamos: "Este equipo es compartido: no guardamos lo que escribe.",
  privacidad: "Usamos sus datos solo para atender su caso.",
  sinConexion: "No hay conexión. Lo que escribió sigue aquí. Vuelva a intentarlo.",
  sinConexionPieza: "No hay conexión. Vuelva a intentarlo.",

  // The rest of a form
  revisaTitulo: "Revise lo siguiente",
  largo: (sobran, maximo) =>
    `Acorte su texto: caben ${maximo.toLocaleString("es-CL")} letras y sobran ${sobran.toLocaleString("es-CL")}`,
  privacidadVer: "Cómo cuidamos sus datos",
  motivo: "¿Qué problema tuvo?",
  elige: "Elija una opción",
  motivoFalta: "Elija qué problema tuvo",
  asuntoFalta: "Elija el asunto",
  fechaMala: "Revise la fecha: escriba día, mes y año. Ejemplo: 27 3 2026",
  fechaFutura: "Revise la fecha: todavía no llega",
  comunaMala: "Elija su comuna de la lista",
  comunaNinguna: "No encontramos esa comuna. Pruebe con otras letras.",
  revisarTitulo: "Revise antes de enviar",
  noResponde: "El servicio no responde ahora. Lo que escribió sigue aquí. Intente en unos minutos.",
  enviando: (que) => `Enviando su ${que}…`,
  noCabe: "Lo que escribió es demasiado largo. Acórtelo un poco y vuelva a enviarlo.",
  sigueAqui: "Lo que escribió sigue aquí.",

  // An opinion
  reconocimientoPista: "Le atendieron bien y quiere que se sepa",
  oficinasFalla: "No pudimos traer las oficinas. Puede seguir sin elegir una.",

  // What may answer a consulta
  respondeDuda: "¿Esto responde su duda?",
  hayPreguntas: (cuantas) =>
    cuantas === 1
      ? "Hay una respuesta que quizá le sirva, bajo su pregunta."
      : `Hay ${cuantas} respuestas que quizá le sirvan, bajo su pregunta.`,
  nosAlegra: "Nos alegra que le sirva",
  sinEnviar: "No hace falta que envíe nada. Al terminar borramos lo que escribió.",

  // The receipt
  recibimos: (que) => `Recibimos su ${que}`,
  yaRecibimos: (que) => `Ya habíamos recibido su ${que}`,
  repetido:
    "Llegó en un intento anterior, sin sus últimos cambios. Mire el estado de su caso y agréguelos ahí como mensaje.",
  folio: "Su folio",
  clave: "Su clave",
  guardala: "Guárdela: es su llave. Con el folio y la clave ve en qué va su caso. No la volveremos a mostrar.",
  copiado: "Copiamos el folio y la clave. Péguelos donde los guarde.",
  copiaFalla: "No pudimos copiar. Anote el folio y la clave, o imprima esta página.",
  responderemos: (fecha) => `Le responderemos a más tardar el ${fecha}.`,
  sigueVer: "Mire en qué va cuando quiera, aquí o en",
  oficinas: "Dónde le atienden en persona",

  // Following a case
  buscaTitulo: "Revise en qué va su caso",
  buscaPista: "Escriba el folio y la clave de su comprobante.",
  folioFalta: "Escriba el folio",
  folioMalo: "Revise el folio: una letra o número no calza",
  claveFalta: "Escriba la clave",
  claveMalo: "Revise la clave: son 12 números",
  buscando: "Buscando su caso…",
  prueba: "Comprobando que usted es una persona. Tarda unos segundos…",
  noEncontrado:
    "No encontramos un caso con ese folio y esa clave. Revise ambos: están en su comprobante. Si perdió la clave, pida otra en una oficina o por teléfono.",
  teToca: "Le toca a usted",
  atraso: (fecha) => `Nos atrasamos: debimos responderle a más tardar el ${fecha}.`,
  agrega: "Agregar algo a su caso",
  agregaPista: "Un dato, una novedad o lo que le pedimos. Queda en su caso y lo lee quien lo atiende.",
  reabrePista: "Cuéntenos qué falta. Con su mensaje nos pide reabrir el caso.",
  tuMensaje: "Su mensaje",
  mensajeFalta: "Escriba su mensaje",
  mensajeEnviando: "Enviando su mensaje…",
  mensajeLista: "Recibimos su mensaje.",
  loPedido: "Lo que le pedimos",
  responde: "Responda aquí",
  respondePista: "Lo lee quien atiende su caso. Si tiene un documento o una foto, agréguelo más abajo.",
  tuRespuesta: "Su respuesta",
  respuestaLista: "Recibimos su respuesta. Seguimos con su caso.",
  suspendido: (fecha) => `El plazo se detuvo el ${fecha}: no corre mientras esperamos su respuesta.`,
  dondeEsta: "Dónde está su caso",
  unaParte: "una parte de su caso",
  yaPidioReabrir: "Nos pidió reabrir el caso. Lo revisaremos y la respuesta aparecerá aquí.",
  archivos: "Archivos de su caso",
  misDocumentos: "Sus documentos",
  sinDocumentos: "Todavía no le hemos escrito cartas.",
  documentoFalla: "No pudimos traer el documento. Intente otra vez en unos minutos.",
  boleta: "¿Tiene la boleta o fotos?",
  limites: (cuantos, tipos, peso) => `Puede agregar hasta ${cuantos} archivos ${tipos}, de ${peso} cada uno.`,
  despues: "Los subiremos apenas recibamos su caso.",
  tusArchivos: "Sus archivos",
  subiendo: (cuantos) => (cuantos === 1 ? "Subiendo su archivo…" : `Subiendo ${cuantos} archivos…`),
  recibimosArchivos: (cuantos) => (cuantos === 1 ? "Recibimos su archivo." : `Recibimos sus ${cuantos} archivos.`),
  casoSeguro:
    "Su caso está guardado. Intente aquí otra vez, o agregue el archivo después en «Estado de su caso», con su folio y su clave.",
  cerradoNoToma: "El caso está cerrado. Para agregar archivos, escríbanos un mensaje y pida reabrirlo.",
  vacio: "Está vacío. Elíjalo de nuevo.",
  pesado: (peso) => `Pesa más de ${peso}. Tome una foto más liviana o envíelo en partes.`,
  otroTipo: (tipos) => `Recibimos ${tipos}. Guárdelo así, o tómele una foto.`,
  muchos: (cuantos) => `Ya tiene ${cuantos} archivos, el máximo. Quite uno para agregar otro.`,
  sinRed: "No hay conexión. Reintente cuando vuelva.",
  noLlego: "El servicio no responde ahora. Reintente en unos minutos.",
  bajarFalla: "No pudimos traer el archivo. Intente otra vez en unos minutos.",
  nota: "¿Qué nota le pone a nuestra atención?",
  notaFalta: "Elija una nota del 1 al 7",
  notaEnviando: "Enviando su opinión…",
  notaLista: "Gracias. Recibimos su opinión.",
};

/** Fields and headings that address the person: label, what to do when it is needed and empty, hint. */
const campos: Record<string, string | readonly [etiqueta: string, falta: string, pista?: string]> = {
  relato: ["Lo que pasó", "Cuéntenos qué pasó"],
  "consulta:relato": ["Su pregunta", "Escriba su pregunta"],
  materia: ["De qué se trata", "Elija de qué se trata"],
  peticion: [
    "La solución que pide",
    "Escriba qué solución pide",
    "Por ejemplo: que le devuelvan el dinero, que cambien el producto o que cumplan lo ofrecido.",
  ],
  fechaHecho: ["¿Cuándo pasó?", "Escriba cuándo pasó", "Si no recuerda el día exacto, ponga uno aproximado."],
  monto: ["¿De cuánto dinero se trata?", "Escriba de cuánto dinero se trata", "En pesos. Ejemplo: 49.990"],
  "proveedor.nombre": [
    "Nombre de la empresa o tienda",
    "Escriba el nombre de la empresa o tienda",
    "Como aparece en la boleta, en el local o en su sitio.",
  ],
  "proveedor.rut": ["RUT de la empresa", "Escriba el RUT de la empresa", "Está en la boleta."],
  "persona.rut": ["Su RUT", "Escriba su RUT", "Ejemplo: 12.345.678-5"],
  "persona.documento.tipo": ["Documento", "Elija su documento"],
  "persona.documento.numero": ["Número del documento", "Escriba el número de su documento"],
  "persona.documento.pais": ["País que lo entregó", "Elija el país que entregó su documento"],
  "persona.razonSocial": ["Nombre de la empresa u organización", "Escriba el nombre de la empresa u organización"],
  "persona.nombres": ["Nombres", "Escriba sus nombres"],
  "persona.apellidos": ["Apellidos", "Escriba sus apellidos"],
  "persona.comuna": ["Comuna donde vive", "Elija su comuna", "Escriba las primeras letras y elija de la lista."],
  "persona.direccion": ["Dirección", "Escriba su dirección"],
  "persona.correo": ["Correo electrónico", "Escriba su correo"],
  "persona.telefono": ["Teléfono", "Escriba su teléfono", "Ejemplo: 9 1234 5678"],
  "caracterizacion.genero": ["Género", "Elija una opción"],
  "caracterizacion.tramoEdad": ["Edad", "Elija una opción"],
  "caracterizacion.escolaridad": ["Estudios", "Elija una opción"],
  "soni:tipo": ["Qué nos cuenta", "Elija qué nos quiere contar"],
  "soni:relato": ["Su opinión", "Cuéntenos su opinión", "Escríbalo con sus palabras. El lugar y la fecha ayudan."],
  "soni:unidad": ["Oficina", "Elija la oficina"],
  "soni:folioRelacionado": [
    "Folio de un caso anterior",
    "Escriba el folio",
    "Si su opinión es sobre un caso que ya presentó.",
  ],
  "nota:contacto":
    "El correo y el teléfono son voluntarios. Sin ellos puede seguir su caso igual, con el folio y la clave que le daremos.",
  "voluntarias:nota": "Nos ayudan a atender mejor a todas las personas. No cambian nada en su caso.",
  "soni:nota:servicio": "Puede dejarlo en blanco.",
  "soni:nota:persona": "Puede opinar sin decir quién es. Si quiere una respuesta, deje cómo ubicarle.",
  "malo:rut": "Revise su RUT: el dígito final no coincide. Ejemplo: 12.345.678-5",
  "malo:rutEmpresa": "Revise el RUT: el dígito final no coincide. Ejemplo: 76.086.428-5",
  "malo:folio": "Revise el folio: una letra o número no calza. Ejemplo: 7K3M-9QXP-4TWG",
  "malo:correo": "Revise su correo. Ejemplo: nombre@correo.cl",
  "malo:telefono": "Revise su teléfono. Ejemplo: 9 1234 5678",
  "malo:dinero": "Revise el monto: escriba solo números. Ejemplo: 49.990",
  "titulo:peticion": "¿Qué solución pide?",
  "titulo:persona": "¿Quién es usted?",
  "titulo:contacto": "¿Cómo le ubicamos?",
  "soni:titulo:tipo": "¿Qué nos quiere contar?",
  "soni:titulo:relato": "Cuéntenos su opinión",
  "soni:titulo:persona": "¿Nos quiere decir quién es?",
};

/** The whole of it, laid over what each piece says in "tú". */
export const usted = { ...frases, ...campos } as Grupo;
