import type { CodigoCampo, Problema, Prueba, TipoProblema } from "@ventanilla/sdk/contract";
import { LARGO_RELATO } from "@ventanilla/sdk/contract";
import { nanoid } from "nanoid";
import { type Conflicto, type Falta, Rechazo } from "../caso/rechazo.ts";
import { StoreError } from "../store/store.ts";

/** Status, title and what to do of every problem: the closed list, in plain Spanish. */
const PROBLEMAS: Record<TipoProblema, { status: number; title: string; detail?: string }> = {
  "cuerpo-ilegible": { status: 400, title: "No pudimos leer lo que enviaste" },
  "cuerpo-muy-grande": {
    status: 413,
    title: "Lo que enviaste es demasiado largo",
    detail: "Acórtalo: recibimos hasta 256 KB",
  },
  "tipo-de-contenido": { status: 415, title: "El cuerpo debe ser application/json" },
  "datos-invalidos": {
    status: 422,
    title: "Hay datos que revisar",
    detail: "Corrige los campos que se indican y vuelve a enviar",
  },
  "clave-de-envio-ausente": { status: 400, title: "Falta la cabecera Idempotency-Key" },
  "clave-de-envio-reutilizada": {
    status: 422,
    title: "Esa Idempotency-Key ya se usó con otro contenido",
    detail: "Usa una nueva para un contenido nuevo, y la misma solo para reintentar",
  },
  "envio-en-curso": {
    status: 409,
    title: "Ese mismo envío está en curso",
    detail: "Espera un momento y repite con la misma Idempotency-Key",
  },
  "folio-ocupado": {
    status: 409,
    title: "Ese folio ya está en uso",
    detail: "Acuña otro folio y repite con la misma Idempotency-Key",
  },
  "caso-no-encontrado": {
    status: 404,
    title: "No encontramos un caso con ese folio y esa clave",
    detail: "Revisa ambos: el folio tiene 12 letras y números, y la clave 12 dígitos",
  },
  "no-encontrado": {
    status: 404,
    title: "No existe lo que pediste",
    detail: "Revisa la dirección: el contrato está en /docs",
  },
  "metodo-no-permitido": {
    status: 405,
    title: "Esa dirección no acepta este método",
    detail: "Revisa el método: el contrato está en /docs",
  },
  "prueba-requerida": {
    status: 428,
    title: "Tu equipo debe hacer antes un cálculo breve",
    detail: "Hubo varios intentos fallidos. Repite con la cabecera Prueba: desafio.nonce",
  },
  "estado-no-permite": { status: 409, title: "El caso no permite eso ahora" },
  "sin-sesion": {
    status: 401,
    title: "Hay que entrar para ver esto",
    detail: "Entra con tu cuenta, o envía la cabecera Authorization: Bearer con un token vigente",
  },
  "credenciales-invalidas": {
    status: 401,
    title: "No pudimos entrar con esos datos",
    detail: "Revisa el correo y la clave. Si la olvidaste, pide una invitación nueva a quien administra",
  },
  "rol-no-permite": { status: 403, title: "Tu perfil no permite eso" },
  "version-ausente": {
    status: 400,
    title: "Falta la cabecera If-Match",
    detail: "Envía en If-Match la versión que leíste, para no pisar lo que otra persona haya hecho",
  },
  "version-atrasada": {
    status: 412,
    title: "Alguien actuó antes que tú",
    detail: "Revisa qué cambió y repite con la versión nueva: lo que escribiste no se perdió",
  },
  "registro-ocupado": {
    status: 409,
    title: "Ya hay un registro con ese identificador",
    detail: "Busca el que existe y cámbialo, o usa otro identificador",
  },
  "archivo-rechazado": { status: 422, title: "No pudimos recibir ese archivo" },
  "carta-incompleta": {
    status: 422,
    title: "A la carta le faltan datos",
    detail: "Completa en el caso los datos que se indican, o usa otra plantilla. No se envió nada",
  },
  "enlace-vencido": {
    status: 404,
    title: "Este enlace ya no sirve",
    detail: "Venció o ya se usó. Pide uno nuevo a la institución que te escribió",
  },
  "demasiados-intentos": {
    status: 429,
    title: "Hubo demasiados intentos",
    detail: "Espera unos minutos y prueba otra vez",
  },
  "sin-espacio": {
    status: 507,
    title: "No queda espacio para guardar",
    detail: "No se guardó. Repite en unos segundos con la misma Idempotency-Key",
  },
  "no-disponible": {
    status: 503,
    title: "El servicio no está disponible en este momento",
    detail: "Repite en unos segundos. Si enviabas algo, no se guardó: usa la misma Idempotency-Key",
  },
  interno: {
    status: 500,
    title: "Algo falló de nuestro lado",
    detail: "Repite en unos minutos. Si sigue fallando, avisa con el identificador de la solicitud",
  },
};

/** HTTP status of a problem. */
export const statusOf = (tipo: TipoProblema): number => PROBLEMAS[tipo].status;

/** Seconds after which a client may try again what the store could not take. */
const ESPERA_SEGUNDOS = 2;

