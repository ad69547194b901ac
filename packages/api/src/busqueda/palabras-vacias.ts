/**
 * Words that say nothing of a matter, folded. Beside grammar, those that whoever writes to a public service puts in
 * every message: greetings, "quiero saber", "qué puedo hacer". Negation stays out too: nearly every claim has one.
 */
export const PALABRAS_VACIAS: ReadonlySet<string> = new Set(
  `a al algo alguien algun alguna algunas alguno algunos alla alli ahi ahora ante antes aqui asi aun aunque bien bueno
  cada como con contra cual cuales cualquier cuando cuanto cuanta cuantas cuantos cosa cosas de del dado dan dar dice
  dicen dijeron dijo donde durante e el ella ellas ellos en entonces entre era eran eres es esa esas ese esos esta
  estan estaba estado estar estas este esto estos estoy etc fue fueron ha habia haber han hacer hace hacen haga hago
  hasta hay he hice hicieron hizo hola igual ir la las le les lo los luego mas me mi mia mio mis mismo misma mientras
  muy nada ni ningun ninguna ninguno no nos nosotros nuestra nuestro o os otra otras otro otros para pero poco por
  porfa porque podria pueda pueden puede puedo pues q que quien quienes quiero quisiera saber se sea segun ser si
  siempre sin sino sobre solo son soy su sus tal tambien tampoco tan tanto te tengo tenia tiene tienen tenian toda
  todas todo todos tu tus u un una unas uno unos usted ustedes va van voy vez y ya yo
  todavia aunq nunca despues ayer hoy manana dije dar doy daban quiere quieren quisieron quise llevo llevamos lleva
  estuve estuvo rato xq pq tb x k d asi legal obligacion existe queda quedo quede quedar quedaron sale salio salieron ahora vi veo veia ver
  luca lucas chato chata harto harta aburrida aburrido cansada cansado rabia lata pucha super puro pura ellos apenas casi
  gracias saludos estimados estimado senores senor senora buenas buenos dias tardes noches favor ayuda necesito
  consulta pregunta duda onda`.split(/\s+/),
);
