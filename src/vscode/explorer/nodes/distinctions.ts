import type { ClientSummary } from '../../../idp/directory';

type Named = Pick<ClientSummary, 'clientId' | 'label'>;

/** People recognise this much of an ID. */
const shortest = 8;

/** What tells a client from others that are listed by the same name: the beginning of its ID. Undefined for all others. */
export function distinctions(clients: readonly Named[]): (client: Named) => string | undefined {
  const idsOf = new Map<string, string[]>();
  for (const { label, clientId } of clients) idsOf.set(label, [...(idsOf.get(label) ?? []), clientId]);
  return ({ label, clientId }) => {
    const ids = idsOf.get(label) ?? [];
    return ids.length < 2 ? undefined : shortened(clientId, ids);
  };
}

function shortened(id: string, ids: readonly string[]): string {
  const others = ids.filter((other) => other !== id);
  let length = shortest;
  while (length < id.length && others.some((other) => other.startsWith(id.slice(0, length)))) length += 1;
  return length < id.length ? `${id.slice(0, length)}…` : id;
}
