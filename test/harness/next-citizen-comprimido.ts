import { brotliDecompressSync, constants, inflateRawSync } from "node:zlib";

/** Largest size that something compressed is believed to have, in bytes. */
const MAXIMO = 64 << 20;

/** Copies from what is already written, which may overlap what is being written. */
const repeat = (salida: number[], atras: number, largo: number): void => {
  if (atras <= 0 || atras > salida.length) throw new RangeError("Copy from before the beginning");
  for (let i = 0; i < largo; i++) salida.push(salida[salida.length - atras] as number);
};

/** Reads a block of LZ4. */
export const readLz4 = (bytes: Buffer): Buffer => {
  const salida: number[] = [];
  let i = 0;
  const extend = (largo: number): number => {
    if (largo < 15) return largo;
    let total = largo;
    for (let mas = 255; mas === 255; total += mas) mas = bytes.readUInt8(i++);
    return total;
  };
  while (i < bytes.length && salida.length < MAXIMO) {
    const marca = bytes.readUInt8(i++);
    const literales = extend(marca >> 4);
    for (const byte of bytes.subarray(i, i + literales)) salida.push(byte);
    i += literales;
    if (i >= bytes.length) break;
    const atras = bytes.readUInt16LE(i);
    i += 2;
    repeat(salida, atras, extend(marca & 15) + 4);
  }
  return Buffer.from(salida);
};

/** Reads a block of Snappy. */
export const readSnappy = (bytes: Buffer): Buffer => {
  let i = 0;
  let largo = 0;
  for (let corre = 0, mas = 128; mas & 128; corre += 7) {
    mas = bytes.readUInt8(i++);
    largo |= (mas & 127) << corre;
  }
  if (largo <= 0 || largo > MAXIMO) throw new RangeError("No length of Snappy");
  const salida: number[] = [];
  while (i < bytes.length && salida.length < largo) {
    const marca = bytes.readUInt8(i++);
    const clase = marca & 3;
    if (clase === 0) {
      let cuantos = (marca >> 2) + 1;
      if (cuantos > 60) {
        const ancho = cuantos - 60;
        cuantos = bytes.readUIntLE(i, ancho) + 1;
        i += ancho;
      }
      for (const byte of bytes.subarray(i, i + cuantos)) salida.push(byte);
      i += cuantos;
    } else if (clase === 1) repeat(salida, ((marca >> 5) << 8) | bytes.readUInt8(i++), ((marca >> 2) & 7) + 4);
    else {
      const ancho = clase === 2 ? 2 : 4;
      repeat(salida, bytes.readUIntLE(i, ancho), (marca >> 2) + 1);
      i += ancho;
    }
  }
  return Buffer.from(salida);
};

const FIN_DE_TABLA = Buffer.from("57fb808b247547db", "hex");

/** The blocks of a table of LevelDB, each out of Snappy where it is in it. */
export const readTabla = (bytes: Buffer): Buffer[] => {
  if (!bytes.subarray(-8).equals(FIN_DE_TABLA)) return [];
  let i = bytes.length - 48;
  const readVarint = (de: Buffer): number => {
    let valor = 0;
    for (let peso = 1, mas = 128; mas & 128; peso *= 128) {
      mas = de.readUInt8(i++);
      valor += (mas & 127) * peso;
    }
    return valor;
  };
  const readBloque = (lugar: number, largo: number): Buffer => {
    const bloque = bytes.subarray(lugar, lugar + largo);
    return bytes[lugar + largo] === 1 ? readSnappy(bloque) : bloque;
  };
  readVarint(bytes);
  readVarint(bytes);
  const indice = readBloque(readVarint(bytes), readVarint(bytes));
  const bloques = [indice];
  const fin = indice.length - 4 - 4 * indice.readUInt32LE(indice.length - 4);
  for (i = 0; i < fin; ) {
    readVarint(indice);
    const resto = readVarint(indice);
    const largo = readVarint(indice);
    const valor = i + resto;
    i = valor;
    bloques.push(readBloque(readVarint(indice), readVarint(indice)));
    i = valor + largo;
  }
  return bloques;
};

/** Runs where the bytes may not be what they seem. */
const attempt = (read: () => Buffer | Buffer[]): Buffer[] => {
  try {
    return [read()].flat();
  } catch {
    return [];
  }
};

const SUELTO = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MAXIMO };
const SUELTO_BROTLI = { finishFlush: constants.BROTLI_OPERATION_FLUSH, maxOutputLength: MAXIMO };

/** How gzip and zlib begin. */
const MARCAS = ["1f8b08", "7801", "789c", "78da"];

/** Where what is compressed begins, behind its header; a file's name may stand in it. */
const skipCabecera = (bytes: Buffer, i: number): number => {
  if (bytes[i] === 0x78) return i + 2;
  return (bytes[i + 3] ?? 0) & 8 ? bytes.indexOf(0, i + 10) + 1 : i + 10;
};

/** Everything compressed that is found in a file, wherever in it, once out of its compression. */
export const readComprimidos = (bytes: Buffer): Buffer[] => {
  const salidas: Buffer[] = [];
  // Firefox's own files: sessions, bookmarks, telemetry.
  if (bytes.subarray(0, 8).toString("latin1") === "mozLz40\0")
    salidas.push(...attempt(() => readLz4(bytes.subarray(12))));
  salidas.push(...attempt(() => readTabla(bytes)));
  for (const marca of MARCAS)
    for (let i = bytes.indexOf(marca, 0, "hex"); i >= 0; i = bytes.indexOf(marca, i + 1, "hex"))
      // Without its header and its sum: what follows it in the file is not its own.
      salidas.push(...attempt(() => inflateRawSync(bytes.subarray(skipCabecera(bytes, i)), SUELTO)));
  // Brotli has no mark of its own: an answer kept by Firefox begins its file; one kept by Chromium stands after its key.
  const deChromium = bytes.length > 24 && bytes.readUInt32LE(4) === 0xfcfb6d1b ? 24 + bytes.readUInt32LE(12) : 0;
  salidas.push(...attempt(() => brotliDecompressSync(bytes.subarray(deChromium), SUELTO_BROTLI)));
  return salidas;
};
