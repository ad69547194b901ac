/** What kept a mail from leaving. Only the first three are the mail's own; the rest pass or an operator mends them. */
export type CodigoDeFalla =
  | "direccion"
  | "rechazado"
  | "contenido"
  | "postergado"
  | "conexion"
  | "sin-respuesta"
  | "credenciales"
  | "cifrado"
  | "servidor";

const MENSAJES: Record<CodigoDeFalla, string> = {
  direccion: "La dirección de correo no es válida: corrígela",
  rechazado: "El servidor de correo no acepta esa dirección: revísala",
  contenido: "El servidor de correo no acepta este mensaje: revisa el tamaño de lo adjunto",
  postergado: "El servidor de correo pide intentarlo más tarde",
  conexion: "No se pudo conectar con el servidor de correo: revisa SMTP_URL y la red",
  "sin-respuesta": "El servidor de correo no respondió a tiempo",
  credenciales: "El servidor de correo no acepta el usuario o la contraseña de SMTP_URL",
  cifrado: "No se pudo cifrar la conexión con el servidor de correo: revisa su certificado, o «cifrado» en SMTP_URL",
  servidor: "El servidor de correo no nos deja enviar: revisa con quien lo administra que acepte a este remitente",
};

const DEFINITIVAS: readonly CodigoDeFalla[] = ["direccion", "rechazado", "contenido"];

/** A mail that did not leave. Carries nothing of the mail nor of what the server said, which repeats the address. */
export class FallaDeCorreo extends Error {
  readonly codigo: CodigoDeFalla;
  /** `pasajera`: try again later. `definitiva`: the same mail would fail again. */
  readonly clase: "pasajera" | "definitiva";
  /** The server's reply code, `550`. */
  readonly respuesta: number | undefined;

  constructor(codigo: CodigoDeFalla, respuesta?: number) {
    super(respuesta ? `${MENSAJES[codigo]} (${respuesta})` : MENSAJES[codigo]);
    this.name = "FallaDeCorreo";
    this.codigo = codigo;
    this.clase = DEFINITIVAS.includes(codigo) ? "definitiva" : "pasajera";
    this.respuesta = respuesta;
  }
}

const CODIGOS: Record<string, CodigoDeFalla> = {
  EAUTH: "credenciales",
  ENOAUTH: "credenciales",
  ETLS: "cifrado",
  EREQUIRETLS: "cifrado",
  ETIMEDOUT: "sin-respuesta",
  EABORT: "sin-respuesta",
};

/** Refused before anything was said to the server. */
const SIN_RESPUESTA: Record<string, CodigoDeFalla> = { EENVELOPE: "direccion", EMESSAGE: "contenido" };

/** Nodemailer's error in our words: what the server said of the address is final, what it said of us is not (RFC 5321, 3463). */
export const classifyFalla = (error: unknown): FallaDeCorreo => {
  const {
    code = "",
    command = "",
    response = "",
    responseCode,
  } = error as Partial<Record<string, string>> & {
    responseCode?: number;
  };
  const conocido = CODIGOS[code];
  if (conocido) return new FallaDeCorreo(conocido, responseCode);
  if (responseCode === undefined) return new FallaDeCorreo(SIN_RESPUESTA[code] ?? "conexion");
  if (responseCode < 500) return new FallaDeCorreo("postergado", responseCode);
  // 5.7.x is a policy against whoever sends: a relay that is closed to us, a sender that is not allowed.
  if (/^\d{3}[ -]5\.7\./.test(response) || responseCode === 503 || responseCode === 530)
    return new FallaDeCorreo("servidor", responseCode);
  if (command === "RCPT TO") return new FallaDeCorreo("rechazado", responseCode);
  return new FallaDeCorreo(command === "DATA" ? "contenido" : "servidor", responseCode);
};
