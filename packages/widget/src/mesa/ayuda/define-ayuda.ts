import { AyudaDeMesa } from "./ayuda.ts";

if (!customElements.get("ventanilla-mesa-ayuda")) customElements.define("ventanilla-mesa-ayuda", AyudaDeMesa);
