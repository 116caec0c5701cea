/** What a compiled schema says about one place. The place is a JSON pointer; `params` depends on the keyword. */
export interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** True if the data fits. If not, `errors` holds every mistake until the next call. */
export interface Validator {
  (data: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}

export declare const validServerYaml: Validator;
export declare const validHelmValues: Validator;
export declare const validEnvironment: Validator;
