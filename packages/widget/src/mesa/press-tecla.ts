import type { NombreOrden } from "@ventanilla/sdk/domain";
import { listColas } from "./direccion.ts";
import type { Mesa } from "./mesa.ts";
import { explainNo } from "./orden/explain-no.ts";
import { ORDENES_DE_MESA } from "./orden/ordenes.ts";
import { isEscribiendo, TECLAS_ORDEN } from "./teclas.ts";

const ORDENES = Object.entries(TECLAS_ORDEN) as [NombreOrden, string][];

/** Does what a key asks for; tells whether it was of the desk. */
export function pressTecla(mesa: Mesa, evento: KeyboardEvent): boolean {
  const { key } = evento;
  const { lugar, listaDeCasos: lista, casoAbierto: caso, sesion, puesto } = mesa;
  const mueve = /^(?:j|k|ArrowDown|ArrowUp)$/.test(key);
  if (isEscribiendo(evento) || (key.length === 1 && !mesa.teclas) || (evento.repeat && !mueve)) return false;
  if (key === "Escape" && lugar.vista !== "casos") mesa.goVista("casos");
  else if (key === "Escape" && caso?.redaccion) caso.closeOrden();
  else if (key === "Escape" && lugar.caso) mesa.closeCaso();
  else if (key === "/") {
    const busca = mesa.renderRoot.querySelector<HTMLInputElement>("#busca");
    busca?.focus();
    // What was searched for before is written over, not added to.
    busca?.select();
  } else if (key === "?")
    mesa.renderRoot.querySelector<HTMLElement & { open(): void }>("ventanilla-mesa-teclas")?.open();
  else if (key === "z") mesa.undo();
  else if (key === "n") mesa.goVista("ingreso");
  else if (lugar.vista !== "casos") return false;
  else if (/^[1-7]$/.test(key)) {
    const cola = sesion && listColas(sesion)[Number(key) - 1];
    if (cola) mesa.goCola(cola);
  } else if (mueve) {
    // Arrows scroll what is being read; letters move the list from anywhere.
    if (key.startsWith("Arrow") && caso && evento.composedPath().includes(caso)) return caso.scrollCuerpo(evento);
    lista?.move(key === "j" || key === "ArrowDown" ? 1 : -1);
    lista?.focus();
  } else if (key === "s") mesa.mark(lugar.caso ?? lista?.filas[lista.activa]?.folio);
  else if (key === "o") mesa.openPaleta();
  else if (key === "h") mesa.openOficio();
  else {
    const [orden] = ORDENES.find(([, tecla]) => tecla === key) ?? [];
    if (!orden || !caso?.caso) return false;
    if (caso.caso.ordenes.includes(orden)) caso.openOrden(orden);
    // What cannot be done says so and no more: whoever goes on typing must not set anything off.
    else if (puesto)
      mesa.say({
        texto: `${ORDENES_DE_MESA[orden].nombre}: ${explainNo(orden, { caso: caso.caso, puesto })}`,
        malo: true,
      });
  }
  return true;
}
