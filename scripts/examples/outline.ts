/** A line of a file, with the lines that say how it goes on, and the parts below it. */
export interface Part {
  /** The names of the parts around it and its own. The same thing has the same path in two files. */
  readonly path: string;
  readonly name: string;
  /** The numbers of its lines, without those of the parts below it. */
  readonly lines: readonly number[];
  readonly parts: readonly Part[];
}

interface Growing extends Part {
  readonly lines: number[];
  readonly parts: Growing[];
  readonly depth: number;
}

/** The parts of an env file or of YAML, by their indentation alone, so that what no parser reads has parts as well. */
export function outline(text: string): readonly Part[] {
  const root: Growing = { path: '', name: '', lines: [], parts: [], depth: -1 };
  const stack = [root];
  for (const [number, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const depth = depthOf(line);
    while (stack.length > 1 && (stack.at(-1)?.depth ?? -1) >= depth) stack.pop();
    const parent = stack.at(-1) ?? root;
    const name = nameOf(line);
    // An item that is a mere value, or the rest of a long value, belongs to what it is a value of.
    if (name === undefined && parent !== root) parent.lines.push(number);
    else stack.push(added(parent, name ?? line.trim(), number, depth));
  }
  return root.parts;
}

function added(parent: Growing, name: string, number: number, depth: number): Growing {
  const before = parent.parts.filter((part) => part.name === name).length;
  const path = `${parent.path}/${name}${before === 0 ? '' : `#${String(before)}`}`;
  const part = { path, name, lines: [number], parts: [], depth };
  parent.parts.push(part);
  return part;
}

/** An item of a list stands below its key, even if it is not indented. */
function depthOf(line: string): number {
  const indentation = line.length - line.trimStart().length;
  return 2 * indentation + (line.trimStart().startsWith('- ') ? 1 : 0);
}

/** A variable of Kubernetes is named by its value, one of Docker Compose's list or of an env file by what is before the sign. */
function nameOf(line: string): string | undefined {
  const text = line.trim();
  if (text.startsWith('#') || text === '---') return text;
  const [, variable] = /^- name: *(\S+)/.exec(text) ?? [];
  if (variable !== undefined) return variable;
  const [, name] = /^(?:- )?["']?([\w.$/<-]+)["']?(?::(?=\s|$)| *=)/.exec(text) ?? [];
  return name;
}

/** A part and all parts below it. */
export const withParts = (part: Part): readonly Part[] => [part, ...part.parts.flatMap(withParts)];
