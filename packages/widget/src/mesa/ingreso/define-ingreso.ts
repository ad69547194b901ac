import { BuzonDeMesa } from "./buzon.ts";
import { IngresoDeMesa } from "./ingreso.ts";

if (!customElements.get("ventanilla-mesa-ingreso")) {
  customElements.define("ventanilla-mesa-ingreso", IngresoDeMesa);
  customElements.define("ventanilla-mesa-buzon", BuzonDeMesa);
}
