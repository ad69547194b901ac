import { RegistrosDeMesa } from "./registros.ts";

if (!customElements.get("ventanilla-mesa-registros"))
  customElements.define("ventanilla-mesa-registros", RegistrosDeMesa);
