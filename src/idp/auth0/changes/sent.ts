import type { Result } from '../../../core/result';
import { done, type Done } from '../../changes/part';
import type { Failure } from '../../failure';

/** A request of which only counts that it was carried out. */
export async function sent(request: Promise<Result<unknown, Failure>>): Done {
  const answer = await request;
  return answer.ok ? done : answer;
}
