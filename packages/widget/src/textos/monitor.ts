import type { UnidadDeCifra } from "@ventanilla/sdk/contract";
import type { NombreDeReporte } from "@ventanilla/sdk/domain";

/** Names of the reports, as the monitor offers them. */
export const NOMBRES_REPORTE: Readonly<Record<NombreDeReporte, string>> = {
  monitoreo: "Monitoreo",
  soni: "Opiniones y disconformidades (SONI)",
  "cuenta-publica": "Cuenta pública",
  diagnostico: "Diagnóstico (PMG)",
  bibliotecas: "Bibliotecas",
  derivaciones: "Derivaciones",
  satisfaccion: "Satisfacción",
};

/** What a unit is called beside a number: one of them, and any other amount. */
export const NOMBRES_UNIDAD: Readonly<Record<UnidadDeCifra, readonly [uno: string, varios: string]>> = {
  casos: ["caso", "casos"],
  actos: ["acto", "actos"],
  porcentaje: ["%", "%"],
  puntos: ["punto", "puntos"],
  habiles: ["día hábil", "días hábiles"],
  corridos: ["día corrido", "días corridos"],
  personas: ["persona", "personas"],
  lugares: ["lugar", "lugares"],
};

/** What the monitor says. */
export const monitor = {
  titulo: "Monitor",
  abriendo: "Abriendo el monitor…",
  buscando: "Buscando las cifras…",
  actualizado: (hora: string) => `Cifras de las ${hora}`,
  sinActualizar: (hora: string) => `No se pudo actualizar. Estas cifras son de las ${hora}.`,
  noAbre: "No pudimos traer las cifras",
  reintentar: "Intentar otra vez",
  entrarTitulo: "Entra para ver las cifras",
  entrarTexto: "Tu sesión no está abierta, o ya terminó. Después de entrar vuelves a este mismo lugar.",
  entrar: "Entrar",
  termino: "Tu sesión terminó. Las cifras que ves ya no se actualizan.",
  entrarOtra: "Entra de nuevo en otra pestaña",
  yaEntre: "Ya entré",
  entrenamiento: "Entrenamiento: nada de esto cuenta",

  tablero: "Tablero",
  misCasos: "Mis casos",
  miUnidad: "Mi unidad",
  pais: "Todo el país",
  miRegion: "Mi región",
  reporte: "Reporte",
  filtros: "Filtros",
  desde: "Desde",
  hasta: "Hasta",
  corrige: "Corrige lo que está marcado para ver las cifras.",
  verPeriodo: "Ver período",
  periodo: "Período",
  institucion: "Institución",
  region: "Región",
  todasRegiones: "Todas",
  unidad: "Unidad",
  todasUnidades: "Todas",
  paso: "Tendencia",
  pasos: { "": "Según el largo", dia: "Por día", semana: "Por semana", mes: "Por mes" },

  actualizar: "Actualizar",
  alDiaAhora: "Las cifras están al día",
  imprimir: "Imprimir",
  descargar: "Descargar CSV",
  descargada: "Se descargó la planilla",
  noDescarga: "No se pudo descargar.",
  aLaMesa: "Ir a la mesa",

  cifras: "Cifras",
  sinDato: "Sin dato",
  llave: "La barra gruesa es este período; la delgada, el anterior; la marca vertical, la meta.",
  deCuantos: (casos: string) => `De ${casos}`,
  igual: "Igual que en el período anterior",
  sinAnterior: "Sin dato del período anterior para comparar",
  mas: (cuanto: string, antes: string) => `${cuanto} más que en el período anterior (${antes})`,
  menos: (cuanto: string, antes: string) => `${cuanto} menos que en el período anterior (${antes})`,
  antes: (antes: string) => `En el período anterior: ${antes}`,
  cumple: (meta: string) => `Cumple la meta: ${meta}`,
  noCumple: (meta: string, falta: string) => `No cumple la meta: ${meta}. La diferencia es de ${falta}`,
  metaSola: (meta: string) => `Meta: ${meta}`,

  verTabla: "Ver tabla",
  ocultarTabla: "Ocultar tabla",
  filaVacia: "Nada que mostrar en este período.",
  total: "Total",
  primeras: (cuantas: string, todas: string) =>
    `El gráfico muestra las ${cuantas} mayores de ${todas}. La tabla las trae todas.`,
  primerasSeries: (cuantas: string, todas: string) =>
    `El gráfico muestra ${cuantas} de ${todas} columnas. La tabla las trae todas.`,
  sinRegion: "Fuera del mapa",
  ver: "Qué se ve en el mapa",
  comoSeCuenta: "Cómo se cuenta",
  impreso: (fecha: string) => `Impreso el ${fecha}`,
  alDia: (fecha: string) => `Cifras al ${fecha}`,

  nadaTitulo: "Aquí no hay casos en este período",
  nadaTexto: (desde: string, hasta: string) =>
    `No hay cifras entre el ${desde} y el ${hasta} con estos filtros. Prueba con un período más largo o con menos filtros.`,
  nadaMios: "No tienes casos en este período. Prueba con un período más largo, o mira los de tu unidad.",
  quitarFiltros: "Quitar los filtros",

  teclas: "Teclas",
  usarTeclas: "Usar las teclas de una letra",
  apagaTeclas: "Si dictas con la voz o las teclas te estorban, apágalas: todo se puede hacer también con Tab y Enter.",
};

/** Every key of the monitor, and what it does. */
export const TECLAS_DE_MONITOR: readonly (readonly [teclas: string, hace: string])[] = [
  ["T", "Ver u ocultar la tabla del cuadro donde estás, o todas"],
  ["J", "Ir al cuadro siguiente"],
  ["K", "Ir al cuadro anterior"],
  ["F", "Ir a los filtros"],
  ["R", "Actualizar las cifras"],
  ["C", "Descargar CSV"],
  ["P", "Imprimir"],
  ["?", "Ver estas teclas"],
];
