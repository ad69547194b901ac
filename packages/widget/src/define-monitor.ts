import { Monitor } from "./monitor/monitor.ts";

// The monitor's own entry: neither a citizen's page nor the desk loads it.
if (!customElements.get("ventanilla-monitor")) customElements.define("ventanilla-monitor", Monitor);
