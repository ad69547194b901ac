// The worker of our own pages: what opened once with network opens without it. It keeps pages, elements and what is
// public of an institution; never a case, a folio, or anything that somebody wrote.
const CAJON = "ventanilla-1";
/** How long the network has before what is kept is shown, in milliseconds. */
const ESPERA = 3_000;
const PIEZA = /^\/piezas\//;
const PUBLICA = /^\/v1\/(?:territorio|instituciones\/[^/]+(?:\/unidades)?)$/;
const ARCHIVO = /^\/(?:pagina\.css|instalar\.js|ventanilla(?:-totem)?\.js|(?:totem|seguir|ventanilla)\/[\w.-]*)$/;
const isGuardable = (ruta) => [PIEZA, PUBLICA, ARCHIVO].some((una) => una.test(ruta));

const { pathname: pagina } = new URL(registration.scope);
const manifiesto = pagina === "/totem/" ? "/manifest-totem.json" : "/manifest.json";

/** Keeps the page with the styles and scripts that it names. */
const keepPagina = async () => {
  const cajon = await caches.open(CAJON);
  await cajon.add(pagina);
  const texto = await (await cajon.match(pagina)).text();
  const suyos = [...texto.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, ruta]) => ruta).filter(isGuardable);
  await cajon.addAll([...new Set(suyos)]);
};

/** Keeps every piece of the elements, also those that nobody asked for yet, and drops those of earlier builds. */
const keepPiezas = async () => {
  const cajon = await caches.open(CAJON);
  const piezas = (await (await fetch(manifiesto)).json()).map(({ archivo }) => `/${archivo}`);
  for (const pieza of piezas) if (!PIEZA.test(pieza) || !(await cajon.match(pieza))) await cajon.add(pieza);
  await cajon.put(`${manifiesto}#${pagina}`, new Response(JSON.stringify(piezas)));
  const usadas = new Set();
  for (const pedido of await cajon.keys())
    if (pedido.url.includes("manifest"))
      for (const pieza of await (await cajon.match(pedido)).json()) usadas.add(pieza);
  for (const { url } of await cajon.keys())
    if (PIEZA.test(new URL(url).pathname) && !usadas.has(new URL(url).pathname)) await cajon.delete(url);
};

const ask = async (pedido) => {
  const cajon = await caches.open(CAJON);
  const { pathname, search } = new URL(pedido.url);
  // Without its fragment, which may say a folio and its clave; a page is the same whatever its address asks for.
  // And a piece that failed once is asked for by another address.
  const llave = pathname.endsWith("/") || PIEZA.test(pathname) ? pathname : pathname + search;
  if (PIEZA.test(pathname)) {
    const guardada = await cajon.match(llave);
    if (guardada) return guardada;
  }
  const guardada = () => cajon.match(llave);
  const deLaRed = fetch(pedido).then(async (respuesta) => {
    // A network that asks to log in answers too: it is no page of ours.
    if (respuesta.ok && !respuesta.redirected) await cajon.put(llave, respuesta.clone());
    // Whoever stands before a service that is down says so; what is kept serves better.
    return respuesta.status < 500 ? respuesta : ((await guardada()) ?? respuesta);
  });
  deLaRed.catch(() => {});
  const tarda = new Promise((resume) => {
    setTimeout(resume, ESPERA);
  });
  try {
    return (await Promise.race([deLaRed, tarda.then(guardada)])) ?? (await deLaRed);
  } catch {
    return (await guardada()) ?? Response.error();
  }
};

addEventListener("install", (evento) => {
  skipWaiting();
  evento.waitUntil(keepPagina().then(keepPiezas));
});
addEventListener("activate", (evento) => {
  evento.waitUntil(clients.claim());
});
addEventListener("fetch", (evento) => {
  const { method, url, mode } = evento.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin) return;
  if (mode === "navigate") evento.waitUntil(keepPiezas().catch(() => {}));
  if (isGuardable(pathname)) evento.respondWith(ask(evento.request));
});
// The page tells what it had asked for before this worker was there.
addEventListener("message", ({ data }) => {
  const rutas = data.map((url) => new URL(url)).filter(({ origin }) => origin === location.origin);
  caches.open(CAJON).then((cajon) => {
    for (const { pathname, search } of rutas) if (isGuardable(pathname)) cajon.add(pathname + search).catch(() => {});
  });
});
