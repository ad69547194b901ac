import { tellJourneys } from "./journeys.ts";

tellJourneys("firefox");
