import type { AsientoDeGestion, CasoDeGestion, Derivacion, LecturasDeCaso } from "@ventanilla/sdk/contract";
import {
  formatFecha,
  formatFechaLarga,
  formatFolio,
  formatRut,
  NOMBRES_CANAL,
  NOMBRES_RESULTADO,
} from "@ventanilla/sdk/domain";
import { html, nothing, type TemplateResult } from "lit";
import { ICONOS_ESTADO, iconoBien, iconoMensaje, iconoVisible } from "../iconos.ts";
import { describePlazo, formatMomento, formatMonto, namePersona } from "../palabras.ts";
import type { Puesto } from "../puesto.ts";

type Nada = typeof nothing;
type Dato = readonly [nombre: string, valor: unknown];

/** Draws pairs of a name and what stands under it; what there is none of, is left out. */
const renderDatos = (datos: readonly Dato[]): TemplateResult =>
  html`<dl class="datos">
    ${datos.map(([nombre, valor]) => (valor === undefined || valor === "" || valor === null ? nothing : html`<div><dt>${nombre}</dt><dd>${valor}</dd></div>`))}
  </dl>`;

/** What the person wrote. */
export function renderRelato({ relato, peticion, monto, fechaHecho }: CasoDeGestion): TemplateResult {
  return html`<section aria-labelledby="relato">
    <h3 id="relato">Qué escribió</h3>
    <p class="prosa">${relato ?? "No hay relato que mostrar."}</p>
    ${peticion ? html`<h4>Qué pide</h4><p class="prosa">${peticion}</p>` : nothing}
    ${renderDatos([
      ["Monto", monto === undefined ? undefined : formatMonto(monto)],
      ["Fecha del hecho", fechaHecho && formatFecha(fechaHecho)],
    ])}
  </section>`;
}

/** Who presents the case, and how to reach them. */
export function renderPersona({ persona, comuna, caracterizacion: _ }: CasoDeGestion, puesto: Puesto): TemplateResult {
  const { rut, documento, correo, telefono, direccion, representante } = persona ?? {};
  return html`<section aria-labelledby="persona">
    <h3 id="persona">Persona</h3>
    ${
      persona
        ? renderDatos([
            [
              rut ? formatRut(rut) : documento ? `${documento.tipo} ${documento.numero}, ${documento.pais}` : "Sin RUT",
              html`<b>${namePersona(persona)}</b>`,
            ],
            ["Teléfono", telefono && html`<a href="tel:${telefono}">${telefono}</a>`],
            ["Correo", correo && html`<a href="mailto:${correo}">${correo}</a>`],
            ["Dirección", direccion],
            ["Comuna", (persona.comuna ?? comuna) && puesto.nameComuna((persona.comuna ?? comuna) as string)],
            ["Representa", representante && namePersona(representante)],
          ])
        : html`<p class="quieto">Lo presentó sin dar su nombre.</p>`
    }
  </section>`;
}

/** Who the claim is against, and how its answer stands. */
export function renderProveedor({ proveedor, traslado, propuesta: _ }: CasoDeGestion): TemplateResult | Nada {
  if (!proveedor) return nothing;
  const acoge = { total: "Acoge todo", parcial: "Acoge una parte", no: "No acoge" };
  return html`<section aria-labelledby="proveedor">
    <h3 id="proveedor">Proveedor</h3>
    ${renderDatos([
      [proveedor.rut ? formatRut(proveedor.rut) : "Sin RUT", html`<b>${proveedor.nombre}</b>`],
      [
        "Traslado",
        traslado && (traslado.acoge ? acoge[traslado.acoge] : `Responde hasta el ${formatFecha(traslado.vence)}`),
      ],
    ])}
  </section>`;
}

