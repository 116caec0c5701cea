import type { Result } from '../../../core/result';
import type { Failure } from '../../../idp/failure';
import type { Session } from '../../../idp/provider';
import type { Answer, Frame } from '../../platform/ask';
import type { ConnectionDesk } from '../connection/desk';
import type { ConfigurationFile } from '../../workspace/search';

/** Where configurations are found. */
export interface Files {
  /** Those of the workspace. */
  find(signal: AbortSignal): Promise<readonly ConfigurationFile[]>;
  /** Lets the user look for one; undefined if they took none, or words on why theirs is none. */
  browse(): Promise<ConfigurationFile | string | undefined>;
  /** Copies the sample to where the user says; undefined if they would rather not. */
  sample(frame: Frame): Promise<Answer<ConfigurationFile>>;
}

/** What the questions need around them. */
export interface SetUpDesk extends ConnectionDesk {
  readonly files: Files;
  /** Opens a remembered connection, visibly and so that it can be cancelled. */
  open(connection: string): Promise<Result<Session, Failure>>;
}
