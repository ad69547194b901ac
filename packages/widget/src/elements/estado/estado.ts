import {Elemento} from "../base/elemento.ts"; export class Estado extends Elemento {}