/** The deadline, and each day of it: counted, or skipped and why (Ley 19.880 art. 25). */
export function renderPlazoExplicado(caso: CasoDeGestion): TemplateResult {
  const { plazo, ingresoLegal, dias } = caso;
  const unidad = plazo.unidad === "habiles" ? "hábiles" : "corridos";
  return html`<section aria-labelledby="plazo">
    <h3 id="plazo">Plazo</h3>
    ${renderDatos([
      ["Vence", html`<b class="cifra">${formatFechaLarga(plazo.vence)}</b>`],
      [
        "Término",
        `${plazo.dias} días ${unidad} desde el ${formatFecha(ingresoLegal)}${plazo.prorroga ? `, con ${plazo.prorroga} de prórroga` : ""}`,
      ],
      ["Van", `${plazo.habilesTranscurridos} hábiles, ${plazo.corridosTranscurridos} corridos`],
      ["Ahora", describePlazo(caso)],
    ])}
    <details>
      <summary>Cómo se cuenta, día por día</summary>
      <ol class="dias">
        ${contar(dias).map(
          ({ fecha, numero, motivo }) =>
            html`<li class=${numero ? "" : "quieto"}><span class="cifra">${formatFechaLarga(fecha)}</span><span>${numero ? `día ${numero}` : `no cuenta: ${motivo}`}</span></li>`,
        )}
      </ol>
    </details>
  </section>`;
}

function contar(dias: CasoDeGestion["dias"]) {
  let numero = 0;
  return dias.map(({ fecha, cuenta, motivo = "inhábil" }) => ({ fecha, numero: cuenta ? ++numero : 0, motivo }));
}

/** The branches that went to other institutions. */
export function renderDerivaciones({ derivaciones }: CasoDeGestion, puesto: Puesto): TemplateResult | Nada {
  if (!derivaciones.length) return nothing;
  const estados = { enviada: "Enviada", recibida: "Recibida", devuelta: "Devuelta", respondida: "Respondida" };
  const renderUna = ({ nombre, externa, parcial, estado, cuando, motivo, que, respuesta }: Derivacion) => html`<li>
    <b>${nombre}</b> <span class="quieto">${externa ? "de fuera" : "de esta ventanilla"}, ${parcial ? "en parte" : "entero"}</span><br />
    ${estado === "respondida" ? iconoBien : ICONOS_ESTADO.derivado} ${estados[estado]}, ${formatMomento(cuando, puesto.zona)}
    ${[que && `Qué: ${que}`, motivo && `Motivo: ${motivo}`, respuesta && `Respuesta: ${respuesta}`].map((linea) => (linea ? html`<p class="prosa">${linea}</p>` : nothing))}
  </li>`;
  return html`<section aria-labelledby="derivaciones">
    <h3 id="derivaciones">Derivaciones</h3>
    <ul class="derivaciones">${derivaciones.map(renderUna)}</ul>
  </section>`;
}

/** The closing that waits for somebody else, or the one there was. */
export function renderCierre(
  { propuesta, cierre, satisfaccion }: CasoDeGestion,
  puesto: Puesto,
): TemplateResult | Nada {
  const uno = propuesta ?? cierre;
  if (!uno) return nothing;
  return html`<section class="cierre" aria-labelledby="cierre">
    <h3 id="cierre">${propuesta ? "Cierre propuesto, por visar" : "Cierre"}</h3>
    <p><b>${NOMBRES_RESULTADO[uno.resultado]}</b> <span class="quieto">${
      propuesta ? `lo propone ${puesto.nameUsuario(propuesta.autor)}` : formatMomento(cierre?.cuando ?? "", puesto.zona)
    }</span></p>
    <p class="prosa">${uno.respuesta}</p>
    ${satisfaccion ? html`<p>Nota de la persona: <b>${satisfaccion.nota}</b> de 7 <span class="prosa">${satisfaccion.comentario ?? ""}</span></p>` : nothing}
  </section>`;
}

