import type { CodigoAdjunto } from "@ventanilla/sdk/contract";
import type { Trato } from "@ventanilla/sdk/domain";
import { Rechazo } from "../caso/rechazo.ts";

/** A file that is not taken, before it has words: what looks into bytes knows no person to speak to. */
export class ArchivoMalo extends Error {
  readonly codigo: CodigoAdjunto;
  /** Extension of what it turned out to be, where that helps: `heic`. */
  readonly parece: string | undefined;

  constructor(codigo: CodigoAdjunto, parece?: string) {
    super(codigo);
    this.name = "ArchivoMalo";
    this.codigo = codigo;
    this.parece = parece;
  }
}

/** What a person is told beside the reason. */
export interface LimitesDeAdjuntos {
  /** Content types the institution takes. */
  tipos: readonly string[];
  maximoBytes: number;
  maximoArchivos: number;
}

const NOMBRES: Record<string, string> = {
  "image/jpeg": "JPG",
  "image/png": "PNG",
  "image/webp": "WebP",
  "application/pdf": "PDF",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word (.docx)",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel (.xlsx)",
};

const listTipos = (tipos: readonly string[]): string => {
  const nombres = tipos.map((tipo) => NOMBRES[tipo] ?? tipo.replace(/^.*[/.]/, "").toUpperCase());
  return nombres.length < 2 ? nombres.join("") : `${nombres.slice(0, -1).join(", ")} o ${nombres.at(-1)}`;
};

/** Bytes as people say them: `10 MB`, `512 KB`. */
export const formatBytes = (bytes: number): string =>
  bytes >= 1024 * 1024
    ? `${(bytes / 1024 / 1024).toLocaleString("es-CL", { maximumFractionDigits: 1 })} MB`
    : `${Math.max(1, Math.round(bytes / 1024))} KB`;

type Frase = (limites: LimitesDeAdjuntos, parece?: string) => [tu: string, usted: string];

const FRASES: Record<CodigoAdjunto, Frase> = {
  "archivo-vacio": () => ["El archivo llegó vacío: elígelo de nuevo", "El archivo llegó vacío: elíjalo de nuevo"],
  "archivo-grande": ({ maximoBytes }) => {
    const maximo = formatBytes(maximoBytes);
    return [
      `Pesa más de ${maximo}: envíalo en partes o toma una foto más liviana`,
      `Pesa más de ${maximo}: envíelo en partes o tome una foto más liviana`,
    ];
  },
  "archivo-formato": ({ tipos }, parece) => {
    const lista = listTipos(tipos);
    if (parece === "heic" || parece === "avif")
      return [
        `Es una foto en formato ${parece.toUpperCase()}: guárdala como JPG, o tómala desde aquí, y envíala otra vez`,
        `Es una foto en formato ${parece.toUpperCase()}: guárdela como JPG, o tómela desde aquí, y envíela otra vez`,
      ];
    return [
      `Recibimos archivos ${lista}: guárdalo así, o tómale una foto, y envíalo otra vez`,
      `Recibimos archivos ${lista}: guárdelo así, o tómele una foto, y envíelo otra vez`,
    ];
  },
  "archivo-incompleto": (_, parece) =>
    parece === "pdf"
      ? [
          "Este PDF llegó incompleto: ábrelo para revisarlo, y elígelo de nuevo",
          "Este PDF llegó incompleto: ábralo para revisarlo, y elíjalo de nuevo",
        ]
      : [
          "Esta foto llegó incompleta: tómala o elígela de nuevo",
          "Esta foto llegó incompleta: tómela o elíjala de nuevo",
        ],
  "archivo-ilegible": (_, parece) =>
    parece === "pdf"
      ? [
          "No pudimos leer este PDF: guárdalo otra vez como PDF, o envía una foto de cada hoja",
          "No pudimos leer este PDF: guárdelo otra vez como PDF, o envíe una foto de cada hoja",
        ]
      : [
          "No pudimos leer esta foto: tómala de nuevo, o envía una captura de pantalla de ella",
          "No pudimos leer esta foto: tómela de nuevo, o envíe una captura de pantalla de ella",
        ],
  "archivo-dimensiones": () => [
    "La imagen es demasiado grande para abrirla: envía una más pequeña",
    "La imagen es demasiado grande para abrirla: envíe una más pequeña",
  ],
  "archivo-mezclado": () => [
    "Este archivo trae otro escondido: envía una foto o una captura de pantalla de lo que muestra",
    "Este archivo trae otro escondido: envíe una foto o una captura de pantalla de lo que muestra",
  ],
  "archivo-activo": () => [
    "Este PDF trae programas o archivos dentro: imprímelo como PDF, o envía una foto de cada hoja",
    "Este PDF trae programas o archivos dentro: imprímalo como PDF, o envíe una foto de cada hoja",
  ],
  "archivo-protegido": () => [
    "Este PDF tiene contraseña o candado: imprímelo como PDF, o envía una foto de cada hoja",
    "Este PDF tiene contraseña o candado: imprímalo como PDF, o envíe una foto de cada hoja",
  ],
  "archivos-demasiados": ({ maximoArchivos }) => {
    const cuantos = maximoArchivos === 1 ? "un archivo, el máximo" : `${maximoArchivos} archivos, el máximo`;
    return [
      `El caso ya tiene ${cuantos}: si falta algo, cuéntalo en un mensaje`,
      `El caso ya tiene ${cuantos}: si falta algo, cuéntelo en un mensaje`,
    ];
  },
};

/** A file's refusal with the words for who sent it. The case it was meant for stays as it was, and the words say so. */
export const rejectArchivo = (
  { codigo, parece }: Pick<ArchivoMalo, "codigo"> & { parece?: string | undefined },
  { trato, ...limites }: LimitesDeAdjuntos & { trato: Trato },
): Rechazo => {
  const [tu, usted] = FRASES[codigo](limites, parece);
  const caso = trato === "usted" ? "Su caso sigue guardado" : "Tu caso sigue guardado";
  const mensaje = trato === "usted" ? usted : tu;
  return new Rechazo("archivo-rechazado", {
    detalle: `${mensaje}. ${caso}`,
    faltas: [{ ruta: "archivo", codigo, mensaje }],
  });
};
