import assert from 'node:assert/strict';
import fc from 'fast-check';
import { regionOf } from '../../../../../src/core/formats/embedded/region';
import { applyEdits } from '../../../../../src/core/text/range';

const whole = (source: string, indent: number): ReturnType<typeof regionOf> =>
  regionOf(source, { start: source.indexOf('\n') + 1, end: source.length }, indent);

const source = 'x: |\n    a: 1\n\n    b:\n      - c\n  # less\n';
const region = whole(source, 4);

/** The text after an edit of the region at the first place where `old` stands. */
function edited(old: string, newText: string, from = source): string {
  const { text, outerEdit } = whole(from, 4);
  const start = text.indexOf(old);
  return applyEdits(from, [outerEdit({ range: { start, end: start + old.length }, newText })]);
}

describe('a region of lines', () => {
  it('is a text without the indentation', () => {
    assert.equal(region.text, 'a: 1\n\nb:\n  - c\n# less\n');
  });

  it('keeps CRLF', () => {
    assert.equal(whole(source.replaceAll('\n', '\r\n'), 4).text, region.text.replaceAll('\n', '\r\n'));
  });

  it('knows where each of its characters stands', () => {
    for (const part of ['a', '1', 'b:', '- c', '# less', 'a: 1\n', '1\n\nb']) {
      const start = region.text.indexOf(part);
      const outer = region.outerRange({ start, end: start + part.length });
      assert.equal(source.slice(outer.start, outer.end).replace(/\n {4}/g, '\n'), part);
    }
  });

  it('ends a range before the indentation of the next line', () => {
    assert.deepEqual(region.outerRange({ start: 0, end: 5 }), { start: 9, end: 14 });
  });
});

describe('an edit of a region', () => {
  it('inside a line', () => {
    assert.equal(edited('1', '2'), source.replace('1', '2'));
  });

  it('of the first word of a line does not touch the indentation', () => {
    assert.deepEqual(region.outerEdit({ range: { start: 0, end: 1 }, newText: 'z' }), {
      range: { start: 9, end: 10 },
      newText: 'z',
    });
  });

  it('adds lines with the indentation, in front of others and at the end', () => {
    assert.equal(edited('b:', 'n: 1\nb:'), source.replace('    b:', '    n: 1\n    b:'));
    const { outerEdit, text } = region;
    const atEnd = outerEdit({ range: { start: text.length, end: text.length }, newText: 'n: 1\n  m: 2\n' });
    assert.equal(applyEdits(source, [atEnd]), `${source}    n: 1\n      m: 2\n`);
  });

  it('adds lines in front of a blank one', () => {
    const { outerEdit } = region;
    const start = region.text.indexOf('\n\n') + 1;
    const edit = outerEdit({ range: { start, end: start }, newText: 'n: 1\n' });
    assert.equal(applyEdits(source, [edit]), source.replace('1\n', '1\n    n: 1\n'));
  });

  it('leaves blank lines blank', () => {
    assert.equal(edited('b:', 'n:\n\n  m: 1\nb:'), source.replace('    b:', '    n:\n\n      m: 1\n    b:'));
  });

  it('takes whole lines with their indentation', () => {
    assert.equal(edited('a: 1\n', ''), source.replace('    a: 1\n', ''));
    assert.equal(edited('a: 1\n\nb:\n', ''), source.replace('    a: 1\n\n    b:\n', ''));
  });

  it('joins lines without the indentation of the second', () => {
    assert.equal(edited(':\n', ': '), source.replace('b:\n      - c', 'b:   - c'));
  });

  it('breaks a line where text follows', () => {
    assert.equal(edited(': 1', ':\n'), source.replace('a: 1', 'a:\n'));
    assert.equal(edited(' ', '\n'), source.replace('a: 1', 'a:\n    1'));
  });

  it('writes the line ends of the file', () => {
    const dos = source.replaceAll('\n', '\r\n');
    assert.equal(edited('1', '1\nn: 2', dos), dos.replace('1', '1\r\n    n: 2'));
  });

  it('at the end of a file without a last line end', () => {
    const open = source.trimEnd().replace('\n  # less', '');
    assert.equal(edited('- c', '- c\n  - d', open), `${open}\n      - d`);
  });
});

describe('laws of a region', () => {
  const line = fc.stringMatching(/^[a-z]{0,3}$/);
  const lines = fc.array(line, { minLength: 1, maxLength: 6 });

  it('whatever is written, the region then holds what was meant', () => {
    fc.assert(
      fc.property(lines, lines, fc.nat(), fc.nat(), fc.boolean(), (before, added, a, b, ended) => {
        const text = before.join('\n') + (ended ? '\n' : '');
        const original = `x:\n${text.replace(/^(?=[^\n])/gm, '   ')}`;
        const { outerEdit, ...inner } = whole(original, 3);
        assert.equal(inner.text, text);
        const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        const edit = { range: { start, end }, newText: added.join('\n') };
        const after = applyEdits(original, [outerEdit(edit)]);
        assert.equal(whole(after, 3).text, applyEdits(text, [edit]), JSON.stringify([text, edit, after]));
      }),
      { numRuns: 2000 },
    );
  });
});
