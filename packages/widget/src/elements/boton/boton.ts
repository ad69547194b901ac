import {Elemento} from "../base/elemento.ts"; export class Boton extends Elemento {}
