import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** The network between a totem and the service. */
export interface Red {
  /** Address of the service by this network, without a slash at the end. */
  readonly url: string;
  /** Cuts every connection, and each new one. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Starts a network before a service. */
export const startRed = async (port: number): Promise<Red> => {
  let cortada = false;
  const vivos = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    vivos.add(socket);
    return socket.on("error", () => socket.destroy()).on("close", () => vivos.delete(socket));
  };
  const server = createServer((cliente) => {
    keep(cliente);
    if (cortada) {
      cliente.destroy();
      return;
    }
    const servicio = keep(connect(port, "localhost"));
    cliente.pipe(servicio).pipe(cliente);
    cliente.on("close", () => servicio.destroy());
    servicio.on("close", () => cliente.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const drop = () => {
    for (const socket of vivos) socket.destroy();
  };
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    cut() {
      cortada = true;
      drop();
    },
    mend() {
      cortada = false;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        drop();
      }),
  };
};
