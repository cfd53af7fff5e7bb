/** The publishers' terms for programs that embed the engine: the dated catalog, and what of it holds on a day. */
export { loadCatalog } from './load.ts';
export { termsFor } from './terms.ts';
