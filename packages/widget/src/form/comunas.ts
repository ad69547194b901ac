// A piece of its own: the table of comunas arrives only where a person is asked for theirs.
export { findComunas, foldText } from "@ventanilla/sdk/domain";
