import { $, act, hasLlaves, setError, show } from "./entrar.js";
import { ask } from "./llamada.js";

const LLAVES = "sesion/llaves-de-acceso";
const fecha = new Intl.DateTimeFormat("es-CL", { day: "2-digit", month: "2-digit", year: "numeric" });
const formatFecha = (instante) => fecha.format(new Date(instante)).replaceAll("-", "/");

const say = (texto) => {
  $("hecho").textContent = texto;
};

const drawLlaves = ({ llaves, conClave }) => {
  $("cambio").hidden = !conClave;
  $("sin-llaves").hidden = llaves.length > 0;
  const lineas = llaves.map(({ id, creada }) => {
    const linea = document.createElement("li");
    const texto = Object.assign(document.createElement("span"), { textContent: `Creada el ${formatFecha(creada)}` });
    const boton = Object.assign(document.createElement("button"), {
      type: "button",
      className: "secundario",
      textContent: "Quitar",
    });
    boton.setAttribute("aria-label", `Quitar la llave creada el ${formatFecha(creada)}`);
    boton.addEventListener("click", () =>
      act(boton, "Quitando la llave…", async () => drawLlaves(await ask(`${LLAVES}/${id}`, undefined, "DELETE")), {
        despues: () => {
          say("La llave ya no sirve para entrar. Bórrala también de tu equipo.");
          $("titulo-cuenta").focus();
        },
      }),
    );
    linea.append(texto, boton);
    return linea;
  });
  $("llaves").replaceChildren(...lineas);
};

/** What a person changes of how they come in: their password and their passkeys. */
export const startCuenta = async () => {
  document.title = "Cómo entras · Ventanilla";
  const formulario = $("cambio");
  formulario.addEventListener("submit", (evento) => {
    evento.preventDefault();
    say("");
    const { actual, clave } = formulario.elements;
    setError(clave, [...clave.value].length < 12 ? "Usa 12 caracteres o más" : "");
    setError(actual, actual.value ? "" : "Escribe tu clave actual");
    if (!actual.value || [...clave.value].length < 12) return;
    const cuerpo = { actual: actual.value, clave: clave.value };
    act(formulario.querySelector("button"), "Cambiando tu clave…", () => ask("sesion/clave", cuerpo, "PUT"), {
      despues: () => {
        formulario.reset();
        say("Tu clave cambió. Úsala desde ahora.");
      },
    });
  });
  $("agrega-llave").hidden = !hasLlaves;
  $("agrega-llave").addEventListener("click", () =>
    act(
      $("agrega-llave"),
      "Sigue los pasos de tu equipo…",
      async () => {
        const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(await ask(`${LLAVES}/opciones`, {}));
        const respuesta = (await navigator.credentials.create({ publicKey })).toJSON();
        drawLlaves(await ask(LLAVES, { respuesta }));
      },
      { despues: () => say("Listo: ya puedes entrar con esa llave.") },
    ),
  );
  drawLlaves(await ask(LLAVES));
  show("cuenta");
  $("titulo-cuenta").tabIndex = -1;
  $("titulo-cuenta").focus();
};
