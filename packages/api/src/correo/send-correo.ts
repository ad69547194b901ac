import { createHash } from "node:crypto";
import { createTransport } from "nodemailer";
import { isDireccion } from "./direccion.ts";
import { classifyFalla, FallaDeCorreo } from "./falla-de-correo.ts";
import type { SmtpUrl } from "./parse-smtp-url.ts";

/** A file that goes with a mail. */
export interface AdjuntoDeCorreo {
  nombre: string;
  /** `application/pdf`. */
  tipo: string;
  contenido: Uint8Array;
}

/** A mail to one person. */
export interface MensajeDeCorreo {
  para: string;
  asunto: string;
  texto: string;
  html: string;
  /** The name shown as sender, the institution's. */
  firma?: string | undefined;
  adjuntos?: readonly AdjuntoDeCorreo[] | undefined;
  /** Of the job that sends it: a repeat carries the same Message-ID, so that it is known as one. */
  idMensaje: string;
}

export interface Correo {
  /** @throws {FallaDeCorreo} `pasajera` to try again, `definitiva` not to */
  send(mensaje: MensajeDeCorreo): Promise<{ messageId: string }>;
  /** Connects and signs in, without sending. @throws {FallaDeCorreo} */
  verify(): Promise<void>;
  close(): void;
}

/** Milliseconds: how long a server may keep a mail waiting. */
export interface TiemposDeCorreo {
  conexion: number;
  saludo: number;
  /** Without a byte. */
  silencio: number;
  /** From the queue to the acknowledgement: one that answers a byte at a time ends here. */
  total: number;
}

const TIEMPOS: TiemposDeCorreo = { conexion: 5_000, saludo: 5_000, silencio: 10_000, total: 60_000 };

/** The Message-ID of a job: says nothing of it, and is always the same. */
export const deriveMessageId = (idMensaje: string, remitente: string): string =>
  `<${createHash("sha256").update(idMensaje).digest("hex").slice(0, 40)}@${remitente.split("@")[1]}>`;

/** One line of text: no break can end a header and begin another. */
const writeLinea = (texto: string): string =>
  texto
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim();

/** Sends mail by SMTP over a few kept connections. A server that refuses or hangs delays a mail, never a case. */
export const createCorreo = ({
  smtpUrl,
  remitente = smtpUrl.remitente,
  tiempos = TIEMPOS,
}: {
  smtpUrl: SmtpUrl;
  remitente?: string;
  tiempos?: TiemposDeCorreo;
}): Correo => {
  const { servidor, puerto, cifrado, usuario, contrasena } = smtpUrl;
  const transporte = createTransport({
    pool: true,
    maxConnections: 3,
    // The outbox tries again by itself, and says so.
    maxRequeues: 0,
    host: servidor,
    port: puerto,
    secure: cifrado === "directo",
    requireTLS: cifrado === "exigido",
    ignoreTLS: cifrado === "nunca",
    ...(usuario && contrasena && { auth: { user: usuario, pass: contrasena } }),
    connectionTimeout: tiempos.conexion,
    dnsTimeout: tiempos.conexion,
    greetingTimeout: tiempos.saludo,
    socketTimeout: tiempos.silencio,
    socketCloseTimeout: 1_000,
    idleTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  return {
    send: async ({ para, asunto, texto, html, firma = "", adjuntos = [], idMensaje }) => {
      if (!isDireccion(para)) throw new FallaDeCorreo("direccion");
      const messageId = deriveMessageId(idMensaje, remitente);
      try {
        await transporte.sendMail({
          from: { name: writeLinea(firma), address: remitente },
          to: { name: "", address: para },
          subject: writeLinea(asunto),
          text: texto,
          html,
          attachments: adjuntos.map(({ nombre, tipo, contenido }) => ({
            filename: writeLinea(nombre),
            contentType: writeLinea(tipo),
            content: Buffer.from(contenido),
            contentDisposition: "attachment",
          })),
          messageId,
          // RFC 3834: no holiday notice answers a notice.
          headers: {
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
            "Content-Language": "es-CL",
          },
          signal: AbortSignal.timeout(tiempos.total),
        });
      } catch (error) {
        throw classifyFalla(error);
      }
      return { messageId };
    },
    verify: async () => {
      try {
        await transporte.verify();
      } catch (error) {
        throw classifyFalla(error);
      }
    },
    close: () => transporte.close({ force: true }),
  };
};
