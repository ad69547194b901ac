import { OficioDeMesa } from "./oficio.ts";

if (!customElements.get("ventanilla-mesa-oficio")) customElements.define("ventanilla-mesa-oficio", OficioDeMesa);
