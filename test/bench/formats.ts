// What reading a long values file costs beside what its parser alone costs, and what letting go of a file that is not ours
// costs. Prints medians of one run; nothing passes or fails by time, since machines are shared and noisy.
import { parseDocument } from 'yaml';
import { analyze } from '../../src/core/analyze';
import { detectLens } from '../../src/core/formats/formats';
import { helmValues } from '../../src/core/formats/helmValues/helmValues';

const settings = `openmetadata:
  config:
    authentication:
      provider: custom-oidc
      publicKeys: [https://om.acme.example/api/v1/system/config/jwks]
      authority: https://sso.acme.example/realms/Data-sec
`;
const rest = Array.from(
  { length: 200 },
  (_, index) =>
    `service${index.toString()}:\n  port: ${(8000 + index).toString()}\n  # a comment\n  labels: { a: b }\n`,
);
const ours = settings + rest.join('');
const foreign = ours.replace('openmetadata:', 'other:');

const rows = {
  'the yaml library alone': () => parseDocument(ours),
  'read as Helm values': () => helmValues.read(ours),
  'read and judged': () => analyze(helmValues, ours),
  'let go of a file that is not ours': () => detectLens('values.yaml', foreign),
};

function median(run: () => unknown): number {
  const times = Array.from({ length: 101 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[50] ?? 0;
}

const peer = median(rows['the yaml library alone']);
console.log(`${ours.split('\n').length.toString()} lines; median of 101 runs, and its ratio to the yaml library alone`);
console.table(
  Object.fromEntries(
    Object.entries(rows).map(([name, run]) => {
      const time = median(run);
      return [name, { milliseconds: Number(time.toFixed(3)), ratio: Number((time / peer).toFixed(3)) }];
    }),
  ),
);
