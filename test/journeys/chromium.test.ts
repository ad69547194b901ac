import { tellJourneys } from "./journeys.ts";

tellJourneys("chromium");
