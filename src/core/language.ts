/** What the extension loads on first use. One chunk of the bundle starts here, so that parser and catalogue ship once. */
export { analyze } from './analyze';
export { envFile } from './formats/envFile/envFile';
export { detectLens, lenses } from './formats/formats';
export { hoverAt } from './hover';
export { summarize } from './summary';
