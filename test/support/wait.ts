/**
 * Waits until `condition` holds, looking every 50 ms. Rejects, naming `what`, when it does not within the given time,
 * and at once when looking itself fails.
 */
export async function waitUntil(
  what: string,
  condition: () => boolean | Promise<boolean>,
  { seconds = 15 }: { readonly seconds?: number } = {},
): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`Waited ${seconds.toString()} s in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
