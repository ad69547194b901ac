import { ask, Falla } from "./llamada.js";

/** The element of the page with this id. */
export const $ = (id) => document.getElementById(id);
/** Where one goes after coming in: back to the staff page that asked for it, by default the desk. */
const readVuelta = () => {
  const volver = new URLSearchParams(location.search).get("volver") ?? "";
  // Only these pages of this very site: an address of anybody else's would take people away.
  return /^\/(?:mesa|monitor)\/(?:[?#]|$)/.test(volver) ? volver : "/mesa/";
};
const MESA = readVuelta();

/** Read once and taken out of the address: an invitation must not stay in the history. */
const takeFragmento = () => {
  const [clase = "", ...partes] = location.hash.slice(1).split(".");
  if (location.hash) history.replaceState(null, "", location.pathname);
  return { clase, partes };
};

const AVISOS = {
  sinCuenta: (nombre) =>
    `Todavía no tienes una cuenta en Ventanilla. Pide que te agreguen a quien administra Ventanilla en ${nombre}.`,
  correoSinVerificar: (nombre) =>
    `${nombre} aún no ha verificado tu correo. Pide a quien administra las cuentas de tu institución que lo haga, y entra de nuevo.`,
  cancelado: () => "No alcanzaste a entrar. Puedes intentarlo otra vez cuando quieras.",
  fallo: (nombre) =>
    `No pudimos entrar con la cuenta de ${nombre}. Inténtalo otra vez. Si sigue igual, avisa a quien administra Ventanilla.`,
};

/** Says above everything what went wrong; nothing to say takes it away. */
export const tell = (texto) => {
  $("aviso").hidden = !texto;
  $("aviso").querySelector("p").textContent = texto;
  if (texto) $("aviso").scrollIntoView({ block: "center" });
};

/** Shows one section of the page. */
export const show = (id) => {
  for (const seccion of document.querySelectorAll("main > section")) seccion.hidden = seccion.id !== id;
};

/** Says under a field what to mend, and goes there. */
export const setError = (campo, texto) => {
  const error = $(`error-${campo.id}`);
  error.textContent = texto;
  error.hidden = !texto;
  const { pista = "" } = campo.dataset;
  campo.setAttribute("aria-describedby", texto ? `${error.id} ${pista}`.trim() : pista);
  campo.setAttribute("aria-invalid", String(Boolean(texto)));
  if (texto) campo.focus();
};

const goMesa = () => location.replace(MESA);

/** One act at a time: the button says that it works, and what failed is said where it can be mended. */
export const act = async (boton, espera, hacer, { campo, despues = goMesa } = {}) => {
  if (boton.getAttribute("aria-disabled") === "true") return;
  tell("");
  boton.setAttribute("aria-disabled", "true");
  $("espera").textContent = espera;
  try {
    await hacer();
    despues();
    if (despues === goMesa) return;
    $("espera").textContent = "";
    boton.removeAttribute("aria-disabled");
  } catch (error) {
    $("espera").textContent = "";
    boton.removeAttribute("aria-disabled");
    if (!(error instanceof Falla)) return tell("No se usó la llave de acceso. Prueba otra vez, o entra con tu clave.");
    if (error.type === "enlace-vencido") return show("vencida");
    const [deCampo] = error.errores;
    const malo = campo ?? document.querySelector(`section:not([hidden]) input[name="${deCampo?.ruta}"]`);
    if (malo && deCampo) setError(malo, deCampo.mensaje);
    else tell(deCampo?.mensaje ?? error.message);
  }
};

/** Whether this browser has passkeys. */
export const hasLlaves =
  typeof PublicKeyCredential === "function" && "parseRequestOptionsFromJSON" in PublicKeyCredential;

const startEntrada = (instituciones) => {
  const formulario = $("con-clave");
  formulario.addEventListener("submit", (evento) => {
    evento.preventDefault();
    const { correo, clave } = formulario.elements;
    setError(clave, clave.value ? "" : "Escribe tu clave");
    setError(correo, correo.value.trim() ? "" : "Escribe tu correo");
    if (!correo.value.trim() || !clave.value) return;
    const cuerpo = { correo: correo.value.trim(), clave: clave.value };
    act(formulario.querySelector("button"), "Entrando…", () => ask("sesion/clave", cuerpo));
  });

  $("con-llave").hidden = !hasLlaves;
  $("con-llave").addEventListener("click", () =>
    act($("con-llave"), "Usa tu llave de acceso…", async () => {
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
        await ask("sesion/llave-de-acceso/opciones", {}),
      );
      const respuesta = (await navigator.credentials.get({ publicKey })).toJSON();
      await ask("sesion/llave-de-acceso/respuesta", { respuesta });
    }),
  );

  for (const { slug, nombre, claveUnica } of instituciones) {
    const enlace = Object.assign(document.createElement("a"), {
      href: `/v1/gestion/sesion/openid/${slug}${MESA.startsWith("/monitor/") ? "?pagina=monitor" : ""}`,
      textContent: claveUnica ? `Entrar con ClaveÚnica (${nombre})` : `Entrar con la cuenta de ${nombre}`,
    });
    const item = document.createElement("li");
    item.append(enlace);
    $("proveedores").append(item);
  }
  const hayProveedores = instituciones.length > 0;
  $("proveedores").hidden = !hayProveedores;
  $("con-correo").open = !hayProveedores;
  $("con-correo").querySelector("summary").hidden = !hayProveedores;
  show("entrada");
};

const startInvitacion = async (invitacion) => {
  let vista;
  try {
    vista = await ask("invitaciones", { invitacion });
  } catch (error) {
    return error.type === "enlace-vencido" ? show("vencida") : tell(error.message);
  }
  const { nombre, correo, opciones } = vista;
  show("invitacion");
  $("titulo-invitacion").textContent = `Te damos la bienvenida, ${nombre}`;
  $("invitada-correo").textContent = correo;
  const formulario = $("con-invitacion");
  formulario.elements.correo.value = correo;
  formulario.addEventListener("submit", (evento) => {
    evento.preventDefault();
    const { clave } = formulario.elements;
    setError(clave, [...clave.value].length < 12 ? "Usa 12 caracteres o más" : "");
    if ([...clave.value].length < 12) return;
    const guardar = () => ask("invitaciones/clave", { invitacion, clave: clave.value });
    act(formulario.querySelector("button"), "Guardando tu clave…", guardar, { campo: clave });
  });

  $("crear-llave").hidden = !hasLlaves;
  $("con-llave-nueva").addEventListener("click", () =>
    act($("con-llave-nueva"), "Sigue los pasos de tu equipo…", async () => {
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(opciones);
      const respuesta = (await navigator.credentials.create({ publicKey })).toJSON();
      await ask("invitaciones/llave-de-acceso", { invitacion, respuesta });
    }),
  );
};

for (const casilla of document.querySelectorAll("[data-muestra]"))
  casilla.addEventListener("change", () => {
    $(casilla.dataset.muestra).type = casilla.checked ? "text" : "password";
  });

const start = async () => {
  const { clase, partes } = takeFragmento();
  if (clase === "invitacion") return startInvitacion(partes.join("."));
  const [dentro, { instituciones }] = await Promise.all([
    ask("sesion").catch(() => undefined),
    ask("sesion/openid").catch(() => ({ instituciones: [] })),
  ]);
  if (dentro && clase === "cuenta") return (await import("./cuenta.js")).startCuenta();
  if (dentro) return goMesa();
  startEntrada(instituciones);
  const [motivo, slug] = clase === "aviso" ? partes : [];
  if (motivo && Object.hasOwn(AVISOS, motivo))
    tell(AVISOS[motivo](instituciones.find((una) => una.slug === slug)?.nombre ?? "tu institución"));
};

addEventListener("hashchange", () => location.hash && location.reload());
start();