/** Who read it: asked for when somebody opens it (domain, «Privacy»). */
export function renderLecturas(
  lecturas: LecturasDeCaso["lecturas"] | undefined,
  { puesto, onAbre }: { puesto: Puesto; onAbre: () => void },
): TemplateResult {
  return html`<details
    class="no-imprime"
    @toggle=${(evento: Event) => (evento.target as HTMLDetailsElement).open && onAbre()}
  >
    <summary>Quién lo ha leído</summary>
    ${lecturas ? nothing : html`<p class="quieto" role="status">Buscando…</p>`}
    <ol class="dias">
      ${lecturas?.map(
        ({ cuando, usuario, nombre }) =>
          html`<li><span class="cifra">${formatMomento(cuando, puesto.zona)}</span><span>${nombre ?? puesto.nameUsuario(usuario)}</span></li>`,
      )}
    </ol>
  </details>`;
}

/** Where the case comes from and who has it. */
export function renderFicha(caso: CasoDeGestion, puesto: Puesto): TemplateResult {
  const {
    canal,
    punto,
    recibidoEn,
    materia,
    unidad,
    responsable,
    sobreUnidad,
    folioRelacionado,
    acumuladoEn,
    judicial,
  } = caso;
  const { tribunal, rol, presentadaEn, sentenciaEn, resultado } = judicial ?? {};
  // Of another institution's case, people, units and matters are codes of lists that are not here.
  const ajena = puesto.nameAjena(caso.institucion);
  return html`<section aria-labelledby="ficha">
    <h3 id="ficha">Ficha</h3>
    ${renderDatos([
      ["Lo envía", ajena],
      ["A cargo", ajena ? undefined : responsable ? puesto.nameUsuario(responsable) : "Nadie todavía"],
      ["Unidad", ajena ? undefined : unidad && puesto.nameUnidad(unidad)],
      ["Materia", ajena ? undefined : materia && puesto.nameMateria(materia)],
      [
        "Entró",
        `${formatMomento(recibidoEn, puesto.zona)}, por ${NOMBRES_CANAL[canal].toLowerCase()}${punto ? ` (${punto})` : ""}`,
      ],
      ["Trata de", ajena ? undefined : sobreUnidad && puesto.nameUnidad(sobreUnidad)],
      ["Relacionado", folioRelacionado && formatFolio(folioRelacionado)],
      ["Acumulado en", acumuladoEn && formatFolio(acumuladoEn)],
      ["Tribunal", tribunal],
      ["Rol", rol],
      ["Presentada", presentadaEn && formatFecha(presentadaEn)],
      ["Sentencia", sentenciaEn && formatFecha(sentenciaEn)],
      ["Resultado judicial", resultado],
    ])}
  </section>`;
}

/** The story, newest first; what the person wrote last and nobody had read is marked in words. */
export function renderBitacora({ bitacora, mensajesNuevos }: CasoDeGestion, puesto: Puesto): TemplateResult {
  const asientos = bitacora.toReversed();
  const nuevos = new Set(
    asientos
      .filter(({ tipo }) => tipo === "mensaje")
      .slice(0, mensajesNuevos)
      .map(({ n }) => n),
  );
  const renderUno = ({ n, cuando, autor, autorNombre, visible, texto, detalle }: AsientoDeGestion) => html`<li
    class=${nuevos.has(n) ? "nuevo" : ""}
  >
    <p class="cuando quieto">
      <time class="cifra" datetime=${cuando}>${formatMomento(cuando, puesto.zona)}</time>
      <span>${autorNombre ?? puesto.nameUsuario(autor)}</span>
      ${visible ? html`<span class="visible">${iconoVisible}La persona lo lee</span>` : nothing}
      ${nuevos.has(n) ? html`<span class="es-nuevo">${iconoMensaje}Mensaje nuevo</span>` : nothing}
    </p>
    <p>${texto}</p>
    ${detalle ? html`<p class="prosa detalle">${detalle}</p>` : nothing}
  </li>`;
  return html`<section aria-labelledby="bitacora">
    <h3 id="bitacora">Bitácora</h3>
    <ol class="bitacora">${asientos.map(renderUno)}</ol>
  </section>`;
}
