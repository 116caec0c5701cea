import type { Action } from '../../platform/notify';
import type { EditingServices } from '../command';

/** What became of values that a file does not hold itself. */
export interface Placed {
  /** Sentences for the user; empty where there was nothing to place. */
  readonly message: string;
  /** False if something is still to be done. */
  readonly done: boolean;
  /** Buttons that do it. */
  readonly actions: readonly Action[];
}

export const nothingPlaced: Placed = { message: '', done: true, actions: [] };

export const placed = (message: string): Placed => ({ message, done: true, actions: [] });

export const notPlaced = (message: string, ...actions: readonly Action[]): Placed => ({
  message,
  done: false,
  actions,
});

/** Several of them as one, in their order. */
export const together = (all: readonly Placed[]): Placed => ({
  message: all
    .map(({ message }) => message)
    .filter((message) => message !== '')
    .join(' '),
  done: all.every(({ done }) => done),
  actions: [...new Set(all.flatMap(({ actions }) => actions))],
});

/** Tells the user how it ended, in one message. `first` stands before what became of the secrets. */
export function tell({ notify }: EditingServices, first: string, { message, done, actions }: Placed): void {
  const text = [first, message].filter((part) => part !== '').join(' ');
  if (text !== '') notify(done ? 'info' : 'warning', text, ...actions);
}
