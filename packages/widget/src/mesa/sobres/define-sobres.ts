import { SobresDeMesa } from "./sobres.ts";

if (!customElements.get("ventanilla-mesa-sobres")) customElements.define("ventanilla-mesa-sobres", SobresDeMesa);
