import { css } from "lit";

/** What is offered under a consulta: one line in its place, until somebody opens it. */
export const preguntas = css`
  .preguntas {
    padding-top: 0.5em;
  }
  .oferta {
    border-radius: var(--_radio);
    background: var(--_tinte);
  }
  .oferta > summary {
    height: 3.5em;
    padding: 0 12px;
    text-decoration: none;
  }
  .oferta > summary::before,
  .pregunta > summary::before {
    content: "";
    flex: none;
    width: 8px;
    height: 8px;
    margin: 0 8px 4px 4px;
    border: solid currentColor;
    border-width: 0 2px 2px 0;
    transform: rotate(45deg);
  }
  .oferta[open] > summary::before,
  .pregunta[open] > summary::before {
    margin-top: 8px;
    transform: rotate(-135deg);
  }
  .oferta > summary > span {
    display: -webkit-box;
    overflow: hidden;
    -webkit-line-clamp: 2;
    -webkit-box-orient: vertical;
  }
  .oferta strong {
    text-decoration: underline;
  }
  .oferta[open] strong,
  .oferta[open] strong + span {
    display: none;
  }
  .oferta > div {
    padding: 0 16px 16px;
  }
  .pregunta {
    padding-bottom: 4px;
    border-top: 1.5px solid var(--_linea);
  }
  .pregunta > summary {
    padding-block: 8px;
  }
  .pregunta + button {
    margin-top: 8px;
  }
  .pregunta > * + * {
    margin: 0 0 12px;
  }
  .sirvio {
    padding: 16px;
    border-radius: var(--_radio);
    background: var(--_tinte);
  }
  .sirvio > * + * {
    margin-top: 12px;
  }
  .oido {
    position: absolute;
    overflow: hidden;
    width: 1px;
    height: 1px;
    clip-path: inset(50%);
  }
`;
