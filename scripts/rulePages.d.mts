/** The page of every code, by code. */
export declare const rulePages: () => Readonly<Record<string, string>>;
