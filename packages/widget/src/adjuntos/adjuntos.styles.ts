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
