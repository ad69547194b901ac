// Lets this page open again without network: see /sin-conexion.js.
(() => {
  if (!("serviceWorker" in navigator)) return;
  const direccion = "/sin-conexion.js";
  const politica = globalThis.trustedTypes?.createPolicy("ventanilla-sin-conexion", {
    createScriptURL: () => direccion,
  });
  addEventListener("load", async () => {
    try {
      await navigator.serviceWorker.register(politica ? politica.createScriptURL("") : direccion, {
        scope: location.pathname,
      });
      const { active } = await navigator.serviceWorker.ready;
      active.postMessage(performance.getEntriesByType("resource").map(({ name }) => name));
    } catch {
      // Without it the page works as any other: with network.
    }
  });
})();
