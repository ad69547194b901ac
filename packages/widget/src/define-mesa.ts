import { Caso } from "./mesa/caso/caso.ts";
import { ListaDeCasos } from "./mesa/lista/lista.ts";
import { Mesa } from "./mesa/mesa.ts";
import { PaletaDeOrdenes } from "./mesa/orden/paleta.ts";
import { TeclasDeMesa } from "./mesa/teclas-de-mesa.ts";

// The desk's own entry: a citizen's page never loads it.
for (const [nombre, clase] of Object.entries({
  "mesa-lista": ListaDeCasos,
  "mesa-caso": Caso,
  "mesa-paleta": PaletaDeOrdenes,
  "mesa-teclas": TeclasDeMesa,
  mesa: Mesa,
}))
  if (!customElements.get(`ventanilla-${nombre}`)) customElements.define(`ventanilla-${nombre}`, clase);
