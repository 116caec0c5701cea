import { MissingPrerequisite } from './prerequisites';

/** Runs a script's main function. What the machine lacks is said in plain words; anything else is an error of ours. */
export function runMain(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    console.error(error instanceof MissingPrerequisite ? error.message : error);
    process.exit(1);
  });
}
