import { createHash, randomBytes } from "node:crypto";

/** 256 random bits, as text that may stand in a header, a cookie or the fragment of an address. */
export const mintSecreto = (): string => randomBytes(32).toString("base64url");

/** What is kept of a random secret, and found by: who reads it in the store can't go back to the secret. */
export const hashSecreto = (secreto: string): string => createHash("sha256").update(secreto).digest("base64url");
