// Classes only, without registering anything: `./define.ts` does that.
export { Elemento } from "./elements/base/elemento.ts";
export { Boton } from "./elements/boton/boton.ts";
export { Estado } from "./elements/estado/estado.ts";
export { Ingreso } from "./elements/ingreso/ingreso.ts";
export { Soni } from "./elements/soni/soni.ts";
export { Widget } from "./elements/widget/widget.ts";
