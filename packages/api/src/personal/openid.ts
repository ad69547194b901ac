import type { Institucion } from "@ventanilla/sdk/contract";
import { normalizeRut } from "@ventanilla/sdk/domain";
import type { Configuration } from "openid-client";
import type { Desafios } from "./desafios.ts";
import type { Personal } from "./personal.ts";
import type { UsuarioLeido } from "./usuario.ts";

type Proveedor = NonNullable<Institucion["openid"]>;

/** Why somebody who went to the provider did not come in. */
export type MotivoDeEntrada = "sinCuenta" | "correoSinVerificar" | "cancelado" | "fallo";

/** The provider was left without coming in; carries nothing of the person. */
export class EntradaError extends Error {
  readonly motivo: MotivoDeEntrada;

  constructor(motivo: MotivoDeEntrada, options?: ErrorOptions) {
    super(motivo, options);
    this.name = "EntradaError";
    this.motivo = motivo;
  }
}

/** Sign-in by the institution's OpenID Connect provider: code flow with PKCE, state and nonce (RFC 9700). */
export interface Openid {
  /** Where the browser goes, and what it carries meanwhile in a cookie. */
  begin(institucion: Institucion): Promise<{ url: string; transito: string }>;
  /** The person who came back. @throws {EntradaError} */
  finish(institucion: Institucion, options: { consulta: string; transito: string }): Promise<UsuarioLeido>;
  /** Where the session at the provider is ended too, and where the browser goes after; absent where it has none. */
  findSalida(institucion: Institucion, despues: string): Promise<string | undefined>;
}

/** ClaveÚnica names people by their RUN, asks for exactly this scope and gives no e-mail. */
export const isClaveUnica = ({ identidad }: Proveedor): boolean => identidad === "RolUnico.numero";
const AMBITOS_CLAVE_UNICA = "openid run name";
/** Where ClaveÚnica ends its session: it is not in what it publishes of itself. */
const SALIDA_CLAVE_UNICA = "/api/v1/accounts/app/logout";

const ESPERA_SEGUNDOS = 10;
const LOCALES = ["localhost", "127.0.0.1", "[::1]"];

// Loaded with the first sign-in: most installations begin without a provider.
const load = () => import("openid-client");

const readRun = (rolUnico: unknown): string | undefined => {
  if (rolUnico === null || typeof rolUnico !== "object") return undefined;
  const { numero, DV } = rolUnico as { numero?: unknown; DV?: unknown };
  return normalizeRut(`${numero}-${DV}`);
};

export const createOpenid = ({
  personal,
  desafios,
  urlPublica,
  getSecreto,
}: {
  personal: Personal;
  desafios: Desafios;
  urlPublica: string;
  /** Value of an environment variable. */
  getSecreto: (nombre: string) => string | undefined;
}): Openid => {
  const conocidos = new Map<string, Promise<Configuration>>();

  const discover = async ({ emisor, cliente, secretoEn }: Proveedor): Promise<Configuration> => {
    const { discovery, allowInsecureRequests } = await load();
    const url = new URL(emisor);
    const isLocal = url.protocol === "http:" && LOCALES.includes(url.hostname);
    return discovery(url, cliente, getSecreto(secretoEn) ?? "", undefined, {
      timeout: ESPERA_SEGUNDOS,
      ...(isLocal && { execute: [allowInsecureRequests] }),
    });
  };
  const configure = (slug: string, proveedor: Proveedor): Promise<Configuration> => {
    const conocido = conocidos.get(slug) ?? discover(proveedor);
    conocidos.set(slug, conocido);
    // One that did not answer is asked again the next time.
    conocido.catch(() => conocidos.delete(slug));
    return conocido;
  };
  const open = async ({ slug, openid }: Institucion): Promise<{ proveedor: Proveedor; config: Configuration }> => {
    if (!openid) throw new EntradaError("fallo");
    try {
      return { proveedor: openid, config: await configure(slug, openid) };
    } catch (cause) {
      throw new EntradaError("fallo", { cause });
    }
  };
  const retornoOf = (slug: string): string => `${urlPublica}/v1/gestion/sesion/openid/${slug}/retorno`;

  /** Who the provider says it is. */
  const identify = async (
    { slug, openid }: Institucion,
    datos: Record<string, unknown>,
  ): Promise<UsuarioLeido | undefined> => {
    if (openid?.identidad === "RolUnico.numero") {
      const run = readRun(datos.RolUnico);
      return run === undefined ? undefined : personal.findByRun(run, { institucion: slug });
    }
    if (openid?.identidad === "preferred_username") return personal.findByCorreo(String(datos.preferred_username));
    const usuario = await personal.findByCorreo(String(datos.email));
    // An address that nobody proved to be theirs is no identity.
    if (usuario && datos.email_verified !== true) throw new EntradaError("correoSinVerificar");
    return usuario;
  };

  return {
    async begin(institucion) {
      const { proveedor, config } = await open(institucion);
      const { buildAuthorizationUrl, calculatePKCECodeChallenge, randomNonce, randomPKCECodeVerifier, randomState } =
        await load();
      const verificador = randomPKCECodeVerifier();
      const state = randomState();
      const nonce = randomNonce();
      const url = buildAuthorizationUrl(config, {
        redirect_uri: retornoOf(institucion.slug),
        scope: isClaveUnica(proveedor) ? AMBITOS_CLAVE_UNICA : proveedor.ambitos,
        code_challenge: await calculatePKCECodeChallenge(verificador),
        code_challenge_method: "S256",
        state,
        nonce,
      });
      return {
        url: url.href,
        transito: desafios.mint(`openid ${institucion.slug}`, { verificador, state, nonce }),
      };
    },
    async finish(institucion, { consulta, transito }) {
      const { config } = await open(institucion);
      const ida = desafios.spend(`openid ${institucion.slug}`, transito);
      if (!ida) throw new EntradaError("fallo");
      const { authorizationCodeGrant, AuthorizationResponseError, fetchUserInfo } = await load();
      const { verificador = "", state = "", nonce = "" } = ida;
      const datos = await (async () => {
        const tokens = await authorizationCodeGrant(config, new URL(`${retornoOf(institucion.slug)}${consulta}`), {
          pkceCodeVerifier: verificador,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        });
        const firmado = tokens.claims();
        const dicho =
          firmado && config.serverMetadata().userinfo_endpoint
            ? await fetchUserInfo(config, tokens.access_token, firmado.sub)
            : {};
        // What is signed for this sign-in goes before what is told beside it.
        return { ...dicho, ...firmado };
      })().catch((cause: Error) => {
        const seArrepintio = cause instanceof AuthorizationResponseError && cause.error === "access_denied";
        throw new EntradaError(seArrepintio ? "cancelado" : "fallo", { cause });
      });
      const usuario = await identify(institucion, datos);
      // A provider vouches for the people of its own institution, and for nobody else.
      if (!usuario?.activo || usuario.programa || usuario.institucion !== institucion.slug)
        throw new EntradaError("sinCuenta");
      return usuario;
    },
    async findSalida(institucion, despues) {
      const { openid } = institucion;
      if (!openid) return undefined;
      const { buildEndSessionUrl } = await load();
      const config = await configure(institucion.slug, openid).catch(() => undefined);
      if (config?.serverMetadata().end_session_endpoint)
        return buildEndSessionUrl(config, { post_logout_redirect_uri: despues }).href;
      if (!isClaveUnica(openid)) return undefined;
      const salida = new URL(SALIDA_CLAVE_UNICA, openid.emisor);
      salida.searchParams.set("redirect", despues);
      return salida.href;
    },
  };
};
