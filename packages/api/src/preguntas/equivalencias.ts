import { analyzeTexto } from "../busqueda/analyze-texto.ts";

/**
 * Words that people in Chile use one for another when they speak of what they bought, a group a line: no word stands in two. Whoever asks about
 * "el refri" is asking about the refrigerator; an entry found by one of a group is found by all of it.
 */
const GRUPOS = `
  plata dinero lucas
  celular celu telefono fono smartphone iphone
  televisor tele televisión smartv
  refrigerador refri freezer
  computador compu notebook laptop pc
  departamento depto dpto
  supermercado super minimarket almacén
  auto vehículo camioneta
  arreglar reparar componer
  despacho envío pedido paquete encargo
  llegar entregar recibir
  cancelar anular suspender
  concierto recital show festival evento espectáculo tocata
  indemnizar compensar resarcir
  gimnasio gym
  vuelo avión
  aerolínea latam sky jetsmart
  maleta equipaje bolso
  luz electricidad eléctrica
  internet wifi
  disco discoteca
  propaganda publicidad aviso comercial
  mentira engaño falso engañoso
  trabajo pega empleo
  jefe empleador
  mamá papá familia familiar
  internet online web página
  cara caro alta excesivo carísima
  sillón mueble
  polera ropa pantalón zapato zapatilla vestido chaqueta
  robar hurtar robo
  fraude estafa
  banco bancario
  clonar hackear
  crédito préstamo
  dicom boletín
  abogado abogada
  tribunal juzgado juez
  vencido caducado vencimiento
  yogur leche carne queso pan comida alimento
  precio valor
  oferta promoción descuento rebaja
  quebrado roto trizado dañado
  botar eliminar
  universidad instituto
  maestro gasfiter electricista
  compañía empresa
`;

const GRUPO_DE = new Map<string, ReadonlySet<string>>();
for (const linea of GRUPOS.trim().split("\n")) {
  const grupo = new Set(analyzeTexto(linea));
  for (const raiz of grupo) GRUPO_DE.set(raiz, grupo);
}

/** A stem and those that people use for it. */
export const listEquivalentes = (raiz: string): Iterable<string> => GRUPO_DE.get(raiz) ?? [raiz];
