// Loaded by `npm run test:nightly` before the tests: see runs.ts. A number that is set already stays.
process.env['OPENMETADATA_SSO_RUNS'] ??= '100000';
