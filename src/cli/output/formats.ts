import type { Streams } from '../streams';
import type { Checked } from './checkedFile';
import { fileFindings } from './fileFinding';
import { asGitHub } from './github';
import { asSarif } from './sarif';
import { asText, fixedText } from './text';

/** What was found, in each format there is. */
const printers = {
  text: ({ files }: Checked) => asText(fileFindings(files)),
  json: ({ files }: Checked) => asJson(fileFindings(files)),
  sarif: (checked: Checked) => asJson(asSarif(checked)),
  github: ({ files }: Checked) => asGitHub(fileFindings(files)),
} as const;

export type Format = keyof typeof printers;

export const isFormat = (name: string): name is Format => Object.hasOwn(printers, name);

/** Prints what was found, and what was fixed; the latter to the error stream where the output is for machines. */
export function print(format: Format, checked: Checked, streams: Streams): void {
  const fixed = fixedText(checked.fixed);
  if (format === 'text') streams.out(fixed);
  else streams.err(fixed);
  streams.out(printers[format](checked));
}

const asJson = (data: unknown): string => `${JSON.stringify(data, undefined, 2)}\n`;
