import { payPrueba } from "./prueba.js";

/** What the service said no to, in words for the person. */
export class Falla extends Error {
  constructor({ type = "sin-conexion", detail, title, errores = [] } = {}) {
    super([title, detail].filter(Boolean).join(". ") || "No hay conexión. Revisa la red y prueba otra vez");
    this.type = type;
    this.errores = errores;
  }
}

const send = async (ruta, cuerpo, cabeceras, metodo) => {
  const respuesta = await fetch(`/v1/gestion/${ruta}`, {
    method: metodo,
    headers: { ...(cuerpo && { "Content-Type": "application/json" }), ...cabeceras },
    body: cuerpo ? JSON.stringify(cuerpo) : null,
    credentials: "same-origin",
    referrerPolicy: "no-referrer",
    redirect: "error",
  });
  return { ok: respuesta.ok, datos: await respuesta.json() };
};

/** Asks the service of this origin; pays the proof of work by itself where one is asked. */
export const ask = async (ruta, cuerpo, metodo = cuerpo ? "POST" : "GET") => {
  const cabeceras = {};
  for (let intento = 0; ; intento++) {
    const { ok, datos } = await send(ruta, cuerpo, cabeceras, metodo).catch(() => {
      throw new Falla();
    });
    if (ok) return datos;
    if (datos.type !== "prueba-requerida" || intento > 1 || !crypto.subtle) throw new Falla(datos);
    cabeceras.Prueba = await payPrueba(datos.prueba);
  }
};
