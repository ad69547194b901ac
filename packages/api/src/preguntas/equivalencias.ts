import { analyzeTexto } from "../busqueda/analyze-texto.ts";

/**
 * Words that people in Chile use one for another when they speak of what they bought, a group a line: no word stands in two. Whoever asks about
 * "el refri" is asking about the refrigerator; an entry found by one of a group is found by all of it.
 */
export const GRUPOS = `
  plata dinero efectivo
  celular celu telefono fono smartphone iphone
  televisor tele televisión smartv tv
  refrigerador refri freezer
  computador compu notebook laptop pc
  departamento depto dpto
  supermercado super minimarket almacén
  auto vehículo camioneta
  arreglar reparar componer
  despacho envío pedido paquete encargo orden
  llegar entregar recibir
  cancelar anular suspender
  concierto recital show festival evento espectáculo tocata
  indemnizar compensar resarcir
  gimnasio gym
  vuelo avión aéreo
  maleta equipaje bolso
  luz electricidad eléctrica
  internet wifi fibra
  disco discoteca
  propaganda publicidad aviso comercial
  mentira engaño falso engañoso mentir engañar
  trabajo pega oficina
  jefe empleador
  mamá papá familia familiar
  online web página sitio
  cara caro alta altísima excesivo carísima abusivo
  sillón mueble
  polera ropa pantalón zapato zapatilla vestido chaqueta
  robar hurtar robo
  fraude estafa
  banco bancario
  clonar hackear
  crédito préstamo
  dicom boletín
  tribunal juzgado juez
  vencido caducado vencimiento
  yogur leche carne queso pan comida alimento
  precio valor
  oferta promoción descuento rebaja
  quebrado roto trizado dañado rajado abollado
  botar eliminar
  universidad instituto
  maestro gasfiter electricista
  compañía empresa
  atrasar demorar tardar retrasar
  reprogramar postergar aplazar reagendar
  explotar reventar estallar
  herir lesionar lastimar
  negar rechazar denegar
  correo mail email
  gusano bicho insecto cucaracha hormiga
  góndola estante etiqueta cartel letrero
  voucher vaucher comprobante
  transferir depositar transferencia depósito
  enfermar intoxicar
  plataforma aplicación app
  desistir arrepentir
  obligar exigir
  router decodificador
  garzón mesero mozo
  comprar adquirir
  opción alternativa
  falla defecto desperfecto defectuoso
  devolver reintegrar reembolsar reembolso reintegro
  asiento puesto butaca
  sucursal local tienda negocio multitienda
  contratar inscribir suscribir
  terminar finalizar
  ofrecer prometer
  pagar saldar abonar
  maltratar grosero insultar
  vendedor vendedora ejecutivo ejecutiva
  cobro cargo
  edificio condominio
  alumno estudiante
  carrera pregrado
  deuda morosidad mora
  amenazar hostigar acosar
  póliza seguro
  siniestro choque accidente
  clave contraseña pin
  mensaje whatsapp sms
  llamada llamado telefonazo
  espera esperar
  apagón oscuras
  medidor remarcador
  grabación robot
  agotar agotado stock
  regalo obsequio
  premio sorteo
  cuota mensualidad anualidad
  alza aumento subir subió
  baja desafiliar renunciar
`;

/**
 * Things by their kind: nobody wrote an entry about vacuum cleaners, yet whoever asks about one asks about a product.
 * One way only: who asks about products asks about no vacuum cleaner.
 */
const CLASES = `
  producto: aspiradora licuadora plancha hervidor lavadora secadora cocina horno microondas estufa calefont calefón ventilador
    cafetera batidora tostador aire cama colchón sillón mesa silla closet cómoda escritorio lámpara espejo cortina alfombra
    bicicleta scooter patineta juguete muñeca coche cuna mochila reloj lentes anteojos joya anillo perfume maquillaje crema
    audífonos parlante cámara tablet consola impresora monitor teclado mouse cargador batería taladro sierra herramienta
    refrigerador televisor celular computador notebook secador alisadora máquina artefacto electrodoméstico
  ropa: polera pantalón vestido chaqueta abrigo zapato zapatilla bota camisa falda traje uniforme parka jeans calcetín
  alimento: yogur leche queso carne pollo pescado pan torta fideo tallarín arroz fruta verdura cecina jamón huevo galleta
    bebida jugo cereal chocolate helado sushi pizza hamburguesa conserva mermelada mariscos
  espectáculo: partido circo obra musical cine recital stand fonda
  viaje: hotel hostal cabaña resort crucero excursión
  servicio: peluquería tintorería mudanza veterinaria fotógrafo banquetera matrimonio jardinero pintor electricista cerrajero
  artefacto: refrigerador televisor computador lavadora microondas router consola
`;

const GRUPO_DE = new Map<string, ReadonlySet<string>>();
for (const linea of GRUPOS.trim().split("\n")) {
  const grupo = new Set(analyzeTexto(linea));
  for (const raiz of grupo) GRUPO_DE.set(raiz, grupo);
}

/** A stem and those that people use for it. */
export const listEquivalentes = (raiz: string): Iterable<string> => GRUPO_DE.get(raiz) ?? [raiz];

const CLASE_DE = new Map<string, string>();
for (const [, clase = "", cosas = ""] of CLASES.matchAll(/(\S+):([^:]+)(?=\n\s+\S+:|\s*$)/g)) {
  const [raiz = ""] = analyzeTexto(clase);
  for (const cosa of analyzeTexto(cosas)) if (!CLASE_DE.has(cosa)) CLASE_DE.set(cosa, raiz);
}

/** The stem of what kind of thing a stem is, if it is one of those that people buy. */
export const findClase = (raiz: string): string | undefined => CLASE_DE.get(raiz);
