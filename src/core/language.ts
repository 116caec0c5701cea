/** What the extension loads on first use. One chunk of the bundle starts here, so that parser and catalogue ship once. */
export { analyze } from './analyze';
export { blocksIn } from './blocks';
export { findingCodes } from './codes';
export { completeAt } from './complete';
export { conversionTargets, convert } from './convert';
export { effectiveConfiguration } from './effective';
export { fixAll, fixEdits } from './fixAll';
export { envFile } from './formats/envFile/envFile';
export { detectLens, lenses } from './formats/formats';
export { hoverAt } from './hover';
export { linksIn } from './links';
export { occurrencesIn } from './occurrences';
export { nearbyNames, surroundingsFor } from './nearby';
export { summarize } from './summary';
