import { tellGestion } from "./gestion.ts";

tellGestion("chromium");
