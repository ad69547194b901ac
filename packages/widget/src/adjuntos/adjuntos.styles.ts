import { css } from "lit";

/** Files: what was chosen, and how it goes. */
export const estilos = css`
  .adjuntos > * + * {
    margin-top: 12px;
  }
  .adjuntos input {
    display: none;
  }
  .adjuntos li {
    padding-block: 12px;
    border-top: 1.5px solid var(--_tinte);
    max-width: none;
  }
  .adjuntos li > div {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 12px;
  }
  .adjuntos li > div > span:first-child {
    flex: 1 1 10rem;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .adjuntos button.enlace {
    min-height: var(--_alto);
  }
  .adjuntos .llego {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    color: var(--_bien);
    font-weight: 600;
  }
  progress {
    display: block;
    width: 100%;
    height: 4px;
    margin-top: 8px;
    border: 0;
    border-radius: 2px;
    appearance: none;
    background: var(--_tinte);
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: var(--_tinte);
  }
  progress::-webkit-progress-value {
    background: var(--_primario);
  }
  progress::-moz-progress-bar {
    background: var(--_primario);
  }
  .adjuntos .error {
    margin-top: 4px;
  }
  @media print {
    .adjuntos button,
    #adjuntos-pista {
      display: none;
    }
  }
`;
