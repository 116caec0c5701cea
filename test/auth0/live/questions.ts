/** What Auth0's documents leave open, and only a tenant can say. */
export const questions = {
  invalidToken: 'What does a 401 of the Management API say?',
  rateLimitHeaders: 'Which headers tell of the rate limit, on an answer that is none?',
  tooManyRequests: 'What does a 429 say, and with which headers?',
  secretOnCreate: 'Does POST /clients return client_secret to a token that has create:clients alone?',
  unregisteredCallback: 'What does /authorize answer where redirect_uri is not registered?',
  unknownClient: 'What does /authorize answer where the application is unknown?',
  grantWithoutScopes: 'May a grant of the Management API have no scope, and is there a token for it then?',
  namesAgain: 'May two applications have the same name?',
  connectionsAtFirst: 'Is a connection enabled for a new application?',
  secretLength: 'How many characters has a client secret, and which?',
  wrongSecret: 'What does /oauth/token answer to a wrong secret?',
  rotation: 'Does the old secret still work right after it was rotated?',
} as const;

export type Question = keyof typeof questions;

export type Answers = Readonly<Record<Question, string>>;

/** For people, and to be copied into docs/auth0.md. */
export const reportOf = (answers: Answers): string =>
  Object.entries(questions)
    .map(([name, question]) => `- ${question}\n  ${answers[name as Question]}\n`)
    .join('');
