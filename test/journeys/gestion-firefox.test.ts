import { tellGestion } from "./gestion.ts";

tellGestion("firefox");
