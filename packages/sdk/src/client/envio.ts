/**
 * Mints a submission id (144 random bits). Whoever may have to repeat a submission, today or after a reload, mints it
 * first and passes it each time: the server takes it once.
 */
export const mintEnvio = (): string => crypto.getRandomValues(new Uint8Array(18)).join("-");