const NOMBRE_CAMPO: Record<string, string> = {
  relato: "Cuéntanos qué pasó",
  peticion: "Dinos qué solución pides",
  "persona.rut": "Escribe tu RUT o tu documento",
  "persona.nombres": "Escribe tu nombre",
  "persona.apellidos": "Escribe tus apellidos",
  "persona.comuna": "Elige tu comuna",
  "proveedor.nombre": "Escribe el nombre de la empresa",
  proveedor: "Dinos con qué empresa es el problema",
  persona: "Dinos quién eres",
  materia: "Elige de qué se trata",
  folio: "Escribe el folio",
  clave: "Escribe la clave",
  nota: "Elige una nota de 1 a 7",
  texto: "Escribe tu mensaje",
};

const MENSAJE: Record<CodigoCampo, string> = {
  requerido: "Falta este dato",
  desconocido: "Este campo no existe en el contrato",
  tipo: "Este dato no tiene la forma esperada",
  largo: "Es demasiado largo: acórtalo",
  corto: "Es demasiado corto",
  rango: "Este número está fuera de lo permitido",
  formato: "Este dato no tiene la forma esperada",
  caracteres: "Hay caracteres que no podemos guardar: bórralos",
  opcion: "Elige una de las opciones de la lista",
  rut: "Revisa el RUT: el dígito final no coincide. Ejemplo: 12.345.678-5",
  folio: "Revisa el folio: son 12 letras y números. Ejemplo: 7K3M-9QXP-4TWG",
  clave: "Revisa la clave: son 12 dígitos",
  correo: "Revisa el correo. Ejemplo: nombre@correo.cl",
  telefono: "Revisa el teléfono. Ejemplo: 9 1234 5678",
  comuna: "Elige una comuna de la lista",
  fecha: "Revisa la fecha. Ejemplo: 2026-11-02",
  "fecha-futura": "La fecha no puede ser posterior al día presente",
  plantilla: "Revisa la plantilla: hay un campo que no existe o un bloque sin cerrar",
  archivo: "No pudimos recibir este archivo: elige otro",
  "archivo-vacio": "El archivo llegó vacío",
  "archivo-grande": "El archivo pesa demasiado",
  "archivo-formato": "No recibimos ese tipo de archivo",
  "archivo-incompleto": "El archivo llegó incompleto",
  "archivo-ilegible": "No pudimos leer el archivo",
  "archivo-dimensiones": "La imagen es demasiado grande para abrirla",
  "archivo-mezclado": "El archivo trae otro escondido",
  "archivo-activo": "El archivo trae programas o archivos dentro",
  "archivo-protegido": "El archivo tiene contraseña o candado",
  "archivos-demasiados": "El caso ya tiene el máximo de archivos",
  repetido: "Ya existe otro igual",
};

/** The words beside a field: what to do, in the field's own terms where it has them. */
export const describeFalta = ({ ruta, codigo, mensaje }: Falta): string => {
  if (mensaje) return mensaje;
  if (codigo === "requerido") return NOMBRE_CAMPO[ruta] ?? MENSAJE.requerido;
  if (codigo === "largo" && ruta === "relato")
    return `Cuéntalo en hasta ${LARGO_RELATO.toLocaleString("es-CL")} caracteres`;
  return MENSAJE[codigo];
};

/** What a problem says of this time, beside what its kind always says. */
export interface OpcionesDeProblema {
  detalle?: string | undefined;
  faltas?: Falta[];
  prueba?: Prueba | undefined;
  conflicto?: Conflicto | undefined;
  /** Further headers of the answer. */
  cabeceras?: Record<string, string>;
}

/** The only maker of error responses: RFC 9457, with an id to ask for help by. */
export const problem = (
  tipo: TipoProblema,
  { detalle, faltas = [], prueba, conflicto, cabeceras = {} }: OpcionesDeProblema = {},
): { respuesta: Response; solicitud: string } => {
  const { status, title, detail = "" } = PROBLEMAS[tipo];
  const solicitud = nanoid(12);
  const cuerpo: Problema = {
    type: tipo,
    title,
    status,
    detail: detalle ?? detail,
    solicitud,
    ...(faltas.length > 0 && { errores: faltas.map((falta) => ({ ...falta, mensaje: describeFalta(falta) })) }),
    ...(prueba && { prueba }),
    ...conflicto,
  };
  const respuesta = new Response(JSON.stringify(cuerpo), {
    status,
    headers: {
      "content-type": "application/problem+json; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      ...((status === 503 || status === 507) && { "retry-after": String(ESPERA_SEGUNDOS) }),
      ...cabeceras,
    },
  });
  return { respuesta, solicitud };
};

/** What an error thrown below becomes on the wire. */
export const problemOf = (error: unknown): { tipo: TipoProblema; opciones: OpcionesDeProblema } => {
  if (error instanceof Rechazo)
    return {
      tipo: error.tipo,
      opciones: { detalle: error.detalle, faltas: error.faltas, prueba: error.prueba, conflicto: error.conflicto },
    };
  if (error instanceof StoreError)
    return { tipo: error.motivo === "sinEspacio" ? "sin-espacio" : "no-disponible", opciones: {} };
  return { tipo: "interno", opciones: {} };
};
