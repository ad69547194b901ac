import { Respuesta } from "./respuesta/respuesta.ts";

// The entry of whoever was asked by letter: a citizen's page never loads it.
if (!customElements.get("ventanilla-respuesta")) customElements.define("ventanilla-respuesta", Respuesta);
