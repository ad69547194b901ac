import { whenIdle } from "./elements/base/pieza.ts";
import { defineElemento, NOMBRES, register } from "./elements/elementos.ts";
import { Ingreso } from "./elements/ingreso/ingreso.ts";
import { Widget } from "./elements/widget/widget.ts";

// Each in a task of its own: on a slow phone, to read the script and to draw are long enough apart.
setTimeout(register, 0, "widget", Widget);
setTimeout(register, 0, "ingreso", Ingreso);
for (const nombre of NOMBRES) {
  const define = () => defineElemento(nombre).catch(() => {});
  if (document.querySelector(`ventanilla-${nombre}`)) define();
  else whenIdle(define);
}
