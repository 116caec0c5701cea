import * as vscode from 'vscode';
import type { Elsewhere } from '../../core/formats/lens';
import type { EditingCommand } from './command';
import { place } from './secrets/place';
import { tell } from './secrets/placed';

/** Offers homes for values that an edit moved out of a file: (uri, values). Quick fixes end with it. */
export const placeSecrets: EditingCommand = {
  id: 'openmetadata-sso.placeSecrets',
  async run(services, uri, values) {
    if (!(uri instanceof vscode.Uri) || !isElsewhere(values)) return;
    tell(services, '', await place(services, uri, values));
  },
};

const isElsewhere = (values: unknown): values is readonly Elsewhere[] =>
  Array.isArray(values) &&
  values.every((value: unknown) => typeof value === 'object' && value !== null && 'home' in value && 'key' in value);
