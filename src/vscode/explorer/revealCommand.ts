/** Shows a place in the tree of connections; its argument is the place. */
export const revealCommand = 'openmetadata-sso.connections.reveal';
