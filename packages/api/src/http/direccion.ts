import { BlockList, isIP, isIPv6 } from "node:net";
import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";

/** Reads the address that a request came from; nothing where it came by no network. */
export type LectorDeDireccion = (c: Context) => string | undefined;

/** Proxies of the installation, by address or network: `10.0.0.0/8`. @throws {RangeError} for what is neither */
const openLista = (proxies: readonly string[]): BlockList => {
  const lista = new BlockList();
  for (const proxy of proxies) {
    const [ip = "", bits] = proxy.split("/");
    const familia = isIPv6(ip) ? "ipv6" : "ipv4";
    if (isIP(ip) === 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits)))
      throw new RangeError(`«${proxy}» no es una dirección ni una red`);
    if (bits === undefined) lista.addAddress(ip, familia);
    else lista.addSubnet(ip, Number(bits), familia);
  }
  return lista;
};

/** Whether each of these is an address or a network. */
export const areRedes = (proxies: readonly string[]): boolean => {
  try {
    return openLista(proxies) !== undefined;
  } catch {
    return false;
  }
};

/** An IPv4 that arrived at a socket of both families is an IPv4. */
const simplify = (ip: string): string => ip.replace(/^::ffff:(?=\d+\.)/i, "");

/**
 * What stands for a neighbour: an IPv4 whole, of an IPv6 the first 64 bits, since a house has all the others.
 *
 * @param ip as the system writes it
 */
export const neighbourOf = (ip: string): string => {
  const corta = simplify(ip).replace(/%.*$/, "");
  if (!isIPv6(corta)) return corta;
  const [antes = "", despues] = corta.split("::").map((parte) => parte.split(":").filter(Boolean)) as string[][];
  const ceros = despues === undefined ? 0 : 8 - (antes?.length ?? 0) - despues.length;
  const grupos = [...antes, ...Array<string>(ceros).fill("0"), ...(despues ?? [])];
  return `${grupos
    .slice(0, 4)
    .map((grupo) => Number.parseInt(grupo, 16).toString(16))
    .join(":")}::/64`;
};

/**
 * Makes what tells who asks: the other end of the connection. `X-Forwarded-For` is what anybody may write, so it is read
 * only from the right and only through the installation's own proxies.
 *
 * @throws {RangeError} where a proxy is neither an address nor a network
 */
export const createLectorDeDireccion = (proxies: readonly string[] = []): LectorDeDireccion => {
  const confiables = openLista(proxies);
  const isProxy = (ip: string): boolean => isIP(ip) !== 0 && confiables.check(ip, isIPv6(ip) ? "ipv6" : "ipv4");

  return (c) => {
    const conexion = (c.env as Partial<HttpBindings> | undefined)?.incoming?.socket.remoteAddress;
    if (conexion === undefined) return undefined;
    let ip = simplify(conexion);
    if (proxies.length === 0) return ip;
    const dichas = (c.req.header("x-forwarded-for") ?? "").split(",").map((una) => simplify(una.trim()));
    while (isProxy(ip)) {
      const anterior = dichas.pop();
      if (anterior === undefined || isIP(anterior) === 0) break;
      ip = anterior;
    }
    return ip;
  };
};
