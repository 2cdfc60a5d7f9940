/** The entry of `dist/engine.js`: everything that needs the parser. Faces load it only when a candidate is met. */
export { analyze } from './core/analyze.js';
