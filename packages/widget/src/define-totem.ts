import { register } from "./elements/elementos.ts";
import { Ingreso } from "./elements/ingreso/ingreso.ts";
import { Teclado } from "./totem/teclado.ts";
import { Totem } from "./totem/totem.ts";

// The entry of a totem or of a library's machine: what is filed and followed are the citizen's own elements.
register("teclado", Teclado);
register("ingreso", Ingreso);
register("totem", Totem);
