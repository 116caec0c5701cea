/** The validation of a field that has to be answered. @param problem what is said of no answer */
export const filled =
  (problem: string) =>
  (answer: string): string | undefined =>
    answer.trim() === '' ? problem : undefined;
