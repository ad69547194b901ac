import { isDireccion } from "./direccion.ts";

/** A mail server, and who writes through it. */
export interface SmtpUrl {
  servidor: string;
  puerto: number;
  /**
   * `directo`: TLS from the start. `exigido`: STARTTLS or nothing. `posible`: STARTTLS where the server offers it. `nunca`:
   * in the clear, for a relay on the same machine or network.
   */
  cifrado: "directo" | "exigido" | "posible" | "nunca";
  usuario?: string;
  contrasena?: string;
  /** The address that mails come from. */
  remitente: string;
}

const EJEMPLO = "smtp://usuario:contraseña@correo.ejemplo.cl:587?de=ventanilla@ejemplo.cl";
const CIFRADOS: Record<string, SmtpUrl["cifrado"]> = { exigido: "exigido", posible: "posible", nunca: "nunca" };
const LOCALES = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Reads `SMTP_URL`: `smtp://usuario:contraseña@servidor:587` (STARTTLS) or `smtps://…` (TLS from the start), with
 * `?de=` the sender and `?cifrado=exigido|posible|nunca`. Credentials travel over the network only under TLS.
 *
 * @param urlPublica gives the sender where `de` is absent: `ventanilla@<its host>`
 * @returns the server, or what an operator has to mend; no mistake repeats the password
 */
export const parseSmtpUrl = (
  texto: string,
  { urlPublica }: { urlPublica?: string | undefined } = {},
): { smtpUrl: SmtpUrl } | { errores: string[] } => {
  const url = URL.parse(texto.trim());
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === "")
    return {
      errores: [
        `debe ser como ${EJEMPLO}; los signos especiales de la contraseña van codificados (%40 por @, %2F por /, %3A por :)`,
      ],
    };
  const errores: string[] = [];
  const usuario = decode(url.username);
  const contrasena = decode(url.password);
  if (usuario === undefined || contrasena === undefined)
    errores.push("el usuario o la contraseña tienen un «%» que no se entiende: escribe %25 por cada «%»");
  if (Boolean(usuario) !== Boolean(contrasena))
    errores.push("falta el usuario o la contraseña: van los dos, o ninguno");
  if (url.pathname.length > 1 || url.hash)
    errores.push("sobra lo que va después del puerto: si es parte de la contraseña, escribe %2F por / y %23 por #");
  for (const nombre of new Set(url.searchParams.keys()))
    if (nombre !== "de" && nombre !== "cifrado")
      errores.push(`no existe la opción «${nombre.slice(0, 40)}»: hay «de» y «cifrado»`);

  const directo = url.protocol === "smtps:";
  const pedido = url.searchParams.get("cifrado");
  const cifrado = pedido === null ? defaultCifrado(url, directo) : CIFRADOS[pedido];
  if (!cifrado) errores.push("cifrado debe ser exigido, posible o nunca");
  if (pedido !== null && directo) errores.push("smtps:// ya cifra desde el comienzo: quita «cifrado», o usa smtp://");
  if (cifrado === "nunca" && usuario && !LOCALES.test(url.hostname))
    errores.push("con cifrado=nunca la contraseña viajaría a la vista: quita el usuario, o quita «cifrado»");

  // Node's URL writes a «+» of a query as a blank, and an address may have one.
  const de = url.searchParams.get("de")?.replaceAll(" ", "+");
  const remitente = de ?? `ventanilla@${URL.parse(urlPublica ?? "")?.hostname ?? ""}`;
  if (!isDireccion(remitente))
    errores.push(
      de === undefined
        ? "falta quién escribe: agrega ?de=ventanilla@ejemplo.cl, con el dominio de la institución"
        : "«de» debe ser una dirección de correo, como ventanilla@ejemplo.cl",
    );
  if (errores.length > 0 || !cifrado) return { errores };
  return {
    smtpUrl: {
      servidor: url.hostname.replace(/^\[|\]$/g, ""),
      puerto: url.port ? Number(url.port) : directo ? 465 : 587,
      cifrado,
      ...(usuario && contrasena && { usuario, contrasena }),
      remitente,
    },
  };
};

const defaultCifrado = (url: URL, directo: boolean): SmtpUrl["cifrado"] => {
  if (directo) return "directo";
  return url.username && !LOCALES.test(url.hostname) ? "exigido" : "posible";
};

const decode = (texto: string): string | undefined => {
  try {
    return decodeURIComponent(texto);
  } catch {
    return undefined;
  }
};
