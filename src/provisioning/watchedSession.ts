import type { Failure } from '../idp/failure';
import type { Session } from '../idp/provider';
import { sessionAround } from './sessionAround';

/** The same session; `onFailure` hears of every call that failed. */
export const watchSession = (session: Session, onFailure: (failure: Failure) => void): Session =>
  sessionAround(
    () => session,
    async (call) => {
      const result = await call(session);
      if (!result.ok) onFailure(result.error);
      return result;
    },
  );
