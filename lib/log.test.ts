import { describe, expect, test } from 'vitest';
import { filesIn, read } from '@/test/house';
import { Misconfigured } from './errors';
import { makeLog, quietConsole, referenceIn, scrubbed, sentenceOf } from './log';

const name = 'Siti Rahmawati';

function written(write: (log: ReturnType<typeof makeLog>) => void): string {
  const lines: string[] = [];
  write(makeLog({ write: (line) => void lines.push(line) }));
  return lines.join('');
}

/** As Next sees it: a console that ends in our log. */
function printed(print: (of: Console) => void): string {
  return written((log) => {
    const of = { ...console };
    quietConsole(of, log);
    print(of);
  });
}

describe('The log', () => {
  test('keeps our own sentences, and of other errors only kind and place', () => {
    const parsing = () => JSON.parse(`${name} is not JSON`);
    expect(parsing).toThrow('Siti');
    const line = written((log) => {
      try {
        parsing();
      } catch (error) {
        log.error({ error }, 'a request failed');
      }
      log.error({ error: new Misconfigured('There is no key file.') });
    });
    expect(line).not.toContain('Siti');
    expect(line).toContain('SyntaxError');
    expect(line).toContain('log.test.ts');
    expect(line).toContain('There is no key file.');
  });

  test('never writes what somebody hands over by mistake', () => {
    const line = written((log) => log.info({ name, user: { signInName: name, password: name } }, 'signed in'));
    expect(line).not.toContain('Siti');
  });

  test('takes what Next prints, without messages, without what was searched for', () => {
    const line = printed((of) => {
      const error = new TypeError(`cannot read ${name}`);
      of.error(` ⨯ TypeError: cannot read ${name}`, error);
      of.error(error.stack, error);
      of.warn(`Request body exceeded 1MB for /cases?q=${encodeURIComponent(name)}&nik=3273014501990002.`);
      of.log('a number 3273 0145 0199 0002 in a sentence');
    });
    expect(line).not.toMatch(/Siti|3273/);
    expect(line).toContain('TypeError');
    expect(line).toContain('Request body exceeded 1MB for /cases?…');
  });

  test('says each error once', () => {
    const line = printed((of) => {
      const error = new Error('anything');
      of.error(error);
      of.error(error);
    });
    expect(line.trim().split('\n')).toHaveLength(1);
  });

  test('knows a case by its number and by nothing else of an address', () => {
    expect(referenceIn('/cases/PNH-2026-00042/edit/who?name=Siti')).toBe('PNH-2026-00042');
    expect(referenceIn('/cases?q=PNH-2026-00042')).toBeUndefined();
  });

  test('is the only way to print for what runs in the server', () => {
    const printing = ['app', 'components', 'db', 'features', 'lib']
      .flatMap(filesIn)
      .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.') && path !== 'lib/log.ts')
      .filter((path) => /\bconsole\.|process\.std(out|err)/.test(read(path)));
    // A start that cannot be ends with one sentence of ours, before there is a server.
    expect(printing).toEqual(['db/check.ts']);
  });
});

describe('On the command line', () => {
  test.each(filesIn('bin').filter((path) => /\.(ts|mjs)$/.test(path) && !path.includes('.test.')))(
    '%s prints no error as it is',
    (path) => {
      expect(read(path)).not.toMatch(/console\.\w+\((error|e|err|cause)\)|\b(error|cause)\.stack\b/);
    },
  );

  test('an unknown failure is told by its kind', () => {
    expect(sentenceOf(new RangeError(name))).toMatch(/^RangeError, at .*log\.test\.ts/);
    expect(scrubbed(`/cases?q=${name}`)).not.toContain('Siti');
  });
});
