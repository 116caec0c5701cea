/** The page of every code, by code. */
export declare const rulePages: () => Readonly<Record<string, string>>;

/** The same as JSON, compressed with Brotli. */
export declare const packedRulePages: () => Buffer;
