import { isEscribiendo } from "../mesa/teclas.ts";
import type { Monitor } from "./monitor.ts";

/** Does what a key asks for; tells whether it was of the monitor. */
export function pressTeclaDeMonitor(monitor: Monitor, evento: KeyboardEvent): boolean {
  const { key } = evento;
  if (!monitor.teclas || evento.repeat || isEscribiendo(evento)) return false;
  const raiz = monitor.renderRoot;
  const cuadros = [...raiz.querySelectorAll<HTMLElement>("[data-cuadro]")];
  const foco = (monitor.shadowRoot?.activeElement ?? null) as HTMLElement | null;
  const aqui = cuadros.findIndex((cuadro) => cuadro.contains(foco));
  if (key === "t") monitor.toggleTabla(cuadros[aqui]?.dataset.cuadro);
  else if (key === "j" || key === "k") {
    const otro = cuadros[aqui < 0 ? (key === "j" ? 0 : cuadros.length - 1) : aqui + (key === "j" ? 1 : -1)];
    otro?.querySelector("h2")?.focus({ preventScroll: true });
    otro?.scrollIntoView({ block: "start" });
  } else if (key === "f") raiz.querySelector<HTMLElement>("#reporte")?.focus();
  else if (key === "r") monitor.refresh();
  else if (key === "c") monitor.download();
  else if (key === "p") monitor.print();
  else if (key === "?") {
    const teclas = raiz.querySelector<HTMLDetailsElement>("details.teclas");
    if (teclas) teclas.open = true;
    teclas?.querySelector("summary")?.focus();
  } else return false;
  return true;
}
