import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Session } from '../../../../src/idp/provider';
import { askConnection, askSignIn } from '../../../../src/vscode/commands/connection/askConnection';
import { back, type Answer } from '../../../../src/vscode/platform/ask';
import {
  connectionsDouble,
  guide,
  previewsDouble,
  scripted,
  tenantEntryDouble,
  tenantSessionDouble,
  type Deed,
} from './doubles';
import { surfaceDouble } from './surfaceDouble';

const choose = (label: string): Deed => ({ choose: label });
const type = (text: string): Deed => ({ type: text });
const url = 'https://acme.eu.auth0.com';

function deskOf(...deeds: readonly Deed[]) {
  const { prompts, seen } = scripted(...deeds);
  const opened: string[] = [];
  const surface = surfaceDouble({
    openPage: (page) => {
      opened.push(page);
      return Promise.resolve(true);
    },
  });
  const { connections } = connectionsDouble();
  const previews = previewsDouble();
  return { desk: { prompts, connections, surface, previews, providers: [tenantEntryDouble] }, seen, opened };
}

async function adding(...deeds: readonly Deed[]) {
  const made = deskOf(type('acme.eu.auth0.com'), ...deeds);
  const answer: Answer<Session> = await askConnection(made.desk, await tenantEntryDouble.load(), {
    title: 'Add',
    canGoBack: true,
  });
  return { ...made, url: urlOf(answer), asked: made.seen.map((each) => each.asked) };
}

const urlOf = (answer: Answer<Session>): string | undefined =>
  answer === undefined || answer === back ? undefined : answer.profile.url;

describe('a way to sign in that takes something at the provider', () => {
  it('asks whether that has been done, after an address that was completed', async () => {
    const {
      url: connected,
      asked,
      desk,
    } = await adding(choose('Machine'), choose('I have the credentials'), type('sesame'));
    assert.equal(connected, url);
    assert.deepEqual(asked, ['url', 'How to sign in to Auth0', 'Create an application', 'clientSecret']);
    assert.equal(desk.previews.shown.size, 0);
  });

  it('shows how, copies what is to be pasted, and opens where it begins', async () => {
    const { seen, desk, opened } = await adding(
      choose('Machine'),
      choose('Show how'),
      choose('Copy the Scopes'),
      choose('Open Applications'),
      choose('I have the credentials'),
      type('sesame'),
    );
    const text = desk.previews.shown.get('Create an application.md') ?? '';
    assert.match(text, /^\n+# Create an application\n/);
    assert.match(text, /1\. Choose \*\*Create\*\*\.\n2\. Tick these:\n {3}- `read:clients` to list\n/);
    assert.match(text, /## Scopes\n\n```text\nread:clients create:clients\n```/);
    assert.doesNotMatch(text, /sesame/);
    assert.deepEqual(desk.surface.copied, [guide(url).copy.text]);
    assert.deepEqual(opened, [guide(url).page.url]);
    assert.deepEqual(
      seen.slice(3, 6).map(({ value, asked }) => [value, asked]),
      [
        ['Copy the Scopes', 'Create an application'],
        ['Open Applications', 'The scopes are on the clipboard'],
        ['I have the credentials', 'Create an application'],
      ],
    );
  });

  it('goes back from there, and asks no second time on the way back from what follows', async () => {
    const { asked } = await adding(
      choose('Machine'),
      'back',
      choose('Machine'),
      choose('I have the credentials'),
      'back',
      choose('Token'),
      'escape',
    );
    assert.deepEqual(asked.slice(1), [
      'How to sign in to Auth0',
      'Create an application',
      'How to sign in to Auth0',
      'Create an application',
      'clientSecret',
      'How to sign in to Auth0',
      'token',
    ]);
  });

  it('does not ask when somebody signs in again', async () => {
    const { desk, seen } = deskOf(type('sesame'));
    const { profile } = tenantSessionDouble();
    const answer = await askSignIn(desk, await tenantEntryDouble.load(), profile, { title: 'Again', canGoBack: false });
    assert.equal(urlOf(answer), url);
    assert.deepEqual(
      seen.map(({ asked }) => asked),
      ['clientSecret'],
    );
  });
});
