import { PuntosDeMesa } from "./puntos.ts";

if (!customElements.get("ventanilla-mesa-puntos")) customElements.define("ventanilla-mesa-puntos", PuntosDeMesa);
