// Prints by how many bytes the heap grows over a number of edits. A process of its own: nothing else is on its heap.
import { longValues } from './files';
import { expect } from './measure';
import { ourMistakes } from './ours';

const file = longValues();
edit(20);
const before = used();
edit(Number(process.argv[2]));
console.log(used() - before);

function edit(times: number): void {
  for (let count = 0; count < times; count++) {
    const isMistaken = count % 2 === 1;
    const found = ourMistakes(file, isMistaken ? file.mistaken : file.sound);
    expect(found > 0 === isMistaken, `${found.toString()} findings at edit ${count.toString()}`);
  }
}

function used(): number {
  if (globalThis.gc === undefined) throw new Error('Start it with --expose-gc.');
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}
