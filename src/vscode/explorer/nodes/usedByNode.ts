import type { Place } from '../../../provisioning/place';
import { placeId } from '../../../provisioning/place';
import { leaf, type ExplorerNode } from '../node';
import type { UsingFile } from '../usage';

/** A configuration that signs users in with a client. A click opens it. */
export const usedByNode = (place: Place, { uri, path }: UsingFile): ExplorerNode =>
  leaf(place, `${placeId(place)}#usedBy ${uri.toString()}`, {
    label: 'Used by',
    description: path,
    icon: 'go-to-file',
    tooltip: ['Used by', path],
    contextValue: 'usedBy',
    click: { command: 'vscode.open', title: 'Open File', arguments: [uri] },
  });
