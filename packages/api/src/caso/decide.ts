import { fold } from "./apply.ts";
import type { Asiento } from "./asiento.ts";
import type { Caso } from "./caso.ts";
import type { Contexto, Orden } from "./orden.ts";
import { abrir } from "./ordenes/abrir.ts";
import { acumular } from "./ordenes/acumular.ts";
import { adjuntar } from "./ordenes/adjuntar.ts";
import { anotarAcumulado } from "./ordenes/anotar-acumulado.ts";
import { anotarOficio } from "./ordenes/anotar-oficio.ts";
import { asignar } from "./ordenes/asignar.ts";
import { asignarPorSistema } from "./ordenes/asignar-por-sistema.ts";
import { corregir } from "./ordenes/corregir.ts";
import { derivar } from "./ordenes/derivar.ts";
import { descartar } from "./ordenes/descartar.ts";
import { devolverDerivacion } from "./ordenes/devolver-derivacion.ts";
import { enviarMensaje } from "./ordenes/enviar-mensaje.ts";
import { escalar } from "./ordenes/escalar.ts";
import { gestionar } from "./ordenes/gestionar.ts";
import { moverPlazo } from "./ordenes/mover-plazo.ts";
import { opinar } from "./ordenes/opinar.ts";
import { pedirAntecedentes } from "./ordenes/pedir-antecedentes.ts";
import { proponerCierre } from "./ordenes/proponer-cierre.ts";
import { prorrogar } from "./ordenes/prorrogar.ts";
import { reabrir } from "./ordenes/reabrir.ts";
import { reanudar } from "./ordenes/reanudar.ts";
import { recibirDerivacion } from "./ordenes/recibir-derivacion.ts";
import { recuperarDerivacion } from "./ordenes/recuperar-derivacion.ts";
import { reemitirClave } from "./ordenes/reemitir-clave.ts";
import { registrarRespuesta } from "./ordenes/registrar-respuesta.ts";
import { responderDerivacion } from "./ordenes/responder-derivacion.ts";
import { transferir } from "./ordenes/transferir.ts";
import { trasladarProveedor } from "./ordenes/trasladar-proveedor.ts";
import { visar } from "./ordenes/visar.ts";
import { volverACola } from "./ordenes/volver-a-cola.ts";
import { assertParticipa, assertPermitida, isOrdenDeGestion } from "./permitir.ts";
import { endsEspera, resume } from "./suspension.ts";
import { timeCierre } from "./time-cierre.ts";

const decideSobre = (caso: Caso, orden: Exclude<Orden, { orden: "abrir" }>, contexto: Contexto): Asiento[] => {
  switch (orden.orden) {
    case "enviarMensaje":
      return enviarMensaje(caso, orden, contexto);
    case "adjuntar":
      return adjuntar(caso, orden, contexto);
    case "opinar":
      return opinar(caso, orden, contexto);
    case "asignar":
      return asignar(caso, orden, contexto);
    case "gestionar":
      return gestionar(caso, orden, contexto);
    case "pedirAntecedentes":
      return pedirAntecedentes(caso, orden, contexto);
    case "trasladarProveedor":
      return trasladarProveedor(caso, orden, contexto);
    case "registrarRespuesta":
      return registrarRespuesta(caso, orden, contexto);
    case "escalar":
      return escalar(caso, orden, contexto);
    case "transferir":
      return transferir(caso, orden, contexto);
    case "derivar":
      return derivar(caso, orden, contexto);
    case "prorrogar":
      return prorrogar(caso, orden, contexto);
    case "proponerCierre":
      return proponerCierre(caso, orden, contexto);
    case "visar":
      return visar(caso, orden, contexto);
    case "reabrir":
      return reabrir(caso, orden, contexto);
    case "corregir":
      return corregir(caso, orden, contexto);
    case "acumular":
      return acumular(caso, orden, contexto);
    case "descartar":
      return descartar(caso, orden, contexto);
    case "recibirDerivacion":
      return recibirDerivacion(caso, orden, contexto);
    case "devolverDerivacion":
      return devolverDerivacion(caso, orden, contexto);
    case "responderDerivacion":
      return responderDerivacion(caso, orden, contexto);
    case "reemitirClave":
      return reemitirClave(caso, orden, contexto);
    case "anotarOficio":
      return anotarOficio(caso, orden, contexto);
    case "asignarPorSistema":
      return asignarPorSistema(caso, orden, contexto);
    case "volverACola":
      return volverACola(caso, orden, contexto);
    case "moverPlazo":
      return moverPlazo(caso, orden, contexto);
    case "reanudar":
      return reanudar(caso, contexto);
    case "recuperarDerivacion":
      return recuperarDerivacion(caso, contexto);
    case "anotarAcumulado":
      return anotarAcumulado(caso, orden, contexto);
  }
};

const decideOrden = (caso: Caso | undefined, orden: Orden, contexto: Contexto): Asiento[] => {
  if (orden.orden === "abrir") return abrir(orden, contexto);
  if (!caso) throw new TypeError(`«${orden.orden}» needs a case`);
  if (isOrdenDeGestion(orden.orden)) assertPermitida(caso, orden.orden, contexto);
  else assertParticipa(caso, contexto);
  const antes = endsEspera(orden) ? resume(caso, contexto) : [];
  return [...antes, ...decideSobre(fold(caso.folio, caso, antes), orden, contexto)];
};

/**
 * What an order adds to a case's bitácora: nothing, where the service finds that there is nothing left to do. Pure: no
 * clock, no I/O, the same answer always. Role, scope, state and conditions are checked before the order's own rules.
 *
 * @param caso the fold so far; absent only for `abrir`
 * @throws {Rechazo} where a rule says no
 */
export const decide = (caso: Caso | undefined, orden: Orden, contexto: Contexto): Asiento[] =>
  timeCierre(caso, decideOrden(caso, orden, contexto), contexto);
