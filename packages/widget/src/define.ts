import { whenIdle } from "./elements/base/pieza.ts";
import { defineElemento, NOMBRES, register } from "./elements/elementos.ts";
import { Ingreso } from "./elements/ingreso/ingreso.ts";
import { Widget } from "./elements/widget/widget.ts";

register("ingreso", Ingreso);
register("widget", Widget);
for (const nombre of NOMBRES) {
  const define = () => defineElemento(nombre).catch(() => {});
  if (document.querySelector(`ventanilla-${nombre}`)) define();
  else whenIdle(define);
}
