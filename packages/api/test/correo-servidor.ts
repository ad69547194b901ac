import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import type { SmtpUrl } from "../src/correo/parse-smtp-url.ts";
import { createCorreo, type TiemposDeCorreo } from "../src/correo/send-correo.ts";

/** A mail as it arrived: its envelope, its bytes and what a reader makes of them. */
export interface Recibido {
  para: string[];
  crudo: string;
  correo: Email;
}

/** For a server that answers: on a busy machine it takes its time. */
const CON_PACIENCIA: TiemposDeCorreo = { conexion: 15_000, saludo: 15_000, silencio: 15_000, total: 25_000 };
/** For one that does not. */
export const SIN_PACIENCIA: TiemposDeCorreo = { conexion: 400, saludo: 400, silencio: 400, total: 1_500 };

export const sendTo = (puerto: number, cambios: Partial<SmtpUrl> = {}, tiempos = CON_PACIENCIA) =>
  createCorreo({
    smtpUrl: { servidor: "127.0.0.1", puerto, cifrado: "nunca", remitente: "ventanilla@ejemplo.cl", ...cambios },
    tiempos,
  });

/** A real SMTP server on a free port; `cambios` makes it refuse. */
export const openServidorSmtp = async (cambios: SMTPServerOptions = {}) => {
  const recibidos: Recibido[] = [];
  const servidor = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onData: (flujo, sesion, listo) => {
      const partes: Buffer[] = [];
      flujo.on("data", (parte: Buffer) => partes.push(parte));
      flujo.on("end", async () => {
        const bytes = Buffer.concat(partes);
        const para = sesion.envelope.rcptTo.map(({ address }) => address);
        recibidos.push({ para, crudo: bytes.toString("latin1"), correo: await PostalMime.parse(bytes) });
        listo();
      });
    },
    ...cambios,
  });
  servidor.on("error", () => undefined);
  servidor.listen(0, "127.0.0.1");
  await once(servidor.server, "listening");
  return {
    puerto: (servidor.server.address() as AddressInfo).port,
    recibidos,
    close: () => new Promise<void>((resolve) => void servidor.close(resolve)),
  };
};

/** Something that listens on a port and speaks as `speak` says, or not at all. */
export const openServidorMudo = async (speak: (socket: Socket) => void = () => undefined) => {
  const sockets = new Set<Socket>();
  const servidor: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    speak(socket);
  }).listen(0, "127.0.0.1");
  await once(servidor, "listening");
  return {
    puerto: (servidor.address() as AddressInfo).port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      servidor.close();
    },
  };
};
