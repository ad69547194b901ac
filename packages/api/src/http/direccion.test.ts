import type { Context } from "hono";
import { describe, expect, it } from "vitest";
import { areRedes, createLectorDeDireccion, neighbourOf } from "./direccion.ts";

const read = (conexion: string, dicha: string | undefined, proxies: string[] = []) =>
  createLectorDeDireccion(proxies)({
    env: { incoming: { socket: { remoteAddress: conexion } } },
    req: { header: () => dicha },
  } as unknown as Context);

describe("the address of who asks", () => {
  it("is the other end of the connection, whatever the request says of itself", () => {
    expect(read("192.0.2.1", "198.51.100.7")).toBe("192.0.2.1");
    expect(read("192.0.2.1", "198.51.100.7", ["10.0.0.0/8"])).toBe("192.0.2.1");
    expect(read("::ffff:192.0.2.1", undefined)).toBe("192.0.2.1");
  });

  it("is what the nearest proxy of the installation saw, and nothing that came before it", () => {
    expect(read("10.0.0.1", "1.1.1.1, 198.51.100.7", ["10.0.0.0/8"])).toBe("198.51.100.7");
    expect(read("::ffff:10.0.0.1", "1.1.1.1, 198.51.100.7, 10.2.2.2", ["10.0.0.0/8"])).toBe("198.51.100.7");
    expect(read("::1", "2001:db8::9", ["::1"])).toBe("2001:db8::9");
    expect(read("10.0.0.1", "nada", ["10.0.0.0/8"])).toBe("10.0.0.1");
    expect(read("10.0.0.1", undefined, ["10.0.0.0/8"])).toBe("10.0.0.1");
  });

  it("is known by its first 64 bits where it is an IPv6", () => {
    expect(neighbourOf("2001:db8:0:1::5")).toBe(neighbourOf("2001:db8:0:1:9:9:9:9"));
    expect(neighbourOf("1::2:3:4:5:6:7")).toBe("1:0:2:3::/64");
    expect(neighbourOf("::1")).toBe("0:0:0:0::/64");
    expect(neighbourOf("fe80::1%eth0")).toBe("fe80:0:0:0::/64");
    expect(neighbourOf("::ffff:192.0.2.1")).toBe("192.0.2.1");
  });

  it("is told by proxies that are addresses or networks", () => {
    expect(areRedes(["127.0.0.1", "10.0.0.0/8", "2001:db8::/32"])).toBe(true);
    for (const mala of ["nada", "10.0.0.0/99", "10.0.0.0/x", "10.0.0"]) expect(areRedes([mala])).toBe(false);
  });
});
