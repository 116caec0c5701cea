import assert from 'node:assert/strict';
import type { Remedy } from '../../../src/core/finding';
import type { ChangeRequest } from '../../../src/idp/change';

/** The request of a remedy, which core hands on unread. */
export function changeRequestIn({ request }: Remedy): ChangeRequest {
  assert.ok('kind' in request && 'realm' in request);
  return request as ChangeRequest;
}
