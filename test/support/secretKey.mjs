// Loaded into the VS Code server before its own code. In the browser VS Code encrypts what extensions keep secret with a
// key that it asks the server for; code-server's own front end, which does not run here, would give it one. Without a key
// every secret takes seconds to store and is forgotten with the page.
import { randomBytes } from 'node:crypto';
import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';

const key = randomBytes(32);
const { createServer } = http;

http.createServer = (...args) => {
  const server = createServer(...args);
  const emit = server.emit.bind(server);
  server.emit = (event, ...rest) => {
    const [request, response] = rest;
    if (event !== 'request' || request.url !== '/mint-key') return emit(event, ...rest);
    response.end(key);
    return true;
  };
  return server;
};
syncBuiltinESMExports();
